#pragma once

#include <functional>
#include <optional>
#include <string>

#include "tests/load/figures.hpp"

namespace hoithi::load {

/// How somebody who leads two load tools (run_load) makes them play in turn: a line on standard
/// input asks for one question more, a line of figures on standard output answers it. The end of
/// the input ends that.
class Turns {
public:
    /// The next line. `meanwhile` is called again and again until it is there; nothing when there
    /// are no more.
    std::optional<std::string> next(const std::function<void()>& meanwhile);

    /// Says what was measured since the last time, and forgets it.
    static void tell(Figures& figures);

private:
    std::string unread_;
};

}  // namespace hoithi::load
