#pragma once

#include <algorithm>
#include <chrono>

#include "engine/time.hpp"

namespace hoithi {

/// Contest time: milliseconds since 1970, set once when the server starts and steady from then
/// on, whatever becomes of the machine's wall clock. Any thread.
class ServerClock {
public:
    using Steady = std::chrono::steady_clock;

    /// What it reads.
    using Source = Steady::time_point (*)();

    /// `not_before`: the latest moment in any journal. A wall clock that was set back must not
    /// make a contest wait for its own past.
    explicit ServerClock(Time not_before, Source source = Steady::now)
        : source_(source), steady_start_(source()), start_(std::max(wall_now(), not_before)) {}

    Time now() const { return at(source_()); }
    Time at(Steady::time_point moment) const {
        return start_ + std::chrono::duration_cast<Millis>(moment - steady_start_);
    }

    static Time wall_now() {
        return std::chrono::duration_cast<Millis>(std::chrono::system_clock::now().time_since_epoch(
        ));
    }

private:
    Source source_;
    Steady::time_point steady_start_;
    Time start_;
};

}  // namespace hoithi
