#include <gtest/gtest.h>

#include "engine/decide.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"

namespace hoithi::test {
namespace {

PlayedContest contest() {
    ContestBuilder builder;
    builder.questions(1);
    return PlayedContest(builder.setup());
}

TEST(NextWake, IsNeverInTheStepsThatTheHostEnds) {
    PlayedContest played = contest();
    EXPECT_EQ(next_wake(played.state()), std::nullopt);
    for (const Phase phase : {Phase::closed, Phase::reveal, Phase::board, Phase::finished}) {
        played.advance_to(phase);
        EXPECT_EQ(next_wake(played.state()), std::nullopt) << name(phase);
    }
}

TEST(NextWake, IsTheOpeningDuringTheLeadIn) {
    PlayedContest played = contest();
    played.must(Start{});
    EXPECT_EQ(next_wake(played.state()), played.now() + Millis{3000});
}

TEST(NextWake, IsTheEndOfTheGraceWhileOpen) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    EXPECT_EQ(next_wake(played.state()), played.now() + Millis{20'500});
}

TEST(NextWake, FollowsTheDeadline) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(AddTime{Millis{10'000}});
    EXPECT_EQ(next_wake(played.state()), played.now() + Millis{30'500});
    played.must(CloseQuestion{});
    EXPECT_EQ(next_wake(played.state()), played.now() + Millis{500});
}

TEST(NextWake, IsNeverWhilePaused) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(Pause{});
    EXPECT_EQ(next_wake(played.state()), std::nullopt);
    played.pass(Millis{7000});
    played.must(Resume{});
    EXPECT_EQ(next_wake(played.state()), played.now() + Millis{20'500});
}

TEST(Tick, BeforeItsTimeDoesNothing) {
    PlayedContest played = contest();
    played.must(Tick{});
    EXPECT_TRUE(played.outcome().empty());
    played.must(Start{});
    played.at(Millis{2999});
    played.must(Tick{});
    EXPECT_EQ(played.state().phase, Phase::lead_in);
    played.at(Millis{3000});
    played.must(Tick{});
    EXPECT_EQ(played.state().phase, Phase::open);
    played.must(Tick{});
    EXPECT_TRUE(played.outcome().empty());
}

TEST(Tick, ThatComesLateGivesTheWholeTimeAllTheSame) {
    PlayedContest played = contest();
    played.must(Start{});
    played.at(Millis{4200});
    played.must(Tick{});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{20'000});
}

}  // namespace
}  // namespace hoithi::test
