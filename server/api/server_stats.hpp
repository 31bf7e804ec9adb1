#pragma once

#include <vector>

#include "server/gateway/gateway.hpp"
#include "server/loops/lag_meter.hpp"
#include "server/net/port_stats.hpp"

namespace hoithi::api {

/// What the server's event loops count, all of them together.
struct ServerStats {
    net::PortStats port;
    gateway::GatewayStats gateway;
    std::vector<loops::LagStats> loops;  // each by itself; the contests' own first
};

}  // namespace hoithi::api
