#include "server/net/port_config.hpp"

#include <algorithm>
#include <optional>

namespace hoithi::net {

namespace {

constexpr std::string_view policy_of_pages =
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

/// Adds the WebSockets of a host. The policy's language has no IPv6 addresses and no underscores;
/// there 'self' has to do.
void add_sockets(std::string& policy, const std::optional<Authority>& host) {
    if (!host || host->host.find_first_of(":_") != std::string::npos) return;
    constexpr std::uint16_t http_port = 80;
    constexpr std::uint16_t https_port = 443;
    const std::uint16_t port = host->port.value_or(0);
    const bool usual = port == 0 || port == http_port || port == https_port;
    const std::string there = host->host + (usual ? "" : ":" + std::to_string(port));
    policy += " ws://" + there + " wss://" + there;
}

}  // namespace

std::string content_security_policy(
    std::string_view host, std::string_view inline_scripts, const PortConfig& config
) {
    std::string policy(policy_of_pages);
    const auto called = parse_authority(host);
    add_sockets(policy, called);
    for (const std::string& origin : config.allowed_origins) {
        const auto other = authority_of(origin);
        if (!called || !other || other->host != called->host) add_sockets(policy, other);
    }
    if (!inline_scripts.empty()) policy.append("; script-src 'self' ").append(inline_scripts);
    return policy;
}

bool is_trustworthy(std::string_view host, const PortConfig& config) {
    const auto called = parse_authority(host);
    if (!called) return false;
    const std::string_view name = called->host;
    if (name == "localhost" || name == "127.0.0.1" || name == "::1") return true;
    return std::ranges::any_of(config.allowed_origins, [&](const std::string& origin) {
        const auto other = authority_of(origin);
        return other && other->host == name && origin.starts_with("https:");
    });
}

std::vector<HttpHeader> default_security_headers() {
    return {
        {"Content-Security-Policy", std::string(policy_of_pages)},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    };
}

std::size_t PortConfig::body_limit(std::string_view path) const {
    std::size_t bytes_max = http_body_bytes_max;
    std::size_t longest = 0;
    for (const auto& limit : http_body_limits) {
        if (!path.starts_with(limit.path_prefix) || limit.path_prefix.size() < longest) continue;
        longest = limit.path_prefix.size();
        bytes_max = limit.bytes_max;
    }
    return bytes_max;
}

std::size_t PortConfig::body_limit_max() const {
    std::size_t bytes_max = http_body_bytes_max;
    for (const auto& limit : http_body_limits) {
        bytes_max = std::max(bytes_max, limit.bytes_max);
    }
    return bytes_max;
}

}  // namespace hoithi::net
