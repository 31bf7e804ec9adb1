#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <netinet/in.h>

namespace hoithi::load {

/// Where a server listens.
struct Endpoint {
    sockaddr_in address{};
    std::string host;  // "127.0.0.1:8080", for the Host header
};

/// Out of `ws://127.0.0.1:8080/ws`: a numeric IPv4 address and a port. Throws
/// std::invalid_argument for anything else.
Endpoint endpoint_of(std::string_view url);

/// The address the connection of this number comes from: there are about 28,000 local ports for
/// each, so a crowd needs several, and a server sees more than one neighbour.
sockaddr_in source_address(std::uint32_t connection);

/// Lets this process open as many descriptors as it may. Gives how many those are.
std::uint64_t raise_descriptor_limit();

}  // namespace hoithi::load
