#pragma once

#include <string>

#include "server/bus/network_id.hpp"

namespace hoithi::gateway {

/// The network that an address belongs to: the address itself for IPv4, where a school or a mobile
/// operator has one for many, and the /64 for IPv6, where every household has one. Hashed with a
/// key of this process, so that whoever reads the memory of a contest learns no address. Unknown
/// for text that is no address. Any thread.
bus::NetworkId network_of(const std::string& address);

}  // namespace hoithi::gateway
