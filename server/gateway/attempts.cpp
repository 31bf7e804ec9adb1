#include "server/gateway/attempts.hpp"

#include <algorithm>
#include <chrono>

namespace hoithi::gateway {

namespace {

constexpr std::chrono::seconds window{60};
constexpr std::size_t records_max = 10'000;

/// Failures a minute after which an address has to wait.
constexpr int failures_max(Guess guess) { return guess == Guess::secret ? 30 : 300; }

}  // namespace

bool Attempts::may_try(const std::string& address, Guess guess, Clock::time_point now) {
    const std::lock_guard guard{mutex_};
    const auto found = records_.find({address, guess});
    if (found == records_.end()) return true;
    if (now - found->second.since > window) {
        records_.erase(found);
        return true;
    }
    return found->second.failures < failures_max(guess);
}

void Attempts::failed(const std::string& address, Guess guess, Clock::time_point now) {
    const std::lock_guard guard{mutex_};
    const auto found = records_.find({address, guess});
    if (found != records_.end()) {
        ++found->second.failures;
        return;
    }
    if (records_.size() >= records_max) {
        std::erase_if(records_, [&](const auto& r) { return now - r.second.since > window; });
    }
    if (records_.size() >= records_max) {
        records_.erase(std::ranges::min_element(records_, {}, [](const auto& r) {
            return r.second.since;
        }));
    }
    records_[{address, guess}] = {1, now};
}

}  // namespace hoithi::gateway
