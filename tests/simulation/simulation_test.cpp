#include "tests/simulation/simulation.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace hoithi::test {
namespace {

// HOITHI_SEEDS=3000 plays more contests; HOITHI_SEED=17 plays that one alone.

constexpr std::uint64_t shards = 4;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::stoull(text) : otherwise;
}

class Contests : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Contests, KeepEveryPromise) {
    const std::uint64_t only = number_from("HOITHI_SEED", 0);
    const std::uint64_t first = only != 0 ? only : 1;
    const std::uint64_t last = only != 0 ? only : number_from("HOITHI_SEEDS", 300);
    Bustle bustle;
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        if (seed % shards != GetParam()) continue;
        Simulation simulation(seed);
        const auto broken = simulation.run();
        bustle += simulation.bustle();
        ASSERT_FALSE(broken) << "HOITHI_SEED=" << seed << ", " << *broken;
    }
    RecordProperty("events", std::to_string(bustle.events));
    RecordProperty("answers", std::to_string(bustle.answers));
    RecordProperty("refusals", std::to_string(bustle.refusals));
    RecordProperty("questions", std::to_string(bustle.questions));
    if (only != 0 || last < 300) return;
    EXPECT_GT(bustle.answers, 1000U) << "too little happened to tell anything";
    EXPECT_GT(bustle.refusals, 3000U);
    EXPECT_GT(bustle.repeats, 500U);
    EXPECT_GT(bustle.restarts, 100U);
    EXPECT_GT(bustle.remarks, 80U);
    EXPECT_GT(bustle.questions, 300U);
}

INSTANTIATE_TEST_SUITE_P(Simulated, Contests, testing::Range(std::uint64_t{0}, shards));

TEST(Simulation, GoesTheSameWayFromTheSameSeed) {
    Simulation first(5);
    Simulation second(5);
    EXPECT_EQ(first.run(), second.run());
    EXPECT_EQ(first.bustle().events, second.bustle().events);
    EXPECT_EQ(first.bustle().refusals, second.bustle().refusals);
}

}  // namespace
}  // namespace hoithi::test
