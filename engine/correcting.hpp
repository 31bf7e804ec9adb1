#pragma once

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

// Corrections after the fact. Each needs a reason, which everybody is told, and marks every
// answer again that it touches (streaks carry over from one question to the next). A reason comes
// cleaned (engine/text/reason.hpp).

/// The most characters of a reason.
constexpr std::size_t reason_characters_max = 300;

Result<Events, Refusal> decide_void(const Contest& contest, const VoidQuestion& command, Time now);
/// Undoes a void. A question that the contest's end cut off counts from now on, and with it the
/// answers that were recorded for it.
Result<Events, Refusal> decide_restore(
    const Contest& contest, const RestoreQuestion& command, Time now
);
Result<Events, Refusal> decide_change_key(
    const Contest& contest, const ChangeKey& command, Time now
);

}  // namespace hoithi
