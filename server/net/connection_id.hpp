#pragma once

#include <cstdint>

namespace hoithi::net {

/// Names one WebSocket connection of one Port. The low 32 bits are its place in a dense table,
/// the high 32 bits say which tenant of that place is meant: an id kept after its connection
/// closed names nobody, and using it does no harm. No id is ever 0.
enum class ConnectionId : std::uint64_t { none = 0 };

constexpr ConnectionId connection_id(std::uint32_t slot, std::uint32_t generation) {
    return ConnectionId{(std::uint64_t{generation} << 32U) | slot};
}

constexpr std::uint32_t slot_of(ConnectionId id) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(id));
}

constexpr std::uint32_t generation_of(ConnectionId id) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(id) >> 32U);
}

}  // namespace hoithi::net
