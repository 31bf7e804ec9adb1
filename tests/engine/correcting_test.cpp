#include "engine/correcting.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

constexpr ContestantId an{0};
constexpr ContestantId binh{1};

Key key_of(std::initializer_list<std::size_t> positions) {
    return Key{options(positions), 0, 0, {}, {}};
}

/// Fixed scoring with a streak from two on.
ContestBuilder streaks(std::size_t questions) {
    ContestBuilder builder;
    builder.definition.scoring = Scoring{Scoring::Mode::fixed, 0, false, 2, 100, 500};
    builder.questions(questions);
    return builder;
}

/// Plays one question to its board: whether `an` and `binh` are right.
void play_question(PlayedContest& played, bool an_right, bool binh_right) {
    if (played.state().phase == Phase::board) played.must(Advance{});
    played.advance_to(Phase::open);
    played.answer(an, choice({an_right ? 0U : 1U}));
    played.answer(binh, choice({binh_right ? 0U : 1U}));
    played.advance_to(Phase::board);
}

PlayedContest two_contestants(const ContestBuilder& builder) {
    PlayedContest played(builder.setup());
    played.join();
    played.join();
    return played;
}

TEST(Void, TakesThePointsOfAQuestionFromEverybody) {
    PlayedContest played = two_contestants(streaks(2));
    play_question(played, true, false);
    played.must(VoidQuestion{ShowingId{1}, "two right answers"});
    EXPECT_EQ(played.state().tallies[0], Tally{});
    EXPECT_EQ(played.state().places.place_of(binh), 1U);
    EXPECT_EQ(*played.state().showings[0].void_reason, "two right answers");
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::voided);
    EXPECT_EQ(played.state().notice->reason, "two right answers");
}

TEST(Void, JoinsTheStreaksOfTheQuestionsAroundIt) {
    PlayedContest played = two_contestants(streaks(3));
    play_question(played, true, true);
    play_question(played, false, true);
    play_question(played, true, true);
    EXPECT_EQ(played.state().tallies[0].points, 2000);
    EXPECT_EQ(played.state().tallies[1].points, 3300);

    played.must(VoidQuestion{ShowingId{2}, "why"});
    EXPECT_EQ(played.state().tallies[0].points, 2100) << "first and third now follow each other";
    EXPECT_EQ(played.state().tallies[0].streak, 2U);
    EXPECT_EQ(played.state().tallies[1].points, 2100) << "three in a row became two";
}

TEST(Restore, GivesEverythingBack) {
    PlayedContest played = two_contestants(streaks(3));
    for (int i = 0; i < 3; ++i) play_question(played, i != 1, true);
    const auto tallies = played.state().tallies;
    const auto showings = played.state().showings;
    const auto places = played.state().places;
    played.must(VoidQuestion{ShowingId{1}, "why"});
    EXPECT_NE(played.state().tallies, tallies);
    played.must(RestoreQuestion{ShowingId{1}, "a mistake"});
    EXPECT_EQ(played.state().tallies, tallies);
    EXPECT_EQ(played.state().showings, showings);
    EXPECT_EQ(played.state().places, places);
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::restored);
}

TEST(ChangeKey, MarksAgainAndRipplesThroughTheStreaks) {
    PlayedContest played = two_contestants(streaks(3));
    play_question(played, true, true);
    play_question(played, false, true);
    play_question(played, true, true);
    played.must(ChangeKey{ShowingId{2}, key_of({1}), "printed wrong", {}});
    EXPECT_EQ(played.state().tallies[0].points, 3300);
    EXPECT_EQ(played.state().tallies[0].streak, 3U);
    EXPECT_EQ(played.state().tallies[1].points, 2000);
    EXPECT_EQ(played.state().tallies[1].streak, 1U);
    EXPECT_EQ(*played.state().showings[1].key_reason, "printed wrong");
}

TEST(ChangeKey, ToSeveralRightOptionsTakesAnyOfThem) {
    PlayedContest played = two_contestants(streaks(1));
    play_question(played, true, false);
    played.must(ChangeKey{ShowingId{1}, key_of({0, 1}), "both", {}});
    EXPECT_EQ(played.state().tallies[0].points, 1000);
    EXPECT_EQ(played.state().tallies[1].points, 1000);
}

TEST(ChangeKey, MayExplainItselfAndThenTheKeyMayStay) {
    PlayedContest played = two_contestants(streaks(1));
    play_question(played, true, false);
    ChangeKey change{ShowingId{1}, key_of({0}), "the old words were wrong", {}};
    EXPECT_EQ(played.play(change), Refusal::nothing_to_change);
    change.explanation = "";
    EXPECT_EQ(played.play(change), Refusal::bad_request);
    change.explanation = std::string(601, 'x');
    EXPECT_EQ(played.play(change), Refusal::bad_request);
    change.explanation = "A is right since 2025.";
    EXPECT_EQ(played.play(change), std::nullopt);
    EXPECT_EQ(played.state().showings[0].explained(), "A is right since 2025.");
    EXPECT_EQ(played.state().tallies[0].points, 1000);
    EXPECT_EQ(played.play(change), Refusal::nothing_to_change);
    played.must(ChangeKey{ShowingId{1}, key_of({1}), "another key alone", {}});
    EXPECT_EQ(played.state().showings[0].explained(), "A is right since 2025.");
}

TEST(ChangeKey, KeepsTheAnswerTimes) {
    ContestBuilder builder;
    builder.questions(1);
    PlayedContest played = two_contestants(builder);
    played.advance_to(Phase::open);
    played.pass(Millis{10'000});
    played.answer(an, choice({1}));
    played.advance_to(Phase::reveal);
    played.must(ChangeKey{ShowingId{1}, key_of({1}), "why", {}});
    EXPECT_EQ(played.state().tallies[0].points, 750);
    EXPECT_EQ(played.state().tallies[0].time, 10'000U);
}

TEST(ChangeKey, OfAVoidQuestionCountsOnceItIsRestored) {
    PlayedContest played = two_contestants(streaks(1));
    play_question(played, true, false);
    played.must(VoidQuestion{ShowingId{1}, "why"});
    played.must(ChangeKey{ShowingId{1}, key_of({1}), "why", {}});
    EXPECT_EQ(played.state().tallies[1].points, 0);
    played.must(RestoreQuestion{ShowingId{1}, "why"});
    EXPECT_EQ(played.state().tallies[0].points, 0);
    EXPECT_EQ(played.state().tallies[1].points, 1000);
}

TEST(ChangeKey, BeforeTheRevealIsWhatTheRevealShows) {
    PlayedContest played = two_contestants(streaks(1));
    played.advance_to(Phase::open);
    played.answer(binh, choice({1}));
    played.advance_to(Phase::closed);
    played.must(ChangeKey{ShowingId{1}, key_of({1}), "why", {}});
    EXPECT_EQ(played.state().tallies[1].points, 0) << "nothing counts before the reveal";
    played.must(Advance{});
    EXPECT_EQ(played.state().tallies[1].points, 1000);
}

TEST(ChangeKey, WhileALaterQuestionIsOpenMarksItsAnswersToo) {
    PlayedContest played = two_contestants(streaks(2));
    play_question(played, false, true);
    played.must(Advance{});
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    EXPECT_EQ(played.points_of(an), 1000);
    played.must(ChangeKey{ShowingId{1}, key_of({1}), "why", {}});
    EXPECT_EQ(played.points_of(an), 1100) << "now the second in a row";
    played.answer(binh, choice({0}));
    EXPECT_EQ(played.points_of(binh), 1000) << "now the first in a row";
}

TEST(ChangeKey, OfATextComparesAsTheQuestionDoes) {
    ContestBuilder builder;
    Question lenient = text_question("q", {"hoa binh"});
    lenient.accents_optional = true;
    builder.question(lenient);
    PlayedContest played = two_contestants(builder);
    played.advance_to(Phase::open);
    SubmitAnswer submit = played.answer_of(an, typed("phú thọ"));
    submit.bare = "phu tho";
    played.must(submit);
    played.advance_to(Phase::reveal);
    EXPECT_EQ(played.points_of(an), 0);
    Key key;
    key.texts = {"Phú Thọ"};
    key.folded = {"phú thọ"};
    EXPECT_EQ(played.play(ChangeKey{ShowingId{1}, key, "merged", {}}), Refusal::bad_request);
    played.must(ChangeKey{ShowingId{1}, key, "merged", {"phu tho"}});
    EXPECT_EQ(played.points_of(an), 1000);
}

TEST(ChangeKey, MustFitTheQuestion) {
    ContestBuilder builder;
    builder.question(single_question("q1", 0, 3));
    builder.question(number_question("q2", 5)).question(text_question("q3", {"x"}));
    PlayedContest played = two_contestants(builder);
    for (int i = 0; i < 3; ++i) play_question(played, true, true);

    const auto change = [&](std::uint32_t showing, const Key& key) {
        return played.play(ChangeKey{ShowingId{showing}, key, "why", {}});
    };
    EXPECT_EQ(change(1, key_of({})), Refusal::bad_request);
    EXPECT_EQ(change(1, key_of({3})), Refusal::bad_request);
    EXPECT_EQ(change(1, key_of({0})), Refusal::nothing_to_change);
    EXPECT_EQ(change(2, Key{{}, number_max + 1, 0, {}, {}}), Refusal::bad_request);
    EXPECT_EQ(change(2, Key{{}, 0, -1, {}, {}}), Refusal::bad_request);
    EXPECT_EQ(change(2, Key{{}, 0, number_max + 1, {}, {}}), Refusal::bad_request);
    EXPECT_EQ(change(2, Key{{}, 6, 1, {}, {}}), std::nullopt);
    EXPECT_EQ(change(2, key_of({0})), Refusal::bad_request) << "a key of another kind";
    EXPECT_EQ(change(2, Key{{}, 0, 0, {"6"}, {"6"}}), Refusal::bad_request);
    EXPECT_EQ(change(1, Key{{}, 1, 0, {}, {}}), Refusal::bad_request);
    EXPECT_EQ(change(1, Key{options({1}), 0, 3, {}, {}}), Refusal::bad_request);
    EXPECT_EQ(change(3, key_of({0})), Refusal::bad_request);
    EXPECT_EQ(played.state().showings[1].key, (Key{{}, 6, 1, {}, {}}));
    EXPECT_EQ(change(3, Key{}), Refusal::bad_request);
    EXPECT_EQ(change(3, Key{{}, 0, 0, {"Y"}, {""}}), Refusal::bad_request);
    EXPECT_EQ(change(3, Key{{}, 0, 0, {"Y"}, {"y"}}), std::nullopt);
    EXPECT_EQ(change(3, Key{{}, 0, 0, {"Z", "z"}, {"z", "z"}}), Refusal::bad_request);
    EXPECT_EQ(change(3, Key{{}, 0, 0, {"1.000", "1000"}, {"1.000", "1000"}}), Refusal::bad_request);
    const std::string longest(60, 'x');
    EXPECT_EQ(change(3, Key{{}, 0, 0, {longest + "x"}, {longest + "x"}}), Refusal::bad_request)
        << "as in a bank";
    EXPECT_EQ(change(3, Key{{}, 0, 0, {longest}, {longest}}), std::nullopt);
    const std::vector<std::string> many(51, "x");
    EXPECT_EQ(change(3, Key{{}, 0, 0, many, many}), Refusal::bad_request);
}

TEST(ChangeKey, LeavesAMultipleChoiceAWrongOption) {
    ContestBuilder builder;
    Question multiple = single_question("q1", 0, 3);
    multiple.kind = QuestionKind::multiple;
    builder.question(multiple).question(single_question("q2", 0, 3));
    PlayedContest played = two_contestants(builder);
    for (int i = 0; i < 2; ++i) play_question(played, true, false);
    const auto change = [&](std::uint32_t showing) {
        return played.play(ChangeKey{ShowingId{showing}, key_of({0, 1, 2}), "all", {}});
    };
    EXPECT_EQ(change(1), Refusal::bad_request);
    EXPECT_EQ(change(2), std::nullopt) << "of a single choice any answer will do then";
    EXPECT_EQ(played.state().tallies[1].correct, 1U);
}

TEST(ChangeKey, OfAVoidQuestionIsSeenAtOnce) {
    PlayedContest played = two_contestants(streaks(2));
    play_question(played, true, true);
    play_question(played, true, false);
    played.must(VoidQuestion{ShowingId{2}, "why"});
    const auto tallies = played.state().tallies;
    played.must(ChangeKey{ShowingId{2}, key_of({1}), "why", {}});
    const Showing& showing = played.state().showings[1];
    EXPECT_EQ(showing.answer_of(an)->mark, (Mark{0, 0, 0}));
    EXPECT_EQ(showing.answer_of(binh)->mark, (Mark{100, 1100, 100}));
    EXPECT_EQ(showing.count(played.state().contestants).right, 1U);
    EXPECT_EQ(played.state().tallies, tallies) << "it counts no more than before";
}

TEST(ChangeKey, OfATextTakesWhatPeopleWriteAlike) {
    ContestBuilder builder;
    builder.question(text_question("q", {"x"}));
    PlayedContest played = two_contestants(builder);
    played.advance_to(Phase::open);
    played.answer(an, typed("1 000."));
    played.advance_to(Phase::reveal);
    played.must(ChangeKey{ShowingId{1}, Key{{}, 0, 0, {"1.000"}, {"1.000"}}, "why", {}});
    EXPECT_EQ(played.points_of(an), 1000);
}

// A contest keeps the rules it was opened under.
TEST(ChangeKey, UnderTheFirstRulesComparesTextsAsTheyAreFolded) {
    ContestBuilder builder;
    builder.question(text_question("q", {"a.i."}));
    builder.edition = Edition::first;
    PlayedContest played = two_contestants(builder);
    played.advance_to(Phase::open);
    played.answer(an, typed("a.i."));
    played.answer(binh, typed("a.i"));
    played.advance_to(Phase::reveal);
    EXPECT_EQ(played.points_of(an), 1000);
    EXPECT_EQ(played.points_of(binh), 0);
}

TEST(Correcting, NeedsAReason) {
    PlayedContest played = two_contestants(streaks(1));
    play_question(played, true, true);
    EXPECT_EQ(played.play(VoidQuestion{ShowingId{1}, ""}), Refusal::reason_required);
    EXPECT_EQ(played.play(ChangeKey{ShowingId{1}, key_of({1}), "", {}}), Refusal::reason_required);
    std::string longest;
    for (std::size_t i = 0; i < reason_characters_max; ++i) longest += "ệ";
    EXPECT_EQ(played.play(VoidQuestion{ShowingId{1}, longest + 'x'}), Refusal::reason_too_long);
    EXPECT_EQ(played.play(VoidQuestion{ShowingId{1}, longest}), std::nullopt) << "in characters";
}

TEST(Correcting, WhatIsCorrectedAlreadyChangesNothing) {
    PlayedContest played = two_contestants(streaks(1));
    play_question(played, true, true);
    EXPECT_EQ(played.play(RestoreQuestion{ShowingId{1}, "why"}), Refusal::nothing_to_change);
    played.must(VoidQuestion{ShowingId{1}, "why"});
    EXPECT_EQ(played.play(VoidQuestion{ShowingId{1}, "why"}), Refusal::nothing_to_change);
}

TEST(Correcting, IsForQuestionsThatWereAsked) {
    ContestBuilder builder = streaks(2);
    builder.spare(single_question("spare"));
    PlayedContest played = two_contestants(builder);
    played.advance_to(Phase::open);
    played.must(Replace{});
    played.advance_to(Phase::closed);
    for (const std::uint32_t showing : {0U, 1U, 3U}) {
        EXPECT_EQ(played.play(VoidQuestion{ShowingId{showing}, "why"}), Refusal::unknown_question)
            << showing;
    }
    EXPECT_EQ(played.play(VoidQuestion{ShowingId{2}, "why"}), std::nullopt);
}

}  // namespace
}  // namespace hoithi::test
