#include "server/cli/public_address.hpp"

#include <array>
#include <memory>
#include <string_view>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace hoithi::cli {

namespace {

std::string room_address() {
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return "localhost";
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(list, freeifaddrs);
    for (const ifaddrs* card = list; card; card = card->ifa_next) {
        const bool usable = card->ifa_addr && card->ifa_addr->sa_family == AF_INET &&
                            (card->ifa_flags & IFF_UP) != 0 &&
                            (card->ifa_flags & IFF_LOOPBACK) == 0;
        if (!usable) continue;
        const auto* address = reinterpret_cast<const sockaddr_in*>(card->ifa_addr);
        std::array<char, INET_ADDRSTRLEN> text{};
        if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size())) return text.data();
    }
    return "localhost";
}

}  // namespace

std::string public_url(const std::string& bind_address, std::uint16_t port) {
    const bool everywhere = bind_address == "0.0.0.0" || bind_address == "::";
    const bool loopback = bind_address.starts_with("127.") || bind_address == "::1";
    std::string host = everywhere ? room_address() : loopback ? "localhost" : bind_address;
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    return "http://" + host + (port == 80 ? "" : ":" + std::to_string(port));
}

}  // namespace hoithi::cli
