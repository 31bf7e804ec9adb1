#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "server/net/connection_id.hpp"

namespace hoithi::bus {

/// A gateway of this process: dense from 0, one for each event loop.
enum class GatewayIndex : std::uint16_t {};
constexpr std::size_t index(GatewayIndex gateway) { return static_cast<std::size_t>(gateway); }

/// Names one connection of this process: a socket of one gateway's port. What holds for sockets
/// holds here: an id kept after its connection closed names nobody, and using it does no harm.
struct ConnectionId {
    net::ConnectionId socket = net::ConnectionId::none;
    GatewayIndex gateway{};

    friend auto operator<=>(const ConnectionId&, const ConnectionId&) = default;
};
static_assert(sizeof(ConnectionId) == 16);

}  // namespace hoithi::bus
