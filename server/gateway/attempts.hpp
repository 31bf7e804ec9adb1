#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/gateway/address_table.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/net/address_prefix.hpp"

namespace hoithi::gateway {

/// How often an address tried what was wrong, and what that costs it: the answer to the next wrong
/// try comes later. What is right passes at once, whatever its address did before.
///
/// Join codes have six digits, so tries at them are bounded too, and each is counted before it is
/// judged: tries made at the same time count like others. A code that was right from an address
/// before is no longer a try there, so a school whose allowance is used up by one guest still gets
/// in. Secrets and tokens of 128 bits are judged always.
///
/// Bounded: with too many addresses at once the oldest are forgotten. All gateways of a process
/// share one: any thread.
class Attempts {
public:
    using Clock = TokenBucket::Clock;
    using Millis = std::chrono::milliseconds;

    /// Wrong codes of one address: so many at once, and 900 an hour for as long as it goes on.
    static constexpr TokenBucket::Rate code_rate{3000, 0.25};
    /// The answer to a wrong try comes so much later for each one before it, up to the most: a page
    /// that hears nothing for 6 s takes the connection for lost.
    static constexpr Millis delay_step{10};
    static constexpr Millis delay_most{4000};

    /// What a code is before it is judged.
    enum class Try : std::uint8_t {
        known,    // right from this address before
        counted,  // to be settled by right() or wrong_code()
        refused,  // too many wrong ones: it is not judged
    };
    Try begin(const net::AddressPrefix& address, std::string_view code, Clock::time_point now);

    /// The code was right: a try that was counted is given back.
    void right(const net::AddressPrefix& address, const std::string& code, Try tried);
    /// It was wrong. How late to say so.
    Millis wrong_code(
        const net::AddressPrefix& address, std::string_view code, Clock::time_point now
    );
    /// A secret or a token was. How late to say so.
    Millis wrong_secret(const net::AddressPrefix& address, Clock::time_point now);

private:
    struct Record {
        TokenBucket codes;
        TokenBucket secrets;
        std::vector<std::string> known;  // codes that were right; the latest last
    };

    std::mutex mutex_;
    AddressTable<Record> records_{addresses_remembered};  // guarded
};

}  // namespace hoithi::gateway
