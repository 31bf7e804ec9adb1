#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// Opens a contest: draws its paper. `seed` is used where the definition names none, `after` as in
/// Setup. Faults point into the definition.
Result<Event, Faults> open_contest(
    ContestDefinition definition,
    const std::vector<Bank>& banks,
    std::uint64_t seed,
    Time now,
    std::string after = {}
);

/// What comes of a command: events to `apply` and to record, or why not. An empty list means
/// that the command was done before (a message sent again). Reads nothing but its arguments.
/// `now` is never before the last event.
Result<Events, Refusal> decide(const Contest& contest, const Command& command, Time now);

/// When the contest next wants a `Tick`; none: never by itself.
std::optional<Time> next_wake(const Contest& contest);

}  // namespace hoithi
