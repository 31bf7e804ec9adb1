#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hoithi::net {

/// Whom a request comes from: the peer itself, or, if the peer is a trusted proxy, the last
/// address in its X-Forwarded-For that is not a trusted proxy too. Text that is no address
/// counts for nothing.
std::string remote_address(
    const std::string& peer,
    std::string_view forwarded_for,
    const std::vector<std::string>& trusted_proxies
);

}  // namespace hoithi::net
