#include "server/net/upgrade.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "server/net/authority.hpp"
#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"
#include "server/net/port.hpp"

namespace hoithi::net {

namespace {

// 16 bytes in base64: 22 characters and two signs of padding.
bool is_handshake_key(std::string_view key) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return key.size() == 24 && key.ends_with("==") &&
           key.find_first_not_of(letters) == key.size() - 2;
}

bool has_body(const HttpRequest& request) {
    const std::string_view length = request.header("content-length");
    return request.count("transfer-encoding") > 0 ||
           length.find_first_not_of('0') != std::string_view::npos;
}

/// What two readers might take different ones of.
bool stand_once(const HttpRequest& request) {
    return request.count("sec-websocket-key") <= 1 && request.count("origin") <= 1 &&
           request.count("sec-websocket-version") <= 1;
}

HttpResponse wrong_version() {
    HttpResponse response = plain_response(426, "WebSocket version 13 is needed.");
    response.headers.push_back({"Sec-WebSocket-Version", "13"});
    return response;
}

}  // namespace

std::string plain_handshake(std::string_view key) {
    std::string text = "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n";
    text += "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ";
    text += subprotocol;
    text += "\r\nSec-WebSocket-Key: ";
    text += key;
    text += "\r\n\r\n";
    return text;
}

bool asks_for_upgrade(const HttpRequest& request) {
    return request.version >= 11 && request.lists("upgrade", "websocket") &&
           request.lists("connection", "upgrade");
}

std::variant<Upgrade, HttpResponse> judge_upgrade(
    const HttpRequest& request, const PortConfig& config, PortStats::Refused& refused
) {
    if (request.target != socket_path) {
        ++refused.path;
        return plain_response(404, "WebSockets open at /ws only.");
    }
    if (auto refusal = objection_to_origin(request, config, refused)) return *std::move(refusal);
    const std::string_view key = request.header("sec-websocket-key");
    if (request.method != "GET" || request.head_only || has_body(request) || !stand_once(request) ||
        !is_handshake_key(key)) {
        ++refused.handshake;
        return plain_response(400, "This is no WebSocket handshake.");
    }
    if (request.header("sec-websocket-version") != "13") {
        ++refused.handshake;
        return wrong_version();
    }
    if (!request.lists("sec-websocket-protocol", subprotocol)) {
        ++refused.subprotocol;
        return plain_response(400, "The WebSocket subprotocol hoithi.v1 must be offered.");
    }
    return Upgrade{
        {std::string(request.target),
         std::string(request.query),
         std::string(request.header("origin")),
         request.remote_address,
         false},
        std::string(key)};
}

std::optional<HttpResponse> objection_to_origin(
    const HttpRequest& request, const PortConfig& config, PortStats::Refused& refused
) {
    const std::string_view origin = request.header("origin");
    if (origin_may_connect(origin, request.host, config)) return std::nullopt;
    ++refused.origin;
    if (config.on_refused_name) config.on_refused_name({request.host, origin});
    return plain_response(403, "Pages of this origin may not connect here.");
}

bool origin_may_connect(std::string_view origin, std::string_view host, const PortConfig& config) {
    if (origin.empty()) return true;
    const auto normal = origin_of(origin);
    const auto is_origin = [&](std::string_view one) {
        return same_ignoring_case(one, origin) || (normal && one == *normal);
    };
    if (std::ranges::any_of(config.allowed_origins, is_origin)) return true;
    const auto called = parse_authority(host);
    if (!normal || !called || !config.known_hosts.know(*called)) return false;
    // The port that is not written is the scheme's.
    const std::string scheme(origin.substr(0, origin.find("://") + 3));
    return origin_of(scheme + std::string(host)) == normal;
}

}  // namespace hoithi::net
