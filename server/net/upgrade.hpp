#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/net/http.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket_handler.hpp"

namespace hoithi::net {

/// A WebSocket handshake that was found good.
struct Upgrade {
    SocketRequest request;
    /// Sec-WebSocket-Key: 24 characters of base64.
    std::string key;
};

/// The same handshake without anything that does not matter to the protocol: what WebSocket++
/// is given instead of the client's own words.
std::string plain_handshake(std::string_view key);

/// True if the client wants to leave HTTP for a WebSocket, rightly or not. HTTP/1.0 has no such
/// wish (RFC 9110, 7.8).
bool asks_for_upgrade(const HttpRequest& request);

/// Judges a request that asks for an upgrade. A refusal is the response to send; its cause is
/// counted in `refused`.
std::variant<Upgrade, HttpResponse> judge_upgrade(
    const HttpRequest& request, const PortConfig& config, PortStats::Refused& refused
);

/// What speaks against the page that asks, whether for an upgrade or not: its origin, counted in
/// `refused` and told to the operator.
std::optional<HttpResponse> objection_to_origin(
    const HttpRequest& request, const PortConfig& config, PortStats::Refused& refused
);

/// True if a page of `origin` may talk to the server that the browser calls `host`: they are the
/// same and the server is known by that name, or `origin` is among the allowed ones. No origin at
/// all means the client is no browser, so nobody's cookies or trust are being borrowed.
bool origin_may_connect(std::string_view origin, std::string_view host, const PortConfig& config);

}  // namespace hoithi::net
