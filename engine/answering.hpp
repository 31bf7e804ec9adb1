#pragma once

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// The most that a measured round trip takes off an answer time.
constexpr Millis round_trip_max{250};
/// The most that a question's own way to a contestant puts off the start of their time.
constexpr Millis fan_out_max{2000};

/// One contestant's answer time: from the moment the question left for them, or opened where that
/// is not known, to the moment the answer came in, less pauses and the allowed round trip; 0 … the
/// time to the deadline. What came in during a pause (the process stood still and read it
/// afterwards) came in as it began.
Millis answer_time(const Showing& showing, const Journey& journey);

/// When an answer counts as given: it came in then, less the allowed round trip; not before the
/// question opened and not after its deadline.
Time given_at(const Showing& showing, const Journey& journey);

/// One answer a contestant while the question is open. What it is worth is decided here, once,
/// and stands in the event.
Result<Events, Refusal> decide_answer(
    const Contest& contest, const SubmitAnswer& command, Time now
);

}  // namespace hoithi
