#include "server/net/remote_address.hpp"

#include <algorithm>

#include <boost/asio/ip/address.hpp>

#include "server/net/header_text.hpp"

namespace hoithi::net {

std::string remote_address(
    const std::string& peer,
    std::string_view forwarded_for,
    const std::vector<std::string>& trusted_proxies
) {
    const auto is_proxy = [&](const std::string& address) {
        return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) !=
               trusted_proxies.end();
    };
    std::string nearest = peer;
    while (is_proxy(nearest) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const bool last = comma == std::string_view::npos;
        const std::string named(trimmed(last ? forwarded_for : forwarded_for.substr(comma + 1)));
        boost::system::error_code failed;
        const auto address = boost::asio::ip::make_address(named, failed);
        if (failed) break;
        nearest = address.to_string();
        forwarded_for = last ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return nearest;
}

}  // namespace hoithi::net
