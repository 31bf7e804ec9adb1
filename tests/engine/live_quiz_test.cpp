#include "engine/live_quiz.hpp"

#include <gtest/gtest.h>

#include "engine/apply.hpp"
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

TEST(LiveQuiz, GoesThroughItsPhasesAndEndsAfterTheLastQuestion) {
    PlayedContest played = contest();
    std::string went;
    played.join();
    while (played.state().phase != Phase::finished) {
        went += std::string(name(played.state().phase)) + ' ';
        played.must(Advance{});
        if (played.state().phase == Phase::open) {
            went += "open ";
            played.pass(Millis{20'500});
        }
    }
    EXPECT_EQ(went, "lobby lead_in open closed reveal board lead_in open closed reveal board ");
}

TEST(Next, IsRefusedWhenTheContestHasMovedOnAlready) {
    PlayedContest played = contest();
    EXPECT_EQ(played.play(Advance{"open"}), Refusal::not_now);
    EXPECT_EQ(played.play(Advance{"lobby"}), std::nullopt);
    EXPECT_EQ(played.play(Advance{"lobby"}), Refusal::not_now);
    played.pass(Advance::settling);
    EXPECT_EQ(played.play(Advance{"lead_in"}), std::nullopt);
    EXPECT_EQ(played.state().phase, Phase::open);
}

TEST(Close, LeavesTheGraceToAnswersOnTheirWay) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{5000});
    played.must(CloseQuestion{});
    EXPECT_EQ(played.state().current()->closes_at, played.now());
    played.pass(Millis{400});
    EXPECT_EQ(played.answer(an, choice({0})), std::nullopt);
    EXPECT_EQ(played.points_of(an), 875) << "the time to the close";
    played.pass(Millis{100});
    EXPECT_EQ(played.state().phase, Phase::closed);
}

TEST(Close, TwiceIsClosingOnce) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(CloseQuestion{});
    played.pass(Millis{200});
    played.must(CloseQuestion{});
    EXPECT_TRUE(played.outcome().empty());
}

TEST(AddTime, MovesTheDeadline) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    const Time before = played.state().current()->closes_at;
    played.must(AddTime{Millis{10'000}});
    EXPECT_EQ(played.state().current()->closes_at, before + Millis{10'000});
    played.must(AddTime{Millis{-15'000}});
    EXPECT_EQ(played.state().current()->closes_at, before - Millis{5000});
}

TEST(AddTime, TakesNoMoreThanThereIs) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.pass(Millis{15'000});
    played.must(AddTime{Millis{-10'000}});
    EXPECT_EQ(played.state().current()->closes_at, played.now());
    played.pass(Millis{300});
    EXPECT_EQ(played.play(AddTime{Millis{-10'000}}), Refusal::nothing_to_change)
        << "taking time must not move the deadline on";
}

TEST(AddTime, OpensTheQuestionAgainInItsGrace) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{20'400});
    played.must(AddTime{Millis{10'000}});
    played.pass(Millis{5000});
    EXPECT_EQ(played.answer(an, choice({0})), std::nullopt);
}

TEST(AddTime, IsBetweenAMinuteMoreAndAMinuteLess) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    EXPECT_EQ(played.play(AddTime{Millis{0}}), Refusal::bad_request);
    EXPECT_EQ(played.play(AddTime{Millis{60'001}}), Refusal::bad_request);
    EXPECT_EQ(played.play(AddTime{Millis{-60'001}}), Refusal::bad_request);
    EXPECT_EQ(played.play(AddTime{Millis{60'000}}), std::nullopt);
}

TEST(AddTime, WhilePausedCountsFromThePause) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.pass(Millis{15'000});
    played.must(Pause{});
    played.pass(Millis{60'000});
    played.must(AddTime{Millis{-10'000}});
    EXPECT_EQ(played.state().current()->closes_at, played.state().paused_at);
    played.must(AddTime{Millis{10'000}});
    played.must(Resume{});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{10'000});
}

TEST(Pause, FreezesTheLeadIn) {
    PlayedContest played = contest();
    played.must(Start{});
    played.pass(Millis{1000});
    played.must(Pause{});
    played.pass(Millis{60'000});
    EXPECT_EQ(played.state().phase, Phase::lead_in);
    played.must(Resume{});
    played.pass(Millis{1999});
    EXPECT_EQ(played.state().phase, Phase::lead_in);
    played.pass(Millis{1});
    EXPECT_EQ(played.state().phase, Phase::open);
}

TEST(Skip, TakesTheQuestionOutUnmarked) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.must(Skip{});
    EXPECT_EQ(played.state().phase, Phase::lead_in);
    EXPECT_EQ(played.state().current()->number, 2);
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::skipped);
    EXPECT_EQ(played.state().notice->number, 1);
    played.advance_to(Phase::board);
    EXPECT_EQ(played.state().tallies[0].points, 0);
}

TEST(Skip, OfTheLastQuestionGoesToTheBoard) {
    PlayedContest played = contest(1);
    played.advance_to(Phase::open);
    played.must(Skip{});
    EXPECT_EQ(played.state().phase, Phase::board);
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::skipped);
    played.must(Advance{});
    EXPECT_EQ(played.state().phase, Phase::finished);
}

TEST(Skip, EndsAPause) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(Pause{});
    played.must(Skip{});
    EXPECT_FALSE(played.state().paused);
    played.pass(Millis{3000});
    EXPECT_EQ(played.state().phase, Phase::open);
}

TEST(Replace, ShowsASpareUnderTheSameNumber) {
    ContestBuilder builder;
    builder.questions(2).spare(single_question("spare"));
    PlayedContest played(builder.setup());
    played.advance_to(Phase::open);
    played.must(Replace{});
    EXPECT_EQ(played.state().current()->asked.question.id, "spare");
    EXPECT_EQ(played.state().current()->number, 1);
    EXPECT_EQ(played.state().current()->id, ShowingId{2});
    EXPECT_EQ(played.state().showings[0].state, Showing::State::replaced);
    EXPECT_EQ(played.state().notice->kind, Notice::Kind::replaced);
    EXPECT_EQ(played.play(Replace{}), Refusal::no_spare_left);
    played.advance_to(Phase::board);
    played.must(Advance{});
    EXPECT_EQ(played.state().current()->asked.question.id, "q2");
}

TEST(Replace, TakesASpareOfTheSameRoundAlone) {
    ContestBuilder builder;
    builder.questions(1).spare(single_question("of round 1"));
    builder.round("Round 2").question(single_question("second"));
    builder.spare(single_question("of round 2"));
    PlayedContest played(builder.setup());
    played.advance_to(Phase::board);
    played.must(Advance{});
    played.must(Replace{});
    EXPECT_EQ(played.state().current()->asked.question.id, "of round 2");
    EXPECT_EQ(played.play(Replace{}), Refusal::no_spare_left) << "the other is the first round's";
}

TEST(Replace, TakesACommonSpareByTheRulesOfTheRoundItComesInto) {
    ContestBuilder builder;
    builder.definition.rounds[0].common_spares = true;
    builder.definition.rounds[0].points = 1000;
    builder.questions(1).spare(single_question("of round 1"));
    builder.round("Round 2");
    builder.definition.rounds[1].points = 200;
    builder.definition.rounds[1].seconds = 7;
    builder.definition.rounds[1].scoring = Scoring{Scoring::Mode::fixed, 50, false, 0, 0, 0};
    builder.question(single_question("second")).spare(single_question("of round 2"));
    PlayedContest played(builder.setup());
    played.advance_to(Phase::board);
    played.must(Advance{});
    played.must(Replace{});
    EXPECT_EQ(played.state().current()->asked.question.id, "of round 2");
    played.must(Replace{});
    const PaperQuestion& asked = played.state().current()->asked;
    EXPECT_EQ(asked.question.id, "of round 1");
    EXPECT_EQ(asked.round, 1U);
    EXPECT_EQ(asked.points, 200);
    EXPECT_EQ(asked.window, Millis{7000});
    EXPECT_EQ(asked.scoring.wrong, 50);
    EXPECT_EQ(played.play(Replace{}), Refusal::no_spare_left);
    EXPECT_TRUE(played.restart());
}

// Journals of version 0.1.0 hold such spares.
TEST(Replace, AnotherRoundsSpareThatWasTakenOnceKeepsItsOwnRules) {
    ContestBuilder builder;
    builder.definition.rounds[0].points = 1000;
    builder.questions(1).spare(single_question("of round 1"));
    builder.round("Round 2").definition.rounds[1].points = 200;
    builder.question(single_question("second"));
    PlayedContest played(builder.setup());
    played.advance_to(Phase::board);
    played.must(Advance{});
    Contest contest = played.state();
    apply(contest, {played.now(), Replaced{}});
    apply(contest, {played.now(), LeadInBegan{ShowingId{3}, 0, played.now()}});
    EXPECT_EQ(contest.current()->asked.round, 0U);
    EXPECT_EQ(contest.current()->asked.points, 1000);
}

TEST(End, CutsOffTheQuestionThatIsNotMarkedYet) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.must(End{});
    EXPECT_EQ(played.state().phase, Phase::finished);
    EXPECT_EQ(played.state().showings[0].state, Showing::State::ended);
    EXPECT_EQ(played.state().tallies[0].points, 0);
    EXPECT_TRUE(played.restart());
}

TEST(End, LosesNoRecordedAnswerForGood) {
    for (const Phase phase : {Phase::open, Phase::closed}) {
        PlayedContest played = contest();
        const ContestantId an = played.join();
        const ContestantId binh = played.join();
        played.advance_to(Phase::open);
        played.answer(an, choice({0}));
        played.answer(binh, choice({1}));
        played.advance_to(phase);
        played.must(End{});
        EXPECT_EQ(played.state().tallies[index(an)].points, 0);
        played.must(RestoreQuestion{ShowingId{1}, "ended by mistake"});
        EXPECT_EQ(played.state().showings[0].state, Showing::State::asked);
        EXPECT_EQ(played.state().tallies[index(an)].points, 1000);
        EXPECT_EQ(played.state().places.place_of(an), 1U);
        EXPECT_EQ(played.state().places.place_of(binh), 2U);
        EXPECT_TRUE(played.restart());
    }
}

TEST(End, SkipsTheQuestionThatNeverOpened) {
    PlayedContest played = contest();
    played.advance_to(Phase::lead_in);
    played.must(End{});
    EXPECT_EQ(played.state().showings[0].state, Showing::State::skipped);
    EXPECT_EQ(played.play(RestoreQuestion{ShowingId{1}, "why"}), Refusal::unknown_question);
}

TEST(End, AfterASkipLeavesTheSkippedQuestionSkipped) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(Skip{});
    played.must(Skip{});
    played.must(End{});
    for (const Showing& showing : played.state().showings) {
        EXPECT_EQ(showing.state, Showing::State::skipped);
    }
}

TEST(End, KeepsTheQuestionThatIsRevealed) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.advance_to(Phase::reveal);
    played.must(End{});
    EXPECT_EQ(played.state().tallies[0].points, 1000);
    EXPECT_EQ(played.state().places.place_of(an), 1U);
}

TEST(Recover, GivesBackTheTimeOfAnOutage) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{5000});
    played.answer(an, choice({0}));
    played.at(played.now() - contest_opened_at + Millis{3'600'000});
    played.must(Recover{});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{15'000});
    EXPECT_FALSE(played.state().paused);
}

TEST(Recover, GivesBackOnlyWhatIsNotMarked) {
    PlayedContest played = contest();
    played.join();
    played.advance_to(Phase::open);
    const Contest before = played.state();
    played.pass(Millis{9000});
    played.must(MarkTime{});
    EXPECT_EQ(played.state().current()->closes_at, before.current()->closes_at);
    played.at(played.now() - contest_opened_at + Millis{3'600'000});
    EXPECT_TRUE(played.restart());
    played.must(Recover{});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{11'000});
}

TEST(Recover, CountsFromNoEarlierThanTheLogEnds) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.pass(Millis{5000});
    played.must(MarkTime{});
    played.pass(Millis{5000});
    played.must(Recover{contest_opened_at});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{15'000});
    played.must(Recover{played.now() + Millis{1}});
    EXPECT_EQ(played.state().current()->closes_at, played.now() + Millis{15'000});
}

TEST(Recover, LeavesAPauseAsItIs) {
    PlayedContest played = contest();
    played.advance_to(Phase::open);
    played.must(Pause{});
    played.at(Millis{600'000});
    played.must(Recover{});
    EXPECT_TRUE(played.outcome().empty());
    EXPECT_TRUE(played.state().paused);
}

}  // namespace
}  // namespace hoithi::test
