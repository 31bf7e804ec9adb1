#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/view.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

PlayedContest contest(std::size_t questions = 2) {
    ContestBuilder builder;
    builder.questions(questions);
    return PlayedContest(builder.setup());
}

TEST(Next, DoesNotSkipAStepThatHasJustBegun) {
    PlayedContest played = contest();
    played.advance_to(Phase::closed);
    for (const auto& [from, to] : std::vector<std::pair<std::string, Phase>>{
             {"closed", Phase::reveal}, {"reveal", Phase::board}, {"board", Phase::lead_in}}) {
        played.pass(Advance::settling);
        played.must(Advance{from});
        ASSERT_EQ(played.state().phase, to);
        const std::string now(name(to));
        EXPECT_EQ(played.play(Advance{now}), Refusal::not_now) << "two hosts, at once";
        played.pass(Advance::settling - Millis{1});
        EXPECT_EQ(played.play(Advance{now}), Refusal::not_now) << "two presses, from " << now;
        EXPECT_EQ(played.state().phase, to);
    }
}

TEST(Next, DoesNotRevealAQuestionThatHasJustClosedByItself) {
    PlayedContest played = contest();
    played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{20'500});
    ASSERT_EQ(played.state().phase, Phase::closed);
    EXPECT_EQ(played.play(Advance{"closed"}), Refusal::not_now);
    played.pass(Advance::settling);
    EXPECT_EQ(played.play(Advance{"closed"}), std::nullopt);
}

TEST(ShowAnswer, GoesBackFromTheBoardAndTouchesNoPoints) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    ASSERT_EQ(played.answer(an, choice({0})), std::nullopt);
    played.advance_to(Phase::board);
    const Contest before = played.state();
    played.must(ShowAnswer{});
    EXPECT_EQ(played.state().phase, Phase::reveal);
    EXPECT_EQ(played.state().tallies, before.tallies);
    EXPECT_EQ(played.state().places, before.places);
    EXPECT_EQ(played.state().places_before, before.places_before);
    EXPECT_EQ(played.state().placings, before.placings);
    EXPECT_EQ(played.play(ShowAnswer{}), Refusal::not_now);
    played.must(Advance{});
    EXPECT_EQ(played.state().phase, Phase::board);
    EXPECT_EQ(view(played.state(), Viewer::everybody).boards->front().rows.front().moved, 0);
}

TEST(ShowAnswer, IsRefusedWhereThereIsNoAnswerToShow) {
    PlayedContest played = contest(1);
    EXPECT_EQ(played.play(ShowAnswer{}), Refusal::not_now);
    played.must(Advance{});
    played.must(Skip{});
    ASSERT_EQ(played.state().phase, Phase::board);
    EXPECT_EQ(played.play(ShowAnswer{}), Refusal::not_now) << "the question was skipped";
}

}  // namespace
}  // namespace hoithi::test
