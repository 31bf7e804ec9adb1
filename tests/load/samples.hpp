#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <vector>

namespace hoithi::load {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

inline double in_ms(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// Measured values of one kind, and what stands at a share of them.
class Samples {
public:
    void add(double value) {
        values_.push_back(value);
        sorted_ = false;
    }
    std::size_t size() const { return values_.size(); }

    /// The value that `share` (0–1) of all do not exceed, by nearest rank; 0 without values.
    double at(double share) {
        if (values_.empty()) return 0;
        if (!sorted_) std::ranges::sort(values_);
        sorted_ = true;
        const double rank = std::ceil(share * static_cast<double>(values_.size()));
        return values_[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
    }
    double first() { return at(0); }
    /// Of an even number the middle of the two in the middle.
    double median() {
        const double lower = at(0.5);
        if (values_.empty() || values_.size() % 2 == 1) return lower;
        return (lower + values_[values_.size() / 2]) / 2;
    }
    double last() { return at(1); }

private:
    std::vector<double> values_;
    bool sorted_ = true;
};

}  // namespace hoithi::load
