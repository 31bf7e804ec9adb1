#pragma once

#include <optional>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

// The live quiz: everybody answers the same question at the same time, the host drives.
//
//   lobby → lead-in → open → closed → reveal → board → lead-in … → finished
//
// docs/decisions/0003-formats.md says how another format stands beside it.

Result<Events, Refusal> decide_live_quiz(const Contest& contest, const Command& command, Time now);
std::optional<Time> next_wake_live_quiz(const Contest& contest);

}  // namespace hoithi
