#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "server/gateway/token_bucket.hpp"

namespace hoithi::gateway {

/// What somebody who knocks could be guessing at.
enum class Guess : std::uint8_t { code, secret };

/// Counts failed knocks by address, so that nobody can try codes or secrets by the thousand. A
/// hall behind one address shares the allowance: it is wide for codes, which people mistype, and
/// who comes back with a token of 128 bits is never counted. Bounded: with too many addresses at
/// once the oldest are forgotten. All gateways of a process share one, so that an address has its
/// allowance once: any thread.
class Attempts {
public:
    using Clock = TokenBucket::Clock;

    bool may_try(const std::string& address, Guess guess, Clock::time_point now);
    void failed(const std::string& address, Guess guess, Clock::time_point now);

private:
    struct Record {
        int failures = 0;
        Clock::time_point since{};
    };
    using Key = std::pair<std::string, Guess>;

    std::mutex mutex_;
    std::map<Key, Record> records_;  // guarded
};

}  // namespace hoithi::gateway
