#include "server/net/address_prefix.hpp"

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

AddressPrefix prefix(const char* text) {
    return AddressPrefix(boost::asio::ip::make_address(text));
}

TEST(AddressPrefix, IsAnIpv4AddressOrA64) {
    EXPECT_EQ(prefix("10.0.0.1"), prefix("::ffff:10.0.0.1"));
    EXPECT_NE(prefix("10.0.0.1"), prefix("10.0.0.2"));
    EXPECT_EQ(prefix("2001:db8:1:2::1"), prefix("2001:db8:1:2:ffff:1:2:3"));
    EXPECT_NE(prefix("2001:db8:1:2::1"), prefix("2001:db8:1:3::1"));
    EXPECT_NE(prefix("::2"), prefix("0.0.0.0"));
    EXPECT_NE(prefix("::2"), prefix("::1"));
    EXPECT_NE(AddressPrefix(), prefix("0.0.0.0"));
}

TEST(AddressPrefix, KnowsLoopback) {
    for (const auto* text : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) {
        EXPECT_TRUE(prefix(text).is_loopback()) << text;
    }
    for (const auto* text : {"128.0.0.1", "10.0.0.1", "::2", "1::1", "7f00::1"}) {
        EXPECT_FALSE(prefix(text).is_loopback()) << text;
    }
}

TEST(AddressLimit, MayPassOverLoopback) {
    EXPECT_FALSE((AddressLimit{0, true}.holds_for(prefix("10.0.0.1"))));
    EXPECT_TRUE((AddressLimit{5, true}.holds_for(prefix("127.0.0.1"))));
    EXPECT_FALSE((AddressLimit{5, false}.holds_for(prefix("127.0.0.1"))));
    EXPECT_TRUE((AddressLimit{5, false}.holds_for(prefix("10.0.0.1"))));
}

}  // namespace
}  // namespace hoithi::net
