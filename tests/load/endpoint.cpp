#include "tests/load/endpoint.hpp"

#include <stdexcept>

#include <arpa/inet.h>
#include <sys/resource.h>

namespace hoithi::load {

namespace {

constexpr std::uint32_t connections_per_address = 4000;

}  // namespace

Endpoint endpoint_of(std::string_view url) {
    constexpr std::string_view scheme = "ws://";
    if (!url.starts_with(scheme)) throw std::invalid_argument("a URL begins with ws://");
    url.remove_prefix(scheme.size());
    Endpoint endpoint;
    endpoint.host = std::string(url.substr(0, url.find('/')));
    const std::size_t colon = endpoint.host.find(':');
    if (colon == std::string::npos) throw std::invalid_argument("a URL needs a port");
    const int port = std::stoi(endpoint.host.substr(colon + 1));
    if (port < 1 || port > UINT16_MAX) throw std::invalid_argument("there is no such port");
    endpoint.address.sin_family = AF_INET;
    endpoint.address.sin_port = htons(static_cast<std::uint16_t>(port));
    const std::string address = endpoint.host.substr(0, colon);
    if (inet_pton(AF_INET, address.c_str(), &endpoint.address.sin_addr) != 1) {
        throw std::invalid_argument("a URL needs a numeric IPv4 address");
    }
    return endpoint;
}

sockaddr_in source_address(std::uint32_t connection) {
    constexpr std::uint32_t first = 0x7F000101;  // 127.0.1.1
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(first + connection / connections_per_address);
    return address;
}

std::uint64_t raise_descriptor_limit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

}  // namespace hoithi::load
