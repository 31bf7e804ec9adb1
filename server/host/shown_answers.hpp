#pragma once

#include "engine/contest.hpp"
#include "server/net/frame.hpp"

namespace hoithi::host {

/// What people wrote, for the stages, where shows_what_was_given() (engine/outcome.hpp): the most
/// frequent numbers, or the most frequent wrong texts, since what is right stands in the reveal.
/// Rude words stay out.
net::Frame shown_answers(const Contest& contest);

}  // namespace hoithi::host
