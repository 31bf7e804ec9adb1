#pragma once

#include <cstdint>

namespace hoithi::gateway {

/// What `/metrics` tells of the gateway; present values and counters since the start.
struct GatewayStats {
    std::uint64_t messages = 0;
    std::uint64_t not_understood = 0;
    std::uint64_t too_many = 0;
    std::uint64_t turned_away = 0;
    std::uint64_t replaced = 0;
    std::uint64_t no_place = 0;        // turned away because the house is full
    std::uint64_t wrong_codes = 0;     // knocks that showed one
    std::uint64_t wrong_secrets = 0;   // and tokens
    std::uint64_t codes_unjudged = 0;  // too many wrong ones came from the address
    std::uint64_t too_many_joins = 0;  // joins refused because of their address
    std::uint64_t admitted = 0;        // contestants and spectators, to the contests' doors
    std::uint64_t waiting = 0;         // now, in the line
    std::uint64_t refusals_held = 0;   // now, to be told late

    /// Adds what another gateway of the same process counts.
    GatewayStats& operator+=(const GatewayStats& other);
};

}  // namespace hoithi::gateway
