#include "server/net/remote_address.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "server/net/address_prefix.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace ip = boost::asio::ip;

namespace {

/// An entry without the port that some proxies append: "1.2.3.4:5678", "[2001:db8::1]:5678".
std::string_view without_port(std::string_view entry) {
    if (entry.starts_with('[')) {
        const std::size_t end = entry.find(']');
        if (end == std::string_view::npos) return {};
        const std::string_view behind = entry.substr(end + 1);
        if (!behind.empty() && !behind.starts_with(':')) return {};
        return entry.substr(1, end - 1);
    }
    if (std::ranges::count(entry, ':') != 1) return entry;
    return entry.substr(0, entry.find(':'));
}

std::optional<ip::address> address_in(std::string_view entry) {
    boost::system::error_code failed;
    const ip::address address = ip::make_address(std::string(without_port(entry)), failed);
    if (failed) return std::nullopt;
    return plain(address);
}

}  // namespace

ip::address remote_address(
    const ip::address& peer,
    const std::vector<HttpRequest::Field>& fields,
    const TrustedProxies& proxies
) {
    ip::address nearest = plain(peer);
    if (!proxies.contains(nearest)) return nearest;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        if (!same_ignoring_case(field->name, "x-forwarded-for")) continue;
        std::string_view rest = field->value;
        while (!rest.empty()) {
            const std::size_t comma = rest.rfind(',');
            const bool first = comma == std::string_view::npos;
            const std::string_view entry = trimmed(first ? rest : rest.substr(comma + 1));
            rest = first ? std::string_view{} : rest.substr(0, comma);
            if (entry.empty()) continue;
            const auto address = address_in(entry);
            if (!address) return nearest;
            nearest = *address;
            if (!proxies.contains(nearest)) return nearest;
        }
    }
    return nearest;
}

}  // namespace hoithi::net
