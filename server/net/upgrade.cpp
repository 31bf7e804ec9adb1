#include "server/net/upgrade.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

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
    return lists_token(request.header("upgrade"), "websocket") &&
           lists_token(request.header("connection"), "upgrade");
}

std::variant<Upgrade, HttpResponse> judge_upgrade(
    const HttpRequest& request, const PortConfig& config, PortStats::Refused& refused
) {
    if (request.target != socket_path) {
        ++refused.path;
        return plain_response(404, "WebSockets open at /ws only.");
    }
    const std::string_view origin = request.header("origin");
    if (!origin_may_connect(origin, request.header("host"), config.allowed_origins)) {
        ++refused.origin;
        return plain_response(403, "Pages of this origin may not connect here.");
    }
    const std::string_view key = request.header("sec-websocket-key");
    if (request.method != "GET" || !is_handshake_key(key)) {
        ++refused.handshake;
        return plain_response(400, "This is no WebSocket handshake.");
    }
    if (request.header("sec-websocket-version") != "13") {
        ++refused.handshake;
        return wrong_version();
    }
    if (!lists_token(request.header("sec-websocket-protocol"), subprotocol)) {
        ++refused.subprotocol;
        return plain_response(400, "The WebSocket subprotocol hoithi.v1 must be offered.");
    }
    return Upgrade{
        {std::string(request.target),
         std::string(request.query),
         std::string(origin),
         request.remote_address,
         false},
        std::string(key)};
}

bool origin_may_connect(
    std::string_view origin, std::string_view host, const std::vector<std::string>& allowed
) {
    if (origin.empty()) return true;
    const auto is_origin = [&](std::string_view one) { return same_ignoring_case(one, origin); };
    if (std::any_of(allowed.begin(), allowed.end(), is_origin)) return true;
    const std::size_t scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return false;
    const std::string_view scheme = origin.substr(0, scheme_end);
    if (!same_ignoring_case(scheme, "http") && !same_ignoring_case(scheme, "https")) return false;
    return !host.empty() && same_ignoring_case(origin.substr(scheme_end + 3), host);
}

}  // namespace hoithi::net
