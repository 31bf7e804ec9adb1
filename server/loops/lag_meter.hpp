#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

#include "server/store/latency_histogram.hpp"

namespace hoithi::loops {

/// How late an event loop has been; a copy, taken at one moment.
struct LagStats {
    store::LatencyHistogram lag;  ///< of every tick since the start
    /// The worst of the last 10 s (of a late loop, a little more), with the tick that is due now.
    std::chrono::nanoseconds worst{0};
};

/// Counts how late ticks come that are due every `period`.
class LagMeter {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds period{100};

    /// `due`: when the first tick is.
    explicit LagMeter(Clock::time_point due) : due_(due) {}

    Clock::time_point due() const { return due_; }

    /// The tick that was due came at `now`; the next is due a period later.
    void tick(Clock::time_point now) {
        const Clock::duration late = lateness(now);
        lag_.record(late);
        latest_[next_] = late;
        next_ = (next_ + 1) % latest_.size();
        due_ = now + period;
    }

    LagStats stats(Clock::time_point now) const {
        return {lag_, std::max(lateness(now), *std::ranges::max_element(latest_))};
    }

private:
    Clock::duration lateness(Clock::time_point now) const {
        return std::max(now - due_, Clock::duration::zero());
    }

    Clock::time_point due_;
    store::LatencyHistogram lag_;
    std::array<Clock::duration, 100> latest_{};
    std::size_t next_ = 0;
};

}  // namespace hoithi::loops
