#pragma once

#include "engine/contest.hpp"

namespace hoithi {

// What `apply` makes of the marks: tallies and places. Linear in contestants, and in showings
// for `tally_all`.

/// Adds the current showing, just revealed, to everybody's tally.
void tally_current(Contest& contest);
/// Makes all tallies anew from the recorded marks.
void tally_all(Contest& contest);
/// Places everybody in their division by the tallies, once anything was revealed.
void place_all(Contest& contest);

}  // namespace hoithi
