#include "server/net/authority.hpp"

#include <algorithm>
#include <charconv>

#include <boost/asio/ip/address.hpp>

#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t name_bytes_max = 253;
constexpr std::uint16_t http_port = 80;
constexpr std::uint16_t https_port = 443;

std::optional<std::uint16_t> port_of(std::string_view digits) {
    std::uint16_t port = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, failed] = std::from_chars(digits.data(), end, port);
    if (failed != std::errc{} || stopped != end || port == 0) return std::nullopt;
    return port;
}

bool is_name(std::string_view host) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
    return !host.empty() && host.size() <= name_bytes_max &&
           host.find_first_not_of(letters) == std::string_view::npos && !host.starts_with('.') &&
           host.find("..") == std::string_view::npos;
}

/// The host, as Authority has it; none if it is neither name nor address.
std::optional<Authority> host_of(std::string_view text) {
    boost::system::error_code failed;
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
        const bool scoped = text.find('%') != std::string_view::npos;
        const auto address = ip::make_address_v6(std::string(text), failed);
        if (failed || scoped) return std::nullopt;
        return Authority{address.to_string(), std::nullopt, true};
    }
    std::string host = lower_case(text);
    if (host.ends_with('.')) host.pop_back();
    if (!is_name(host)) return std::nullopt;
    ip::make_address_v4(host, failed);
    return Authority{std::move(host), std::nullopt, !failed};
}

/// An http or https URL in parts.
struct HttpUrl {
    bool secure = false;
    Authority authority;
};

std::optional<HttpUrl> parse_http_url(std::string_view url) {
    const std::size_t scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) return std::nullopt;
    const std::string scheme = lower_case(url.substr(0, scheme_end));
    if (scheme != "http" && scheme != "https") return std::nullopt;
    url.remove_prefix(scheme_end + 3);
    auto authority = parse_authority(url.substr(0, url.find_first_of("/?#")));
    if (!authority) return std::nullopt;
    const bool secure = scheme == "https";
    if (!authority->port) authority->port = secure ? https_port : http_port;
    return HttpUrl{secure, *std::move(authority)};
}

}  // namespace

std::optional<Authority> parse_authority(std::string_view text) {
    const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
    const std::size_t colon = text.find(':', std::min(bracket, text.size()));
    auto authority = host_of(text.substr(0, colon));
    if (!authority || colon == std::string_view::npos) return authority;
    const std::string_view port = text.substr(colon + 1);
    if (port.empty()) return authority;  // RFC 3986 lets it be left out behind its colon
    authority->port = port_of(port);
    return authority->port ? authority : std::nullopt;
}

std::optional<std::string> origin_of(std::string_view url) {
    const auto parts = parse_http_url(url);
    if (!parts) return std::nullopt;
    const Authority& there = parts->authority;
    const bool v6 = there.host.find(':') != std::string::npos;
    std::string origin = parts->secure ? "https://" : "http://";
    origin += v6 ? "[" + there.host + "]" : there.host;
    if (*there.port != (parts->secure ? https_port : http_port)) {
        origin += ":" + std::to_string(*there.port);
    }
    return origin;
}

std::optional<Authority> authority_of(std::string_view url) {
    auto parts = parse_http_url(url);
    if (!parts) return std::nullopt;
    return std::move(parts->authority);
}

}  // namespace hoithi::net
