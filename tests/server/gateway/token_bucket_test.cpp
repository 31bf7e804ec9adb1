#include "server/gateway/token_bucket.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;

constexpr TokenBucket::Rate rate{40, 20};
const TokenBucket::Clock::time_point start = TokenBucket::Clock::time_point{} + 1h;

int take_all(TokenBucket& bucket, TokenBucket::Clock::time_point now) {
    int taken = 0;
    while (bucket.take(rate, now) && taken < 1000) ++taken;
    return taken;
}

TEST(TokenBucket, IsFullAtFirst) {
    TokenBucket bucket;
    EXPECT_EQ(take_all(bucket, start), 40);
}

TEST(TokenBucket, FillsWithTime) {
    TokenBucket bucket;
    take_all(bucket, start);
    EXPECT_FALSE(bucket.take(rate, start + 10ms));
    EXPECT_EQ(take_all(bucket, start + 1s), 20);
}

TEST(TokenBucket, IsFullAtFirstThoughTheClockHasJustBegun) {
    constexpr TokenBucket::Rate slow{3000, 0.25};
    TokenBucket bucket;
    const auto boot = TokenBucket::Clock::time_point{} + 1s;
    EXPECT_TRUE(bucket.take(slow, boot));
    EXPECT_EQ(bucket.missing(slow, boot), 1);
}

TEST(TokenBucket, HoldsNoMoreThanABurst) {
    TokenBucket bucket;
    take_all(bucket, start);
    EXPECT_EQ(take_all(bucket, start + 1h), 40);
}

TEST(TokenBucket, AMomentBeforeTheLastOneTakesNothingBack) {
    TokenBucket bucket;
    EXPECT_TRUE(bucket.take(rate, start));
    EXPECT_TRUE(bucket.take(rate, start - 3s));
    EXPECT_EQ(take_all(bucket, start), 38);
}

TEST(TokenBucket, ASteadyStreamAtTheRatePasses) {
    TokenBucket bucket;
    take_all(bucket, start);
    for (int i = 1; i <= 400; ++i) EXPECT_TRUE(bucket.take(rate, start + i * 50ms)) << i;
}

}  // namespace
}  // namespace hoithi::gateway
