#include "server/bus/role_set.hpp"

#include <array>

#include <gtest/gtest.h>

namespace hoithi::bus {
namespace {

constexpr std::array every_role{Role::contestant, Role::spectator, Role::stage, Role::host};

TEST(RoleSet, HoldsNobodyAtFirst) {
    for (const Role role : every_role) EXPECT_FALSE(RoleSet().contains(role));
    EXPECT_EQ(RoleSet(), RoleSet::of());
}

TEST(RoleSet, HoldsWhomItWasMadeOf) {
    constexpr RoleSet shown = RoleSet::of(Role::stage, Role::host);
    static_assert(shown.contains(Role::stage) && shown.contains(Role::host));
    static_assert(!shown.contains(Role::contestant) && !shown.contains(Role::spectator));
    EXPECT_EQ(shown, RoleSet::of(Role::host, Role::stage, Role::host));
    EXPECT_NE(shown, RoleSet::of(Role::stage));
}

TEST(RoleSet, OfEverybodyHoldsEachRole) {
    for (const Role role : every_role) {
        EXPECT_TRUE(RoleSet::everybody().contains(role));
        EXPECT_NE(RoleSet::of(role), RoleSet::everybody());
    }
}

}  // namespace
}  // namespace hoithi::bus
