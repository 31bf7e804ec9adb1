#pragma once

#include <vector>

#include "engine/contest.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::host {

/// The different answers to a question with a number or a text, of those who are in the contest;
/// most given first. Linear in contestants.
std::vector<protocol::GivenAnswers::Row> given_answers(
    const Contest& contest, const Showing& showing
);

}  // namespace hoithi::host
