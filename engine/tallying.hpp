#pragma once

#include <span>
#include <vector>

#include "engine/contest.hpp"

namespace hoithi {

// What comes of the marks: tallies and places, of the contest for `apply`, of any other choice of
// showings for whoever chooses. All are linear in contestants, and in the showings they look at;
// placing is n log n.

/// Adds a showing's recorded marks to everybody's tally. `tallies` is by contestant.
void add_marks(const Contest& contest, const Showing& showing, std::vector<Tally>& tallies);
/// Enters how far everybody's prediction was off, once that is known.
void add_prediction_errors(const Contest& contest, std::vector<Tally>& tallies);
/// Places everybody who was not removed in their division by `tallies`, which is by contestant and
/// may leave out who joined last.
Places places_by(const Contest& contest, std::span<const Tally> tallies);

/// Adds the current showing, just revealed, to everybody's tally.
void tally_current(Contest& contest);
/// Makes all tallies anew from the recorded marks.
void tally_all(Contest& contest);
/// Places everybody in their division by the tallies, once anything was revealed.
void place_all(Contest& contest);

}  // namespace hoithi
