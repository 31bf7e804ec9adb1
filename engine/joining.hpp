#pragma once

#include <optional>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// Why nobody new can join now, whoever they are; none: they can.
std::optional<Refusal> shut_to_newcomers(const Contest& contest);

/// Whether a command is about who takes part: join, remove, reinstate, lock, unlock, at which
/// device, by what name, and whose names the public reads.
bool concerns_joining(const Command& command);

/// The rules of taking part; `command` is one that `concerns_joining`.
Result<Events, Refusal> decide_joining(const Contest& contest, const Command& command, Time now);

}  // namespace hoithi
