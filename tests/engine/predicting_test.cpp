#include <gtest/gtest.h>

#include "engine/unit_standings.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

constexpr ContestantId an{0};
constexpr ContestantId binh{1};

PlayedContest contest(Prediction prediction) {
    ContestBuilder builder;
    builder.definition.prediction = prediction;
    builder.definition.scoring.mode = Scoring::Mode::fixed;
    builder.definition.tie_break = {TieBreak::points, TieBreak::prediction};
    builder.questions(2);
    PlayedContest played(builder.setup());
    played.join();
    played.join();
    return played;
}

TEST(Predict, IsRefusedWhereTheContestAsksForNone) {
    PlayedContest played = contest(Prediction::none);
    EXPECT_EQ(played.play(Predict{an, 3}), Refusal::wrong_kind);
}

TEST(Predict, IsForContestantsInTheContest) {
    PlayedContest played = contest(Prediction::participants);
    EXPECT_EQ(played.play(Predict{ContestantId{9}, 3}), Refusal::unknown_contestant);
    played.must(Remove{an});
    EXPECT_EQ(played.play(Predict{an, 3}), Refusal::removed);
}

TEST(Predict, MayBeChangedUntilTheStart) {
    PlayedContest played = contest(Prediction::participants);
    played.must(Predict{an, 3});
    played.must(Predict{an, 3});
    EXPECT_TRUE(played.outcome().empty());
    played.must(Predict{an, 4});
    EXPECT_EQ(played.state().contestants[0].prediction, 4);
    played.must(Start{});
    EXPECT_EQ(played.play(Predict{an, 5}), Refusal::too_late);
}

TEST(Predict, IsANumberThatCanBe) {
    PlayedContest played = contest(Prediction::participants);
    EXPECT_EQ(played.play(Predict{an, -1}), Refusal::bad_request);
    EXPECT_EQ(played.play(Predict{an, 1'000'000'001}), Refusal::bad_request);
    EXPECT_EQ(played.play(Predict{an, 1'000'000'000}), std::nullopt);
}

TEST(Predict, SettlesATieAtTheEnd) {
    PlayedContest played = contest(Prediction::all_correct);
    played.must(Predict{an, 9});
    played.must(Predict{binh, 3});
    for (int i = 0; i < 2; ++i) {
        played.advance_to(Phase::open);
        played.answer(an, choice({0}));
        played.answer(binh, choice({0}));
        played.advance_to(Phase::board);
    }
    EXPECT_EQ(played.state().places.place_of(an), 1U) << "no truth before the end: a shared place";
    EXPECT_EQ(played.state().places.place_of(binh), 1U);
    played.must(Advance{});
    EXPECT_EQ(played.state().truth, 2);
    EXPECT_EQ(played.state().places.place_of(binh), 1U);
    EXPECT_EQ(played.state().places.place_of(an), 2U);
}

TEST(Predict, IsMeasuredAgainWhenACorrectionAfterTheEndChangesTheTruth) {
    PlayedContest played = contest(Prediction::all_correct);
    played.must(Predict{an, 2});
    played.must(Predict{binh, 0});
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.answer(binh, choice({1}));
    played.advance_to(Phase::board);
    played.must(End{});
    EXPECT_EQ(played.state().truth, 1);

    played.must(ChangeKey{ShowingId{1}, Key{options({0, 1}), 0, 0, {}, {}}, "both are right", {}});
    EXPECT_EQ(played.state().truth, 2);
    EXPECT_EQ(played.state().places.place_of(an), 1U);
    EXPECT_EQ(played.state().places.place_of(binh), 2U);
    ASSERT_TRUE(played.state().notice.has_value()) << "the correction is still told";
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::key_changed);
}

TEST(Predict, IsMeasuredAgainWhenSomebodyIsRemovedOrComesBackAfterTheEnd) {
    PlayedContest played = contest(Prediction::all_correct);
    played.must(Predict{an, 2});
    played.must(Predict{binh, 1});
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.answer(binh, choice({0}));
    played.advance_to(Phase::board);
    played.must(End{});
    EXPECT_EQ(played.state().truth, 2);
    const Contest at_the_end = played.state();

    played.must(Remove{binh});
    EXPECT_EQ(played.state().truth, 1);
    EXPECT_EQ(played.state().tallies[index(an)].prediction_error, 1U);
    played.must(Reinstate{binh});
    EXPECT_EQ(played.state().truth, 2);
    EXPECT_EQ(played.state().places, at_the_end.places);
    EXPECT_TRUE(played.restart());
}

TEST(Predict, WhoseOnlyQuestionDoesNotCountTookPartAllTheSame) {
    PlayedContest played = contest(Prediction::participants);
    played.advance_to(Phase::open);
    played.answer(binh, choice({3}));
    played.must(Skip{});
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.must(End{});
    EXPECT_EQ(played.state().truth, 2) << "one skipped, one cut off by the end";
    EXPECT_EQ(unit_entries(played.state(), std::vector<std::uint32_t>{0, 0, 0}).size(), 2U);
}

TEST(Predict, OfQuestionsNoneOfWhichCountsNobodyHasAllRight) {
    PlayedContest played = contest(Prediction::all_correct);
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.advance_to(Phase::board);
    played.must(VoidQuestion{ShowingId{1}, "why"});
    played.must(End{});
    EXPECT_EQ(played.state().truth, 0);
}

// A contest keeps the rules it was opened under.
TEST(Predict, UnderTheFirstRulesParticipantsAnsweredAQuestionThatCounts) {
    ContestBuilder builder;
    builder.definition.prediction = Prediction::participants;
    builder.definition.tie_break = {TieBreak::points, TieBreak::prediction};
    builder.questions(2);
    builder.edition = Edition::first;
    PlayedContest played(builder.setup());
    played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.must(End{});
    EXPECT_EQ(played.state().truth, 0);
}

TEST(Predict, OfParticipantsCountsWhoAnsweredAnything) {
    PlayedContest played = contest(Prediction::participants);
    played.advance_to(Phase::open);
    played.answer(binh, choice({3}));
    played.advance_to(Phase::board);
    played.must(End{});
    EXPECT_EQ(played.state().truth, 1);
}

}  // namespace
}  // namespace hoithi::test
