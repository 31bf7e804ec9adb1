#include "server/settings.hpp"

#include <algorithm>
#include <thread>

namespace hoithi {

namespace {

constexpr unsigned loops_max = 64;

net::KnownHosts known_hosts(const Settings& settings) {
    std::vector<std::string> names = net::names_of_this_machine();
    names.push_back(settings.public_url);
    names.insert(names.end(), settings.allowed_origins.begin(), settings.allowed_origins.end());
    names.insert(names.end(), settings.allowed_hosts.begin(), settings.allowed_hosts.end());
    return net::KnownHosts(names);
}

}  // namespace

Settings with_loops(Settings settings) {
    if (settings.loops == 0) {
        settings.loops = static_cast<std::uint16_t>(
            std::clamp(std::thread::hardware_concurrency(), 1U, loops_max)
        );
    }
    return settings;
}

net::PortConfig limits_of(const Settings& settings) {
    net::PortConfig config;
    config.connections_per_address = settings.connections_per_address;
    config.event_streams_per_address = settings.streams_per_address;
    return config;
}

net::PortConfig port_config_of(const Settings& settings) {
    net::PortConfig config = limits_of(settings);
    if (settings.loops > 1) config.sharing = net::PortSharing::first;
    config.bind_address = settings.bind;
    config.port = settings.port;
    config.known_hosts = known_hosts(settings);
    config.allowed_origins = settings.allowed_origins;
    if (!settings.public_url.empty()) config.allowed_origins.push_back(settings.public_url);
    config.trusted_proxies = settings.trusted_proxies;
    return config;
}

}  // namespace hoithi
