#include "engine/tie_break.hpp"

#include <gtest/gtest.h>

namespace hoithi {
namespace {

TEST(TieBreakValue, IsWhatTheKeyLooksAt) {
    const Tally tally{-5, 7, 3, 9000, 12, Time{1'790'000'000'000}};
    EXPECT_EQ(tie_break_value(tally, TieBreak::points), -5);
    EXPECT_EQ(tie_break_value(tally, TieBreak::correct), 7);
    EXPECT_EQ(tie_break_value(tally, TieBreak::time), 9000);
    EXPECT_EQ(tie_break_value(tally, TieBreak::prediction), 12);
    EXPECT_EQ(tie_break_value(tally, TieBreak::earliest), 1'790'000'000'000);
}

TEST(TieBreakValue, WhoHasEarnedNothingComesAfterEverybodyWhoHas) {
    Tally late;
    late.earliest = Time{4'000'000'000'000};  // the year 2096
    EXPECT_GT(
        tie_break_value(Tally{}, TieBreak::earliest), tie_break_value(late, TieBreak::earliest)
    );
}

TEST(TieBreakValue, MoreIsBetterOfPointsAndCorrectAnswersOnly) {
    EXPECT_TRUE(more_is_better(TieBreak::points));
    EXPECT_TRUE(more_is_better(TieBreak::correct));
    EXPECT_FALSE(more_is_better(TieBreak::time));
    EXPECT_FALSE(more_is_better(TieBreak::prediction));
    EXPECT_FALSE(more_is_better(TieBreak::earliest));
}

}  // namespace
}  // namespace hoithi
