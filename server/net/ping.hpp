#pragma once

#include <string_view>

#include "server/net/frame.hpp"
#include "server/net/port_config.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

/// A ping that carries the moment it was made.
Frame ping_frame(TimePoint made_at);

/// True if a pong's payload is the answer to the ping made then. Anything else is the peer's
/// invention, and says nothing of the round trip.
bool answers_ping(std::string_view payload, TimePoint made_at);

/// How long after a connection's `pings`-th ping the next one is due.
Clock::duration until_next_ping(const PortConfig& config, int pings, std::uint32_t slot);

}  // namespace hoithi::net
