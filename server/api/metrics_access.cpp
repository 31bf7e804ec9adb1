#include "server/api/metrics_access.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <sodium.h>
#include <boost/asio/ip/address.hpp>

#include "server/net/authority.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::api {

namespace {

using namespace std::string_view_literals;

// What proxies add to say for whom they ask.
constexpr std::array forwarding_headers{
    "forwarded"sv,
    "x-forwarded-for"sv,
    "x-forwarded-host"sv,
    "x-forwarded-proto"sv,
    "x-real-ip"sv,
    "via"sv};

bool is_loopback(std::string_view text) {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(std::string(text), failed);
    return !failed && address.is_loopback();
}

bool is_of_this_machine(const net::HttpRequest& request) {
    const auto called = net::parse_authority(request.host);
    const bool by_public_name = called && called->host != "localhost" && !is_loopback(called->host);
    const bool forwarded = std::ranges::any_of(forwarding_headers, [&](std::string_view name) {
        return request.count(name) > 0;
    });
    return is_loopback(request.peer_address) && !by_public_name && !forwarded;
}

bool same_secret(std::string_view given, std::string_view token) {
    return given.size() == token.size() &&
           sodium_memcmp(given.data(), token.data(), token.size()) == 0;
}

}  // namespace

std::optional<net::HttpResponse> MetricsAccess::objection_to(const net::HttpRequest& request
) const {
    if (token_.empty()) {
        if (is_of_this_machine(request)) return std::nullopt;
        return net::HttpResponse{
            .status = 403,
            .body =
                "Metrics are for programs on this machine. For others start the server with "
                "--metrics-token-file.\n"};
    }
    constexpr std::string_view scheme = "bearer ";
    const std::string_view given = request.header("authorization");
    const bool bearer = net::same_ignoring_case(given.substr(0, scheme.size()), scheme);
    if (bearer && request.count("authorization") == 1 &&
        same_secret(net::trimmed(given.substr(scheme.size())), token_)) {
        return std::nullopt;
    }
    return net::HttpResponse{
        .status = 401,
        .body = "Metrics need the token: Authorization: Bearer TOKEN.\n",
        .headers = {{"WWW-Authenticate", "Bearer realm=\"metrics\""}}};
}

}  // namespace hoithi::api
