#pragma once

#include <string>
#include <vector>

#include "engine/contest.hpp"

namespace hoithi::test {

/// The contest as its journal tells it: every event is written as a line, read back and applied
/// to a state that never sees anything else.
class JournalCopy {
public:
    /// What is wrong with the line; empty: nothing.
    std::string append(const Event& event);

    const Contest& state() const { return state_; }
    const std::vector<std::string>& lines() const { return lines_; }
    std::size_t size() const { return lines_.size(); }

    /// The contest made anew from all lines.
    Contest replayed() const;

private:
    std::vector<std::string> lines_;
    Contest state_;
};

}  // namespace hoithi::test
