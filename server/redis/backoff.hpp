#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "engine/random.hpp"

namespace hoithi::redis {

/// How long to wait before the next attempt: up to 100 ms at first, twice as long each time, up to
/// 10 s; each wait is drawn from the upper half, so that many servers do not come back at once.
class Backoff {
public:
    static constexpr std::chrono::milliseconds first{100};
    static constexpr std::chrono::milliseconds longest{10'000};

    /// The same seed gives the same waits.
    explicit Backoff(std::uint64_t seed) : random_(seed) {}

    std::chrono::milliseconds next() {
        const std::int64_t half = bound_.count() / 2;
        bound_ = std::min(bound_ * 2, longest);
        return std::chrono::milliseconds(
            half + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(half) + 1))
        );
    }
    /// After an attempt that succeeded.
    void reset() { bound_ = first; }

private:
    Random random_;
    std::chrono::milliseconds bound_ = first;
};

}  // namespace hoithi::redis
