#include "tests/load/medians.hpp"

#include <cmath>
#include <sstream>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/load/comebacks.hpp"
#include "tests/load/goals.hpp"

namespace hoithi::load {
namespace {

using Json = nlohmann::json;

TEST(Medians, TakeEachRatioFromOneQuestion) {
    Medians medians;
    medians.keep(Json{{"ms", 10}}, Json{{"ms", 10}});
    medians.keep(Json{{"ms", 50}}, Json{{"ms", 100}});  // a slow neighbour in both
    medians.keep(Json{{"ms", 12}}, Json{{"ms", 4}});
    EXPECT_EQ(medians.measured("ms"), 12);
    EXPECT_EQ(medians.compared("ms"), 10);
    EXPECT_EQ(medians.ratio("ms"), 1);
    EXPECT_EQ(medians.most_measured("ms"), 50);
    EXPECT_TRUE(std::isnan(medians.measured("unknown")));
}

/// Everything the lines ask for, as good as the floor.
Json good_figures() {
    Json figures{{"crowded_ratio", 1.0}, {"ack_p99_ms", 150}, {"back_last_ms", 12'000}};
    for (const char* name :
         {"view_last_ms",
          "view_cpu_us",
          "reveal_last_ms",
          "answer_cpu_us",
          "bytes_per_connection",
          "bytes_per_contestant"}) {
        figures[name] = 10;
    }
    return figures;
}

bool goals_met(std::uint32_t contestants, const Json& measured, const Json& floor) {
    Medians medians;
    medians.keep(measured, floor);
    return all_met(contest_lines(contestants, medians));
}

TEST(Goals, AreLooserForMoreContestants) {
    EXPECT_TRUE(goals_met(18'000, good_figures(), good_figures()));
    EXPECT_FALSE(goals_met(10'000, good_figures(), good_figures()));
}

TEST(Goals, AreMissedByEachFigureAlone) {
    const Json too_bad{
        {"view_last_ms", 12},
        {"view_cpu_us", 12},
        {"reveal_last_ms", 14},
        {"answer_cpu_us", 21},
        {"ack_p99_ms", 201},
        {"back_last_ms", 15'001},
        {"bytes_per_contestant", 8193},
        {"crowded_ratio", 1.2}};
    for (const auto& [name, value] : too_bad.items()) {
        Json figures = good_figures();
        figures[name] = value;
        EXPECT_FALSE(goals_met(18'000, figures, good_figures())) << name;
        figures.erase(name);
        EXPECT_FALSE(goals_met(18'000, figures, good_figures())) << name << " is missing";
    }
}

TEST(ResultLines, AreTheSameInJson) {
    const Json lines = json_of({{.what = "a", .value = 3, .floor = 2, .ratio_max = 1.4}});
    EXPECT_EQ(
        lines,
        Json::array(
            {{{"what", "a"},
              {"measured", 3.0},
              {"floor", 2.0},
              {"ratio", 1.5},
              {"ratio_max", 1.4},
              {"met", false}}}
        )
    );
}

TEST(Comebacks, WaitLongerEachTimeAndAreToldOnce) {
    using std::chrono::milliseconds;
    Comebacks comebacks;
    const TimePoint now{};
    comebacks.lost(7, now);
    EXPECT_TRUE(comebacks.due(now + milliseconds(124)).empty());
    EXPECT_EQ(comebacks.due(now + milliseconds(250)), std::vector<std::uint32_t>{7});
    EXPECT_TRUE(comebacks.due(now + milliseconds(10'000)).empty());
    for (int i = 0; i < 9; ++i) comebacks.lost(7, now);
    EXPECT_EQ(comebacks.due(now + milliseconds(5000)).size(), 9U);
    comebacks.lost(7, now);
    EXPECT_TRUE(comebacks.due(now + milliseconds(2499)).empty());
    EXPECT_EQ(comebacks.tries_again(), 11U);
}

}  // namespace
}  // namespace hoithi::load
