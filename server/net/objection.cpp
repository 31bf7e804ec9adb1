#include "server/net/objection.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <boost/asio/ip/address.hpp>

#include "server/net/address_prefix.hpp"
#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace {

using namespace std::string_view_literals;

constexpr std::array known_methods{"GET"sv, "POST"sv, "PUT"sv, "PATCH"sv, "DELETE"sv, "OPTIONS"sv};
constexpr std::string_view readable = "GET, HEAD, OPTIONS";

HttpResponse with_allow(HttpResponse response) {
    response.headers.push_back({"Allow", std::string(readable)});
    return response;
}

std::optional<HttpResponse> objection_to_length(const HttpRequest& request) {
    const std::size_t lengths = request.count("content-length");
    const std::string_view length = request.header("content-length");
    const bool digits = !length.empty() && length.find_first_not_of("0123456789") == length.npos;
    if (lengths > 1 || (lengths == 1 && !digits)) {
        return plain_response(400, "Content-Length is one number.");
    }
    return std::nullopt;
}

std::optional<HttpResponse> objection_to_coding(const HttpRequest& request) {
    const std::size_t codings = request.count("transfer-encoding");
    if (codings == 0) return std::nullopt;
    const std::string_view coding = request.header("transfer-encoding");
    if (codings == 1 && same_ignoring_case(coding, "chunked")) {
        const bool plain = request.version >= 11 && request.count("content-length") == 0;
        if (plain) return std::nullopt;
        return plain_response(400, "Chunks come with HTTP/1.1 and without a Content-Length.");
    }
    if (request.lists("transfer-encoding", "chunked")) {
        return plain_response(400, "Transfer-Encoding is \"chunked\" and nothing else.");
    }
    return plain_response(501, "Of Transfer-Encoding only \"chunked\" is known.");
}

}  // namespace

std::optional<HttpResponse> objection_to(const HttpRequest& request) {
    if (request.method == "TRACE" || request.method == "CONNECT") {
        return with_allow(plain_response(405, "This method is not allowed."));
    }
    if (std::ranges::find(known_methods, request.method) == known_methods.end()) {
        return plain_response(501, "This method is unknown.");
    }
    if (auto refusal = objection_to_coding(request)) return refusal;
    return objection_to_length(request);
}

bool is_trusted_proxy(const std::string& peer, const PortConfig& config) {
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(peer, failed);
    return !failed && config.trusted_proxies.contains(plain(address));
}

std::optional<HttpResponse> objection_to_host(
    const HttpRequest& request, const PortConfig& config
) {
    const std::size_t hosts = request.count("host");
    if (hosts > 1 || (hosts == 0 && request.version >= 11)) {
        return plain_response(400, "Exactly one Host header is needed.");
    }
    if (hosts == 1 && !parse_authority(request.header("host"))) {
        return plain_response(400, "The Host header is no name or address.");
    }
    if (request.host.empty()) return std::nullopt;
    const auto host = parse_authority(request.host);
    if (!host) return plain_response(400, "The host of the target is no name or address.");
    if (config.known_hosts.know(*host) || is_trusted_proxy(request.peer_address, config)) {
        return std::nullopt;
    }
    if (config.on_refused_name) config.on_refused_name({host->host, {}});
    return plain_response(
        421,
        "Máy chủ này không nhận tên \"" + host->host +
            "\". Hãy dùng địa chỉ mà ban tổ chức đã đưa; người vận hành có thể thêm tên bằng "
            "--allow-host.\nThis server is not known by the name \"" +
            host->host +
            "\". Use the address that the organizers gave; its operator can add the name with "
            "--allow-host."
    );
}

std::optional<HttpResponse> objection_to_writing(const HttpRequest& request) {
    if (request.method == "GET") return std::nullopt;
    if (request.method == "OPTIONS") {
        HttpResponse allowed;
        allowed.status = 204;
        return with_allow(std::move(allowed));
    }
    return with_allow(plain_response(405, "This can be read, no more."));
}

}  // namespace hoithi::net
