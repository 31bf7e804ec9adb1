#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/api/media.hpp"
#include "server/host/contest_boards.hpp"
#include "server/net/port_config.hpp"
#include "server/redis_side.hpp"

namespace hoithi {

/// What a server is started with.
struct Settings {
    std::filesystem::path data = "data";
    std::filesystem::path pages = "web_client/dist";
    std::string bind = "0.0.0.0";
    std::uint16_t port = 8080;
    std::string public_url;  // an origin; empty: found out
    std::vector<std::string> allowed_origins;
    net::TrustedProxies trusted_proxies;
    /// How much one address may have; see net::AddressLimit. A school of 1,000 passes each.
    net::AddressLimit connections_per_address{3000, false};
    net::AddressLimit streams_per_address{100, false};
    net::AddressLimit joins_per_address{1500, false};
    std::vector<std::string> allowed_hosts;
    /// Pictures and sounds of the banks and of the contests to open, as api::Media keeps them.
    api::MediaNames media;
    std::string metrics_token;  // empty: metrics are for this machine
    host::BoardLimits board_limits;
    std::optional<RedisSettings> redis;
    /// Contestants and spectators let in a second; 0: nobody waits.
    std::uint32_t admit_rate = 2000;
    /// Event loops; 0: as many as there are processors.
    std::uint16_t loops = 0;
};

/// The same with as many loops as there are processors, unless it says how many.
Settings with_loops(Settings settings);

/// What all ports share: how much one address may have.
net::PortConfig limits_of(const Settings& settings);

/// The port, with those limits: where it listens and by what names it is known.
net::PortConfig port_config_of(const Settings& settings);

}  // namespace hoithi
