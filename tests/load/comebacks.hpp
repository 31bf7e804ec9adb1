#pragma once

#include <cstdint>
#include <random>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tests/load/samples.hpp"

namespace hoithi::load {

/// When those whose connection was lost on their way back try again, as docs/protocol.md asks:
/// after 0.25 s, doubling up to 5 s, each wait drawn from half to the whole of it.
class Comebacks {
public:
    void lost(std::uint32_t who, TimePoint now);
    /// Those whose wait is over; each is told once.
    std::vector<std::uint32_t> due(TimePoint now);
    /// How often anybody had to try again so far.
    std::uint32_t tries_again() const { return tries_again_; }
    /// Everybody is back: the next wait is the shortest again.
    void forget();

private:
    std::unordered_map<std::uint32_t, std::uint32_t> times_lost_;
    std::vector<std::pair<TimePoint, std::uint32_t>> waiting_;
    std::mt19937 random_{10'10};
    std::uint32_t tries_again_ = 0;
};

}  // namespace hoithi::load
