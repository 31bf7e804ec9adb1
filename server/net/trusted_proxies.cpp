#include "server/net/trusted_proxies.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "server/net/address_prefix.hpp"

namespace hoithi::net {

namespace ip = boost::asio::ip;

namespace {

constexpr unsigned v4_bits = 32;
constexpr unsigned v6_bits = 128;

/// The length behind the '/': 1 to `most`; `most` if there is none.
std::optional<unsigned short> length_of(std::string_view text, unsigned most) {
    if (text.empty()) return static_cast<unsigned short>(most);
    unsigned short length = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 1, end, length);
    if (read.ec != std::errc{} || read.ptr != end || length == 0 || length > most) {
        return std::nullopt;
    }
    return length;
}

}  // namespace

bool TrustedProxies::add(std::string_view text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string_view behind = text.substr(slash);
    boost::system::error_code failed;
    ip::address address = ip::make_address(std::string(text.substr(0, slash)), failed);
    if (failed) return false;
    if (behind.empty()) address = plain(address);
    const auto length = length_of(behind, address.is_v4() ? v4_bits : v6_bits);
    if (!length) return false;
    if (address.is_v4()) {
        v4_.push_back(ip::network_v4(address.to_v4(), *length).canonical());
    } else {
        v6_.push_back(ip::network_v6(address.to_v6(), *length).canonical());
    }
    return true;
}

bool TrustedProxies::contains(const ip::address& address) const {
    const ip::address known = plain(address);
    if (known.is_v4()) {
        return std::ranges::any_of(v4_, [one = known.to_v4()](const ip::network_v4& network) {
            return ip::network_v4(one, network.prefix_length()).canonical() == network;
        });
    }
    return std::ranges::any_of(v6_, [one = known.to_v6()](const ip::network_v6& network) {
        return ip::network_v6(one, network.prefix_length()).canonical() == network;
    });
}

}  // namespace hoithi::net
