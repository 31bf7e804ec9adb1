#pragma once

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// Whether a command is about who takes part: join, remove, reinstate, lock, unlock,
/// and whose names the public reads.
bool concerns_joining(const Command& command);

/// The rules of taking part; `command` is one that `concerns_joining`.
Result<Events, Refusal> decide_joining(const Contest& contest, const Command& command, Time now);

}  // namespace hoithi
