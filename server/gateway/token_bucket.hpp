#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace hoithi::gateway {

/// So many at once, and so many a second on average. A bucket that is not asked costs nothing.
class TokenBucket {
public:
    using Clock = std::chrono::steady_clock;

    struct Rate {
        double burst;
        double per_second;
    };

    bool take(Rate rate, Clock::time_point now) {
        fill(rate, now);
        if (tokens_ < 1) return false;
        tokens_ -= 1;
        return true;
    }

    /// One that was taken turned out not to be needed.
    void give_back() { tokens_ += 1; }

    /// How many have been taken of late: 0 to the burst.
    double missing(Rate rate, Clock::time_point now) {
        fill(rate, now);
        return rate.burst - tokens_;
    }

private:
    void fill(Rate rate, Clock::time_point now) {
        const double waited = std::chrono::duration<double>(now - filled_at_).count();
        // A moment noted elsewhere may lie a little before the last one.
        tokens_ = std::min(rate.burst, tokens_ + std::max(waited, 0.0) * rate.per_second);
        filled_at_ = std::max(filled_at_, now);
    }

    // A new bucket is full, however slowly it fills and however short the clock has been running.
    double tokens_ = std::numeric_limits<double>::infinity();
    Clock::time_point filled_at_{};
};

}  // namespace hoithi::gateway
