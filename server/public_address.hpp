#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hoithi {

/// An address of one of this machine's network cards.
struct CardAddress {
    std::string card;     // "wlan0"
    std::string address;  // "192.168.1.5", "2001:db8::5"
    bool v6 = false;
    bool point_to_point = false;
};

/// The addresses under which others may find this machine, the likeliest first: of the card that
/// the default route leads over, of other cards, those that a card gave itself (169.254…), and last
/// those of bridges between containers and of tunnels. Among the first two kinds and among the
/// others IPv6 comes after IPv4; addresses that need a scope (fe80…) are left out, since browsers
/// cannot take them.
std::vector<std::string> by_likelihood(
    std::vector<CardAddress> addresses, const std::set<std::string>& default_route_cards
);

/// The cards of the default routes with the least metric, out of what /proc/net/route and
/// /proc/net/ipv6_route say.
std::set<std::string> default_route_cards(std::string_view route, std::string_view ipv6_route);

/// URLs under which others may find a server that listens there, the likeliest first. Only
/// "http://localhost…" where nobody else can, for want of a network or by `bind_address`.
std::vector<std::string> public_urls(const std::string& bind_address, std::uint16_t port);

/// Whether a URL leads nobody but this machine to the server.
bool is_local_only(std::string_view url);

}  // namespace hoithi
