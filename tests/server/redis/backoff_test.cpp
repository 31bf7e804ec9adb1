#include "server/redis/backoff.hpp"

#include <set>

#include <gtest/gtest.h>

namespace hoithi::redis {
namespace {

TEST(RedisBackoff, DoublesUpToTenSeconds) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Backoff backoff(seed);
        for (const int bound : {100, 200, 400, 800, 1600, 3200, 6400, 10'000, 10'000, 10'000}) {
            const auto wait = backoff.next().count();
            EXPECT_GE(wait, bound / 2) << "seed " << seed;
            EXPECT_LE(wait, bound) << "seed " << seed;
        }
    }
}

TEST(RedisBackoff, BeginsAnewAfterSuccess) {
    Backoff backoff(1);
    for (int i = 0; i < 20; ++i) backoff.next();
    backoff.reset();
    EXPECT_LE(backoff.next(), Backoff::first);
}

TEST(RedisBackoff, IsTheSameForASeedAndDiffersBetweenSeeds) {
    std::set<std::chrono::milliseconds> firsts;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Backoff one(seed);
        Backoff other(seed);
        for (int i = 0; i < 10; ++i) EXPECT_EQ(one.next(), other.next());
        firsts.insert(Backoff(seed).next());
    }
    EXPECT_GT(firsts.size(), 5U);
}

}  // namespace
}  // namespace hoithi::redis
