#pragma once

#include <mutex>

#include "server/gateway/address_table.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/net/address_prefix.hpp"

namespace hoithi::gateway {

/// How many new people come from one address: as many at once as the limit says, and as many again
/// every ten minutes. A whole school behind one address passes; one guest does not fill a contest
/// with people who are not there. All gateways of a process share one: any thread.
class JoinBrake {
public:
    using Clock = TokenBucket::Clock;

    explicit JoinBrake(net::AddressLimit limit) : limit_(limit) {}

    /// Counts one more; false if there are too many.
    bool take(const net::AddressPrefix& address, Clock::time_point now);
    /// The one counted did not become one of the contest.
    void give_back(const net::AddressPrefix& address);

private:
    const net::AddressLimit limit_;
    std::mutex mutex_;
    AddressTable<TokenBucket> buckets_{addresses_remembered};  // guarded
};

}  // namespace hoithi::gateway
