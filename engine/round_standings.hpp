#pragma once

#include <cstddef>
#include <vector>

#include "engine/contest.hpp"

namespace hoithi {

/// How a contest stands by one of its rounds alone.
struct RoundStandings {
    /// By contestant, of the round's showings that count; of those who were there when the
    /// contest's own places were made.
    std::vector<Tally> tallies;
    Places places;  // by the contest's tie-break keys; nobody's before a reveal in the round
};

/// The standings of round `round` (0 …, as in the definition), by the same rules as the contest's:
/// its divisions, its keys, without the removed. A prediction is about the whole contest and its
/// error settles ties here as it does there; a streak counts within the round. A spare belongs
/// to the round it was drawn for. Linear in contestants times the round's showings, and
/// n log n for the places.
RoundStandings round_standings(const Contest& contest, std::size_t round);

}  // namespace hoithi
