#pragma once

#include <cstdint>
#include <optional>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

// The finale: once a contest is over its host names the winners, on the stage, one place after the
// other. It goes by steps: three for each division, in the order of the definition: its third
// place, its second, its first.

/// A podium has so many places, each of which is named by a step of its own.
constexpr std::uint32_t podium_places = 3;

/// How many steps it has; at this one everybody is told everything.
std::uint32_t finale_steps(const Contest& contest);

/// The place from which on a division's podium is shown at this moment of the finale: 4 (nobody) …
/// 1 (all of it).
std::uint32_t shown_from(const Contest& contest, DivisionIndex division);

/// Whether only hosts know the places now: what the last question brought would name the winner, so
/// it is kept until the finale has named all. A contest that ended before there were finales has
/// told everything.
bool veiled(const Contest& contest);

/// Onwards only, and not within `Advance::settling` of the step before: two presses, or two hosts,
/// are one step.
Result<Events, Refusal> decide_unveil(const Contest& contest, const Unveil& unveil, Time now);

}  // namespace hoithi
