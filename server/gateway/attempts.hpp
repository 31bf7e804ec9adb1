#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "server/gateway/token_bucket.hpp"

namespace hoithi::gateway {

/// Counts failed knocks (wrong code, token, secret) by address, so that nobody can try codes or
/// secrets by the thousand. Bounded: with too many addresses at once the oldest are forgotten.
class Attempts {
public:
    using Clock = TokenBucket::Clock;

    /// Whether the address may try once more. A hall behind one address shares the allowance,
    /// so it is spent by failures only.
    bool may_try(const std::string& address, Clock::time_point now);
    void failed(const std::string& address, Clock::time_point now);

private:
    struct Record {
        int failures = 0;
        Clock::time_point since{};
    };
    std::map<std::string, Record> records_;
};

}  // namespace hoithi::gateway
