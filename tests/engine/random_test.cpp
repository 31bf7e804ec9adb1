#include "engine/random.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace hoithi {
namespace {

// The reference values of SplitMix64 for the seed 1234567 (Vigna's splitmix64.c).
TEST(Random, GivesTheNumbersOfSplitMix64) {
    Random random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317U);
    EXPECT_EQ(random.next(), 3203168211198807973U);
    EXPECT_EQ(random.next(), 9817491932198370423U);
    EXPECT_EQ(random.next(), 4593380528125082431U);
    EXPECT_EQ(random.next(), 16408922859458223821U);
}

TEST(Random, StartsAlikeFromTheSameSeedOnly) {
    EXPECT_EQ(Random(7).next(), Random(7).next());
    EXPECT_NE(Random(7).next(), Random(8).next());
}

RC_GTEST_PROP(Random, StaysBelowItsBound, (std::uint64_t seed)) {
    const auto bound = *rc::gen::suchThat<std::uint64_t>([](std::uint64_t b) { return b > 0; });
    RC_ASSERT(Random(seed).below(bound) < bound);
}

RC_GTEST_PROP(Shuffle, KeepsEveryItem, (std::uint64_t seed, std::vector<int> items)) {
    std::vector<int> shuffled = items;
    Random random(seed);
    shuffle(shuffled, random);
    RC_ASSERT(std::ranges::is_permutation(items, shuffled));
}

// Written out by hand: swap i with next() mod (i + 1), for i from the last down to 1.
TEST(Shuffle, IsFisherYatesFromTheEnd) {
    std::vector<int> items{0, 1, 2, 3};
    Random random(42);
    shuffle(items, random);

    std::vector<int> expected{0, 1, 2, 3};
    Random again(42);
    std::swap(expected[3], expected[again.next() % 4]);
    std::swap(expected[2], expected[again.next() % 3]);
    std::swap(expected[1], expected[again.next() % 2]);
    EXPECT_EQ(items, expected);
}

TEST(Shuffle, ReachesEveryOrder) {
    std::vector<std::vector<int>> seen;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        std::vector<int> items{1, 2, 3};
        Random random(seed);
        shuffle(items, random);
        if (std::ranges::find(seen, items) == seen.end()) seen.push_back(items);
    }
    EXPECT_EQ(seen.size(), 6U);
}

}  // namespace
}  // namespace hoithi
