#include "engine/view.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"
#include "tests/support/view_secrets.hpp"

namespace hoithi::test {
namespace {

constexpr ContestantId an{0};
constexpr ContestantId binh{1};

PlayedContest contest() {
    ContestBuilder builder;
    builder.questions(2).spare(single_question("spare"));
    PlayedContest played(builder.setup());
    played.join();
    played.join();
    return played;
}

View everybody(const PlayedContest& played) { return view(played.state(), Viewer::everybody); }
View host(const PlayedContest& played) { return view(played.state(), Viewer::host); }

TEST(ViewOfEverybody, GivesNothingAwayInAnyPhase) {
    PlayedContest played = contest();
    do {
        EXPECT_EQ(secrets_in(everybody(played), played.state()), std::vector<std::string>{})
            << name(played.state().phase);
        played.must(Advance{});
        if (played.state().phase == Phase::open && !played.state().current()->answer_of(an)) {
            played.answer(an, choice({0}));
            EXPECT_EQ(secrets_in(everybody(played), played.state()), std::vector<std::string>{});
            EXPECT_FALSE(personal_view(played.state(), an).result);
            played.pass(Millis{20'500});
        }
    } while (played.state().phase != Phase::finished);
}

TEST(ViewOfEverybody, HasNoQuestionInTheLobbyAndAtTheEnd) {
    PlayedContest played = contest();
    EXPECT_FALSE(everybody(played).question);
    EXPECT_EQ(everybody(played).joined, 2U);
    played.must(End{});
    EXPECT_FALSE(everybody(played).question);
    EXPECT_TRUE(everybody(played).boards);
}

TEST(ViewOfEverybody, AnnouncesAQuestionWithoutItsText) {
    PlayedContest played = contest();
    played.must(Start{});
    const View seen = everybody(played);
    ASSERT_TRUE(seen.question);
    EXPECT_FALSE(seen.question->shown);
    EXPECT_TRUE(seen.question->text.empty());
    EXPECT_TRUE(seen.question->options.empty());
    EXPECT_EQ(seen.question->number, 1);
    EXPECT_EQ(seen.question->of, 2);
    EXPECT_EQ(seen.question->topic, "General");
    EXPECT_EQ(seen.question->round, "Round 1");
    EXPECT_EQ(seen.question->opens_at, played.now() + Millis{3000});
    EXPECT_EQ(seen.question->closes_at, std::nullopt);
}

TEST(ViewOfEverybody, ShowsTheOpenQuestionAndItsDeadline) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    const View seen = everybody(played);
    EXPECT_TRUE(seen.question->shown);
    EXPECT_EQ(seen.question->text, "Question q1?");
    EXPECT_EQ(seen.question->options.size(), 4U);
    EXPECT_EQ(seen.question->opens_at, played.now());
    EXPECT_EQ(seen.question->closes_at, played.now() + Millis{20'000});
}

TEST(ViewOfEverybody, TellsWhatRemainsWhilePaused) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    EXPECT_EQ(everybody(played).question->remaining, std::nullopt);
    played.pass(Millis{5000});
    played.must(Pause{});
    played.pass(Millis{5000});
    EXPECT_TRUE(everybody(played).paused);
    EXPECT_EQ(everybody(played).question->remaining, Millis{15'000});
}

TEST(ViewOfEverybody, HasNothingRemainingWhenPausedInTheGrace) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.pass(Millis{20'300});
    played.must(Pause{});
    EXPECT_EQ(everybody(played).question->remaining, Millis{0});
}

TEST(ViewOfEverybody, RevealsTheKeyAndTheCounts) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.answer(binh, choice({3}));
    played.advance_to(Phase::reveal);
    const View seen = everybody(played);
    ASSERT_TRUE(seen.reveal);
    EXPECT_EQ(seen.reveal->key.options, options({0}));
    EXPECT_EQ(seen.reveal->explanation, "Why q1 is so.");
    EXPECT_EQ(seen.reveal->count, (Count{2, 1, {1, 0, 0, 1}}));
    EXPECT_FALSE(seen.boards);
}

TEST(ViewOfEverybody, CountsNoRemovedContestant) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.answer(binh, choice({3}));
    played.must(Remove{binh});
    played.advance_to(Phase::reveal);
    EXPECT_EQ(everybody(played).reveal->count, (Count{1, 1, {1, 0, 0, 0}}));
    EXPECT_EQ(everybody(played).joined, 1U);
}

TEST(ViewOfEverybody, RevealsNothingOfASkippedQuestion) {
    ContestBuilder builder;
    builder.questions(1);
    PlayedContest played(builder.setup());
    played.advance_to(Phase::open);
    played.must(Skip{});
    EXPECT_EQ(played.state().phase, Phase::board);
    EXPECT_FALSE(everybody(played).reveal);
    EXPECT_EQ(secrets_in(everybody(played), played.state()), std::vector<std::string>{});
}

TEST(ViewOfEverybody, SaysThatAQuestionIsVoid) {
    PlayedContest played = contest();
    played.advance_to(Phase::reveal);
    played.must(VoidQuestion{ShowingId{1}, "two right answers"});
    EXPECT_EQ(everybody(played).reveal->void_reason, "two right answers");
    EXPECT_EQ(everybody(played).notice, (Notice{Notice::Kind::voided, 1, "two right answers"}));
    played.must(Advance{});
    EXPECT_EQ(everybody(played).notice, std::nullopt) << "gone with the next phase";
}

TEST(ViewOfEverybody, TellsAtTheEndHowManyQuestionsCount) {
    PlayedContest played = contest();
    played.advance_to(Phase::reveal);
    EXPECT_FALSE(everybody(played).counted);
    played.must(End{});
    EXPECT_EQ(everybody(played).counted, 1U);
    played.must(VoidQuestion{ShowingId{1}, "two right answers"});
    EXPECT_EQ(everybody(played).counted, 0U);
}

TEST(ViewOfEverybody, ShowsTheFirstPlacesOfEachDivision) {
    ContestBuilder builder;
    builder.definition.divisions = {{"main", "Main", false}, {"audience", "Audience", true}};
    builder.definition.board_size = 3;
    builder.questions(2);
    PlayedContest played(builder.setup());
    for (int i = 0; i < 5; ++i) played.join();
    played.join(DivisionIndex{1});
    played.advance_to(Phase::board);
    const View seen = everybody(played);
    ASSERT_EQ(seen.boards->size(), 2U);
    EXPECT_EQ(seen.boards->at(0).total, 5U);
    EXPECT_EQ(seen.boards->at(0).rows.size(), 5U) << "all share the first place";
    EXPECT_EQ(seen.boards->at(1).total, 1U);
    EXPECT_EQ(seen.boards->at(1).rows[0].contestant, ContestantId{5});
}

/// The board of a contest in which so many join and only the first answers, right.
Board board_of(int contestants) {
    ContestBuilder builder;
    builder.definition.board_size = 3;
    builder.questions(2);
    PlayedContest played(builder.setup());
    for (int i = 0; i < contestants; ++i) played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.advance_to(Phase::board);
    return everybody(played).boards->at(0);
}

TEST(ViewOfEverybody, CutsNoSharedPlaceUnlessTooManyShareIt) {
    EXPECT_EQ(board_of(2).rows.size(), 2U);
    EXPECT_EQ(board_of(3).rows.size(), 3U);
    EXPECT_EQ(board_of(4).rows.size(), 4U);
    EXPECT_EQ(board_of(23).rows.size(), 23U);
    EXPECT_EQ(board_of(23).more, 0U);
    EXPECT_EQ(board_of(24).rows.size(), 3U);
    EXPECT_EQ(board_of(24).more, 21U);
    EXPECT_EQ(board_of(24).total, 24U);
}

TEST(ViewOfEverybody, EndsTheBoardWhereThePlaceEnds) {
    ContestBuilder builder;
    builder.definition.board_size = 3;
    builder.questions(2);
    PlayedContest played(builder.setup());
    for (std::uint32_t i = 0; i < 6; ++i) played.join();
    played.advance_to(Phase::open);
    for (std::uint32_t i = 0; i < 4; ++i) played.answer(ContestantId{i}, choice({0}));
    played.advance_to(Phase::board);
    EXPECT_EQ(everybody(played).boards->at(0).rows.size(), 4U);
    EXPECT_EQ(everybody(played).boards->at(0).more, 0U);
}

TEST(ViewOfEverybody, TellsWhoMovedSinceTheBoardBefore) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.advance_to(Phase::board);
    EXPECT_EQ(everybody(played).boards->at(0).rows[0].moved, 0) << "the first board";
    played.must(Advance{});
    played.advance_to(Phase::open);
    played.pass(Millis{100});
    played.answer(binh, choice({0}));
    played.pass(Millis{1000});
    played.answer(an, choice({1}));
    played.advance_to(Phase::reveal);
    played.must(VoidQuestion{ShowingId{1}, "why"});
    played.must(Advance{});
    const View seen = host(played);
    const auto& rows = seen.boards->at(0).rows;
    EXPECT_EQ(rows[0].contestant, binh);
    EXPECT_EQ(rows[0].moved, 1);
    EXPECT_EQ(rows[1].moved, -1);
}

TEST(ViewOfTheHost, KnowsTheKeyFromTheLeadInOn) {
    PlayedContest played = contest();
    played.must(Start{});
    const View seen = host(played);
    EXPECT_TRUE(seen.question->shown);
    EXPECT_EQ(seen.question->text, "Question q1?");
    ASSERT_TRUE(seen.question->answer);
    EXPECT_EQ(seen.question->answer->key.options, options({0}));
    EXPECT_TRUE(seen.history.empty());
}

TEST(ViewOfTheHost, LooksOneQuestionAheadAndCountsTheSpares) {
    PlayedContest played = contest();
    EXPECT_EQ(host(played).next->text, "Question q1?");
    EXPECT_EQ(host(played).spares, 1U);
    played.must(Start{});
    EXPECT_EQ(host(played).next->text, "Question q2?");
    EXPECT_EQ(host(played).next->number, 2);
    played.must(Replace{});
    EXPECT_EQ(host(played).spares, 0U);
    EXPECT_EQ(host(played).next->text, "Question q2?");
    played.advance_to(Phase::board);
    played.must(Advance{});
    EXPECT_FALSE(host(played).next);
}

TEST(ViewOfTheHost, ListsWhatBecameOfEveryQuestion) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(Replace{});
    played.advance_to(Phase::closed);
    const View seen = host(played);
    ASSERT_EQ(seen.history.size(), 2U);
    EXPECT_EQ(seen.history[0].state, Showing::State::replaced);
    EXPECT_EQ(seen.history[1].state, Showing::State::asked);
    EXPECT_EQ(seen.history[0].number, seen.history[1].number);
}

TEST(PersonalView, HoldsTheRecordedAnswerButNoResultBeforeTheReveal) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.pass(Millis{2000});
    played.answer(an, choice({0}));
    for (const Phase phase : {Phase::open, Phase::closed}) {
        played.advance_to(phase);
        const PersonalView mine = personal_view(played.state(), an);
        EXPECT_EQ(mine.answer->options, options({0}));
        EXPECT_FALSE(mine.result);
        EXPECT_EQ(mine.points, 0);
        EXPECT_EQ(mine.place, 0U);
    }
    played.advance_to(Phase::reveal);
    const PersonalView mine = personal_view(played.state(), an);
    ASSERT_TRUE(mine.result);
    EXPECT_EQ(mine.result->mark, (Mark{100, 950, 0}));
    EXPECT_EQ(mine.result->elapsed, Millis{2000});
    EXPECT_EQ(mine.place, 1U);
    EXPECT_EQ(mine.of, 2U);
    EXPECT_EQ(mine.streak, 1U);
}

TEST(PersonalView, OfSomebodyWhoDidNotAnswerSaysSo) {
    PlayedContest played = contest();
    played.advance_to(Phase::reveal);
    const PersonalView mine = personal_view(played.state(), an);
    EXPECT_FALSE(mine.answer);
    ASSERT_TRUE(mine.result);
    EXPECT_FALSE(mine.result->elapsed);
}

TEST(PersonalView, GivesBackATextAsItWasTyped) {
    ContestBuilder builder;
    builder.question(text_question("q", {"hà nội"}));
    PlayedContest played(builder.setup());
    played.join();
    played.advance_to(Phase::open);
    Answer answer = typed("Hà  Nội");
    answer.folded = "hà nội";
    played.answer(an, answer);
    EXPECT_EQ(personal_view(played.state(), an).answer, answer);
}

TEST(PersonalView, OfALateContestantHasNoPlaceYet) {
    PlayedContest played = contest();
    played.advance_to(Phase::reveal);
    const ContestantId late = played.join();
    EXPECT_EQ(personal_view(played.state(), late).place, 0U);
    EXPECT_EQ(personal_view(played.state(), late).points, 0);
}

TEST(OrderSeed, IsEveryContestantsOwnAndStays) {
    PlayedContest played = contest();
    std::set<std::uint64_t> seeds;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        seeds.insert(order_seed(played.state(), ContestantId{i}));
    }
    EXPECT_EQ(seeds.size(), 1000U);
    const std::uint64_t before = order_seed(played.state(), an);
    played.advance_to(Phase::open);
    EXPECT_EQ(order_seed(played.state(), an), before);
}

}  // namespace
}  // namespace hoithi::test
