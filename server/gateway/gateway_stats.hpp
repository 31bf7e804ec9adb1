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
    std::uint64_t no_place = 0;  // turned away because the house is full
    std::uint64_t admitted = 0;  // contestants and spectators, to the contests' doors
    std::uint64_t waiting = 0;   // now, in the line

    /// Adds what another gateway of the same process counts.
    GatewayStats& operator+=(const GatewayStats& other);
};

}  // namespace hoithi::gateway
