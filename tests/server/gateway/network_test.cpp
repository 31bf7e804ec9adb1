#include "server/gateway/network.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

bus::NetworkId of(const char* address) {
    return network_of(net::AddressPrefix(boost::asio::ip::make_address(address)));
}

TEST(Network, IsTheAddressForIpv4) {
    EXPECT_EQ(of("203.0.113.7"), of("203.0.113.7"));
    EXPECT_NE(of("203.0.113.7"), of("203.0.113.8"));
    EXPECT_EQ(of("::ffff:203.0.113.7"), of("203.0.113.7"));
}

TEST(Network, IsTheHouseholdForIpv6) {
    EXPECT_EQ(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_NE(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
}

TEST(Network, IsUnknownWhereThereIsNoAddress) {
    EXPECT_EQ(network_of(net::AddressPrefix{}), bus::NetworkId::unknown);
    EXPECT_NE(of("127.0.0.1"), bus::NetworkId::unknown);
}

}  // namespace
}  // namespace hoithi::gateway
