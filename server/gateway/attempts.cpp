#include "server/gateway/attempts.hpp"

#include <algorithm>
#include <chrono>

namespace hoithi::gateway {

namespace {

constexpr int failures_max = 30;
constexpr std::chrono::seconds window{60};
constexpr std::size_t addresses_max = 10'000;

}  // namespace

bool Attempts::may_try(const std::string& address, Clock::time_point now) {
    const auto found = records_.find(address);
    if (found == records_.end()) return true;
    if (now - found->second.since > window) {
        records_.erase(found);
        return true;
    }
    return found->second.failures < failures_max;
}

void Attempts::failed(const std::string& address, Clock::time_point now) {
    const auto found = records_.find(address);
    if (found != records_.end()) {
        ++found->second.failures;
        return;
    }
    if (records_.size() >= addresses_max) {
        std::erase_if(records_, [&](const auto& r) { return now - r.second.since > window; });
    }
    if (records_.size() >= addresses_max) {
        records_.erase(std::ranges::min_element(records_, {}, [](const auto& r) {
            return r.second.since;
        }));
    }
    records_[address] = {1, now};
}

}  // namespace hoithi::gateway
