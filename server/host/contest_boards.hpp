#pragma once

#include <cstdint>

#include "engine/contest.hpp"
#include "server/host/roster.hpp"
#include "server/host/units.hpp"
#include "server/leaderboard/board.hpp"
#include "server/store/contests.hpp"

namespace hoithi::host {

/// How much of a board gets rows of its own.
struct BoardLimits {
    std::uint32_t whole = 50'000;  // entrants up to which everybody has a row …
    std::uint32_t top = 1'000;     // … and how many of more have one
};

/// What the public may read of a contest's standings now: a board for each division, for each
/// division of each round where there are several, and of the units if the contest ranks them.
/// `units` is the contest's list, or null. Linear in contestants, times showings for the rounds.
leaderboard::ContestBoards contest_boards(
    const Contest& contest,
    std::uint64_t version,
    const store::ContestRow& row,
    const Roster& roster,
    const Units* units,
    const BoardLimits& limits
);

}  // namespace hoithi::host
