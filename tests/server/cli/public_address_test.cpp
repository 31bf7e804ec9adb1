#include "server/cli/public_address.hpp"

#include <gmock/gmock.h>

namespace hoithi::cli {
namespace {

TEST(PublicAddress, OfTheLoopbackIsLocalhost) {
    EXPECT_EQ(public_url("127.0.0.1", 8080), "http://localhost:8080");
    EXPECT_EQ(public_url("::1", 80), "http://localhost");
}

TEST(PublicAddress, OfOneCardIsItsAddress) {
    EXPECT_EQ(public_url("10.1.2.3", 8080), "http://10.1.2.3:8080");
    EXPECT_EQ(public_url("2001:db8::1", 8080), "http://[2001:db8::1]:8080");
}

TEST(PublicAddress, OfAllCardsIsOneThatOthersCanReach) {
    EXPECT_THAT(public_url("0.0.0.0", 8080), testing::Not(testing::HasSubstr("0.0.0.0")));
    EXPECT_THAT(public_url("0.0.0.0", 8080), testing::Not(testing::HasSubstr("127.")));
}

}  // namespace
}  // namespace hoithi::cli
