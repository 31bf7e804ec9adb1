#include "tests/load/comebacks.hpp"

#include <algorithm>
#include <chrono>

namespace hoithi::load {

namespace {

constexpr std::chrono::milliseconds shortest{250};
constexpr std::chrono::milliseconds longest{5000};
constexpr std::uint32_t doublings_max = 5;

}  // namespace

void Comebacks::lost(std::uint32_t who, TimePoint now) {
    const std::uint32_t doublings = std::min(times_lost_[who]++, doublings_max);
    const Clock::duration whole = std::min<Clock::duration>(shortest * (1U << doublings), longest);
    const Clock::rep half = whole.count() / 2;
    const auto drawn = static_cast<Clock::rep>(random_()) % (half + 1);
    waiting_.emplace_back(now + Clock::duration(half + drawn), who);
    ++tries_again_;
}

std::vector<std::uint32_t> Comebacks::due(TimePoint now) {
    std::vector<std::uint32_t> whose;
    std::erase_if(waiting_, [&](const auto& wait) {
        if (wait.first > now) return false;
        whose.push_back(wait.second);
        return true;
    });
    return whose;
}

void Comebacks::forget() {
    times_lost_.clear();
    waiting_.clear();
}

}  // namespace hoithi::load
