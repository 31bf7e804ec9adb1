#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace hoithi::store {

/// Durations counted in fixed buckets; what Prometheus wants to be fed.
class LatencyHistogram {
public:
    /// Upper bounds of the buckets, in microseconds; a last bucket takes all that is longer.
    static constexpr std::array<std::int64_t, 12> bounds_us{
        250,
        500,
        1'000,
        2'000,
        5'000,
        10'000,
        20'000,
        50'000,
        100'000,
        200'000,
        500'000,
        1'000'000};

    void record(std::chrono::nanoseconds duration) {
        const auto microseconds =
            std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
        std::size_t bucket = 0;
        while (bucket < bounds_us.size() && microseconds > bounds_us[bucket]) ++bucket;
        ++counts_[bucket];
        ++count_;
        sum_us_ += microseconds;
    }

    /// How many fell into each bucket (not cumulative).
    const std::array<std::uint64_t, bounds_us.size() + 1>& counts() const { return counts_; }
    std::uint64_t count() const { return count_; }
    std::int64_t sum_us() const { return sum_us_; }

private:
    std::array<std::uint64_t, bounds_us.size() + 1> counts_{};
    std::uint64_t count_ = 0;
    std::int64_t sum_us_ = 0;
};

}  // namespace hoithi::store
