#include <gtest/gtest.h>

#include "engine/apply.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

// A contest keeps the rules it was opened under, whatever becomes of them later.
namespace hoithi::test {
namespace {

constexpr ContestantId an{0};

/// One trial question, worth nothing, that `an` has right after 3 s; at its reveal.
PlayedContest trial(Edition edition) {
    ContestBuilder builder;
    builder.edition = edition;
    builder.definition.rounds[0].points = 0;
    builder.questions(1);
    PlayedContest played(builder.setup());
    played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{3000});
    played.answer(an, choice({0}));
    played.advance_to(Phase::reveal);
    return played;
}

TEST(Edition, TheFirstTimesEveryAnswerWithCredit) {
    const PlayedContest played = trial(Edition::first);
    EXPECT_EQ(played.state().tallies[0].time, 3000U);
    EXPECT_GT(played.state().tallies[0].earliest, Time{0});
}

TEST(Edition, TheSecondTimesAnswersThatEarnedPoints) {
    const PlayedContest played = trial(Edition::second);
    EXPECT_EQ(played.state().tallies[0].time, 0U);
    EXPECT_EQ(played.state().tallies[0].earliest, Time{0});
    EXPECT_EQ(played.state().tallies[0].correct, 1U) << "right all the same";
}

TEST(Edition, AnAnswerThatDoesNotSayWhenItWasGivenWasGivenWhenItWasRecorded) {
    ContestBuilder builder;
    builder.questions(1);
    PlayedContest played(builder.setup());
    played.join();
    played.advance_to(Phase::open);
    Contest contest = played.state();
    AnswerRecorded recorded{an, ShowingId{1}, {}, choice({0}), Millis{9}, {100, 1000, 0}};
    const Time at = played.now() + Millis{500};
    apply(contest, {at, recorded});
    EXPECT_EQ(contest.current()->answer_of(an)->given_at, at);

    contest = played.state();
    recorded.given_at = played.now() + Millis{200};
    apply(contest, {at, recorded});
    EXPECT_EQ(contest.current()->answer_of(an)->given_at, *recorded.given_at);
}

}  // namespace
}  // namespace hoithi::test
