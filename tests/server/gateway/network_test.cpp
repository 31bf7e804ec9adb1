#include "server/gateway/network.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

TEST(Network, IsTheAddressForIpv4) {
    EXPECT_EQ(network_of("203.0.113.7"), network_of("203.0.113.7"));
    EXPECT_NE(network_of("203.0.113.7"), network_of("203.0.113.8"));
    EXPECT_EQ(network_of("::ffff:203.0.113.7"), network_of("203.0.113.7"));
}

TEST(Network, IsTheHouseholdForIpv6) {
    EXPECT_EQ(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
}

TEST(Network, IsUnknownWhereThereIsNoAddress) {
    EXPECT_EQ(network_of(""), bus::NetworkId::unknown);
    EXPECT_EQ(network_of("somewhere"), bus::NetworkId::unknown);
    EXPECT_NE(network_of("127.0.0.1"), bus::NetworkId::unknown);
}

}  // namespace
}  // namespace hoithi::gateway
