#pragma once

#include "server/bus/network_id.hpp"
#include "server/net/address_prefix.hpp"

namespace hoithi::gateway {

/// The network that somebody comes from, hashed with a key of this process, so that whoever reads
/// the memory of a contest learns no address. Unknown for the prefix of nobody. Any thread.
bus::NetworkId network_of(const net::AddressPrefix& prefix);

}  // namespace hoithi::gateway
