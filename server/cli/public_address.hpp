#pragma once

#include <cstdint>
#include <string>

namespace hoithi::cli {

/// The address under which other machines in the room most likely find this one: of the first
/// network card that is up and not the loopback; "localhost" if there is none, or if the server
/// listens on the loopback only.
std::string public_url(const std::string& bind_address, std::uint16_t port);

}  // namespace hoithi::cli
