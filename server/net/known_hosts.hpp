#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/authority.hpp"

namespace hoithi::net {

/// By which names this server may be called. A page of any site can have its own name point at
/// this machine and then talk to it as if to itself (DNS rebinding); the name it uses gives it
/// away. Addresses and "localhost" are known always: no foreign name server answers for them.
class KnownHosts {
public:
    KnownHosts() = default;
    /// Names, with a port or without, or URLs; what is neither is left out.
    explicit KnownHosts(const std::vector<std::string>& names_or_urls);

    bool know(const Authority& host) const;

private:
    std::set<std::string, std::less<>> names_;
};

/// What the machine calls itself, alone and as its neighbours find it (NAME.local).
std::vector<std::string> names_of_this_machine();

}  // namespace hoithi::net
