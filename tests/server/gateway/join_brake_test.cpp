#include "server/gateway/join_brake.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;

const JoinBrake::Clock::time_point start = JoinBrake::Clock::time_point{} + 1h;

net::AddressPrefix address(const char* text) {
    return net::AddressPrefix(boost::asio::ip::make_address(text));
}

int joined(JoinBrake& brake, const char* from, int people, JoinBrake::Clock::time_point now) {
    int count = 0;
    for (int i = 0; i < people; ++i) count += brake.take(address(from), now) ? 1 : 0;
    return count;
}

TEST(JoinBrake, ASchoolPassesAndOneGuestIsNotTwentyThousand) {
    JoinBrake brake({1'500});
    EXPECT_EQ(joined(brake, "10.0.0.1", 1'000, start), 1'000);
    EXPECT_EQ(joined(brake, "10.0.0.1", 20'000, start), 500);
    EXPECT_EQ(joined(brake, "10.0.0.1", 20'000, start + 1min), 150);
    EXPECT_EQ(joined(brake, "10.0.0.1", 20'000, start + 1h), 1'500);
    EXPECT_EQ(joined(brake, "10.0.0.2", 1'000, start), 1'000) << "another school";
}

TEST(JoinBrake, WhoWasRefusedIsNotCounted) {
    JoinBrake brake({1});
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(brake.take(address("10.0.0.1"), start));
        brake.give_back(address("10.0.0.1"));
    }
    EXPECT_TRUE(brake.take(address("10.0.0.1"), start));
    EXPECT_FALSE(brake.take(address("10.0.0.1"), start));
}

TEST(JoinBrake, MayBeOffAndPassOverLoopback) {
    JoinBrake off({0});
    EXPECT_EQ(joined(off, "10.0.0.1", 20'000, start), 20'000);
    JoinBrake usual({1, false});
    EXPECT_EQ(joined(usual, "127.0.0.1", 20'000, start), 20'000);
    EXPECT_EQ(joined(usual, "10.0.0.1", 20'000, start), 1);
}

}  // namespace
}  // namespace hoithi::gateway
