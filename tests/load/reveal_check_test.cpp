#include "tests/load/reveal_check.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace hoithi::load {
namespace {

using Json = nlohmann::json;

std::size_t faults_in(const Json& reveal) {
    // Two answered question 3, one of them rightly; the third is still at question 2.
    std::vector<Contestant> contestants(3);
    contestants[0].answer = {"", 3, Choice{{0}, {}, {}}, {}, {}, 0};
    contestants[1].answer = {"", 3, Choice{{1}, {}, {}}, {}, {}, 0};
    contestants[2].answer = {"", 2, Choice{{1}, {}, {}}, {}, {}, 0};
    Violations violations;
    check_reveal(reveal, 3, contestants, violations);
    return violations.count();
}

Json honest() { return {{"key", {1}}, {"counts", {1, 1}}, {"answered", 2}, {"right", 1}}; }

TEST(RevealCheck, PassesWhatFollowsFromTheAnswers) { EXPECT_EQ(faults_in(honest()), 0U); }

TEST(RevealCheck, FindsALostAnswer) {
    Json reveal = honest();
    reveal["answered"] = 1;
    reveal["counts"] = {1, 0};
    EXPECT_EQ(faults_in(reveal), 2U);
}

TEST(RevealCheck, FindsAWrongNumberOfRightOnes) {
    Json reveal = honest();
    reveal["right"] = 2;
    EXPECT_EQ(faults_in(reveal), 1U);
}

}  // namespace
}  // namespace hoithi::load
