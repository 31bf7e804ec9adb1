#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/result.hpp"

namespace hoithi::redis {

/// Where Redis listens: a host and port, or a Unix socket if `path` is not empty.
struct Address {
    std::string host{};  // name or number; IPv6 without brackets
    std::uint16_t port = 6379;
    std::string path{};
    std::uint32_t database = 0;

    bool is_unix() const { return !path.empty(); }
    /// As read_address() reads it; there is no secret in it.
    std::string text() const;

    bool operator==(const Address&) const = default;
};

/// Reads `redis://host[:port][/db]` or `unix:/path[?db=N]`; otherwise a sentence that says what to
/// write instead, without repeating what was given: there may be a password in it.
Result<Address, std::string> read_address(std::string_view url);

}  // namespace hoithi::redis
