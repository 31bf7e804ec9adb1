#pragma once

#include "engine/contest.hpp"
#include "server/net/frame.hpp"

namespace hoithi::host {

/// Whether the hall is shown what people wrote: at the reveal of a number or a text.
bool shows_answers(const Contest& contest);

/// What people wrote, for the stages, where shows_answers() is true: the most frequent numbers, or
/// the most frequent wrong texts, since what is right stands in the reveal. Rude words stay out.
net::Frame shown_answers(const Contest& contest);

}  // namespace hoithi::host
