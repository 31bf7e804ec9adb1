#include "server/gateway/join_brake.hpp"

#include <chrono>

namespace hoithi::gateway {

namespace {

constexpr std::chrono::seconds filled_within{600};

TokenBucket::Rate rate_of(const net::AddressLimit& limit) {
    const auto most = static_cast<double>(limit.most);
    return {most, most / static_cast<double>(filled_within.count())};
}

}  // namespace

bool JoinBrake::take(const net::AddressPrefix& address, Clock::time_point now) {
    if (!limit_.holds_for(address)) return true;
    const std::lock_guard guard{mutex_};
    return buckets_.of(address).take(rate_of(limit_), now);
}

void JoinBrake::give_back(const net::AddressPrefix& address) {
    if (!limit_.holds_for(address)) return;
    const std::lock_guard guard{mutex_};
    buckets_.of(address).give_back();
}

}  // namespace hoithi::gateway
