#pragma once

#include <concepts>
#include <cstdint>

#include "server/protocol/client_message.hpp"

namespace hoithi::bus {

using protocol::Role;

/// Some of the roles; none at first.
class RoleSet {
public:
    constexpr RoleSet() = default;

    static constexpr RoleSet of(std::same_as<Role> auto... roles) {
        RoleSet set;
        set.bits_ = static_cast<std::uint8_t>((0U | ... | bit(roles)));
        return set;
    }
    static constexpr RoleSet everybody() {
        return of(Role::contestant, Role::spectator, Role::stage, Role::host);
    }

    constexpr bool contains(Role role) const { return (bits_ & bit(role)) != 0; }

    friend constexpr bool operator==(const RoleSet&, const RoleSet&) = default;

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }

    std::uint8_t bits_ = 0;
};

}  // namespace hoithi::bus
