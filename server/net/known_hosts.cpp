#include "server/net/known_hosts.hpp"

#include <array>
#include <optional>

#include <unistd.h>

namespace hoithi::net {

KnownHosts::KnownHosts(const std::vector<std::string>& names_or_urls) {
    for (const std::string& one : names_or_urls) {
        auto authority = authority_of(one);
        if (!authority) authority = parse_authority(one);
        if (authority) names_.insert(std::move(authority->host));
    }
}

bool KnownHosts::know(const Authority& host) const {
    return host.is_address || host.host == "localhost" || host.host.ends_with(".localhost") ||
           names_.contains(host.host);
}

std::vector<std::string> names_of_this_machine() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return {};
    const std::string whole = name.data();
    return {whole, whole.substr(0, whole.find('.')) + ".local"};
}

}  // namespace hoithi::net
