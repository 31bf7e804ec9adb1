#include "server/net/port_config.hpp"

#include <algorithm>

namespace hoithi::net {

std::vector<HttpHeader> default_security_headers() {
    return {
        {"Content-Security-Policy",
         "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
         "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
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
