#include "server/public_address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <sstream>
#include <tuple>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace hoithi {

namespace {

/// How unlikely it is that phones in the room reach an address.
enum class Reach : std::uint8_t { default_route, card, self_given, bridge, tunnel };

bool starts_with_one_of(std::string_view name, std::initializer_list<std::string_view> firsts) {
    return std::ranges::any_of(firsts, [name](auto first) { return name.starts_with(first); });
}

bool is_tunnel(const CardAddress& one) {
    return one.point_to_point ||
           starts_with_one_of(
               one.card, {"tun", "tap", "wg", "tailscale", "zt", "ppp", "ipsec", "nordlynx", "utun"}
           );
}

// A bridge that a person set up may carry the default route; these never do.
bool is_bridge(const CardAddress& one) {
    return starts_with_one_of(
        one.card,
        {"docker",
         "br",
         "veth",
         "virbr",
         "vmnet",
         "vboxnet",
         "lxc",
         "lxd",
         "cni",
         "flannel",
         "cali",
         "podman",
         "vnet"}
    );
}

Reach reach_of(const CardAddress& one, const std::set<std::string>& default_route_cards) {
    if (is_tunnel(one)) return Reach::tunnel;
    const bool self_given = one.address.starts_with("169.254.");
    if (!self_given && default_route_cards.contains(one.card)) return Reach::default_route;
    if (is_bridge(one)) return Reach::bridge;
    return self_given ? Reach::self_given : Reach::card;
}

std::string text_of(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool v6 = address.sa_family == AF_INET6;
    const void* bytes =
        v6 ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
           : &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    return inet_ntop(address.sa_family, bytes, text.data(), text.size()) ? text.data() : "";
}

std::vector<CardAddress> addresses_of_this_machine() {
    std::vector<CardAddress> addresses;
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return addresses;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(list, freeifaddrs);
    for (const ifaddrs* card = list; card; card = card->ifa_next) {
        const bool up = (card->ifa_flags & IFF_UP) != 0 && (card->ifa_flags & IFF_LOOPBACK) == 0;
        if (!up || !card->ifa_addr) continue;
        const auto family = card->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6) continue;
        const std::string name = card->ifa_name;  // "eth0:1" where a card has several
        addresses.push_back(
            {name.substr(0, name.find(':')),
             text_of(*card->ifa_addr),
             family == AF_INET6,
             (card->ifa_flags & IFF_POINTOPOINT) != 0}
        );
    }
    return addresses;
}

std::string content_of(const char* file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The cards of the default routes with the least metric, as they are added.
class DefaultRoutes {
public:
    void add(const std::string& card, std::string_view metric, int base) {
        unsigned long value = std::numeric_limits<unsigned long>::max();
        std::from_chars(metric.data(), metric.data() + metric.size(), value, base);
        if (value > least_) return;
        if (value < least_) cards_.clear();
        least_ = value;
        cards_.insert(card);
    }
    const std::set<std::string>& cards() const { return cards_; }

private:
    unsigned long least_ = std::numeric_limits<unsigned long>::max();
    std::set<std::string> cards_;
};

template <class Use>
void for_each_line(std::string_view table, const Use& use) {
    std::istringstream lines{std::string(table)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream in(line);
        use(std::vector<std::string>{std::istream_iterator<std::string>(in), {}});
    }
}

std::string url_of(const std::string& host, std::uint16_t port) {
    const bool v6 = host.find(':') != std::string::npos;
    return "http://" + (v6 ? "[" + host + "]" : host) +
           (port == 80 ? "" : ":" + std::to_string(port));
}

}  // namespace

std::vector<std::string> by_likelihood(
    std::vector<CardAddress> addresses, const std::set<std::string>& default_route_cards
) {
    std::erase_if(addresses, [](const CardAddress& one) {
        return one.address.empty() || (one.v6 && one.address.starts_with("fe80"));
    });
    std::ranges::stable_sort(addresses, {}, [&](const CardAddress& one) {
        const Reach reach = reach_of(one, default_route_cards);
        return std::tuple(reach >= Reach::self_given, one.v6, reach);
    });
    std::vector<std::string> hosts;
    hosts.reserve(addresses.size());
    for (const CardAddress& one : addresses) hosts.push_back(one.address);
    return hosts;
}

std::set<std::string> default_route_cards(std::string_view route, std::string_view ipv6_route) {
    DefaultRoutes v4;
    for_each_line(route, [&](const std::vector<std::string>& columns) {
        const bool is_default =
            columns.size() > 7 && columns[1] == "00000000" && columns[7] == "00000000";
        if (is_default) v4.add(columns[0], columns[6], 10);
    });
    DefaultRoutes v6;
    for_each_line(ipv6_route, [&](const std::vector<std::string>& columns) {
        const bool is_default = columns.size() > 9 && columns[1] == "00" && columns[9] != "lo" &&
                                columns[0].find_first_not_of('0') == std::string::npos;
        if (is_default) v6.add(columns[9], columns[5], 16);
    });
    std::set<std::string> cards = v4.cards();
    cards.insert(v6.cards().begin(), v6.cards().end());
    return cards;
}

std::vector<std::string> public_urls(const std::string& bind_address, std::uint16_t port) {
    const bool all = bind_address == "0.0.0.0" || bind_address == "::";
    const bool loopback = bind_address.starts_with("127.") || bind_address == "::1";
    std::vector<std::string> hosts;
    if (all) {
        auto addresses = addresses_of_this_machine();
        const bool v4_only = bind_address == "0.0.0.0";
        std::erase_if(addresses, [v4_only](const CardAddress& one) { return one.v6 && v4_only; });
        hosts = by_likelihood(
            std::move(addresses),
            default_route_cards(content_of("/proc/net/route"), content_of("/proc/net/ipv6_route"))
        );
    } else if (!loopback) {
        hosts.push_back(bind_address);
    }
    if (hosts.empty()) hosts.emplace_back("localhost");
    std::vector<std::string> urls;
    urls.reserve(hosts.size());
    for (const std::string& host : hosts) urls.push_back(url_of(host, port));
    return urls;
}

bool is_local_only(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
    return starts_with_one_of(url, {"localhost", "127.", "[::1]"});
}

}  // namespace hoithi
