#pragma once

#include <string>
#include <vector>

#include "engine/contest.hpp"

namespace hoithi::test {

// What must hold in every state of every contest; each function lists in words what does not.

/// Nobody is told anything too soon, and what is told agrees with the state.
std::vector<std::string> broken_secrets(const Contest& contest);

/// No question is shown twice, and each showing's times are in order.
std::vector<std::string> broken_showings(const Contest& contest);

/// The board is what the places say, cut to its size.
std::vector<std::string> broken_boards(const Contest& contest);

/// An event against the state it comes to: answers in their time, timers that run out.
std::vector<std::string> broken_rules(const Contest& before, const Event& event);

}  // namespace hoithi::test
