#include "engine/scoring.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/printing.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

PaperQuestion asked(const Question& question, const Scoring& scoring = {}) {
    return PaperQuestion{question, "General", 0, Millis{20'000}, 1000, scoring};
}

Scoring fixed() {
    Scoring scoring;
    scoring.mode = Scoring::Mode::fixed;
    return scoring;
}

Mark marked(const PaperQuestion& asked, const Answer& answer, int ms = 0, int streak = 0) {
    return mark(asked, asked.question.key, answer, Millis{ms}, streak);
}

int credit_of(const PaperQuestion& asked, const Answer& answer) {
    return credit(asked, asked.question.key, answer);
}

TEST(SpeedPoints, FallInAStraightLineToHalfAtTheEnd) {
    const Millis window{20'000};
    EXPECT_EQ(speed_points(1000, window, Millis{0}), 1000);
    EXPECT_EQ(speed_points(1000, window, Millis{2000}), 950);
    EXPECT_EQ(speed_points(1000, window, Millis{10'000}), 750);
    EXPECT_EQ(speed_points(1000, window, Millis{20'000}), 500);
}

TEST(SpeedPoints, AreHalfAfterThePublishedWindow) {
    EXPECT_EQ(speed_points(1000, Millis{20'000}, Millis{29'000}), 500);
}

TEST(SpeedPoints, AreRoundedInTheContestantsFavour) {
    EXPECT_EQ(speed_points(1000, Millis{20'000}, Millis{39}), 1000);
    EXPECT_EQ(speed_points(1000, Millis{20'000}, Millis{40}), 999);
    EXPECT_EQ(speed_points(7, Millis{10'000}, Millis{10'000}), 4);
}

RC_GTEST_PROP(SpeedPoints, NeverRiseWithTime, ()) {
    const int points = *rc::gen::inRange(0, 100'001);
    const Millis window{*rc::gen::inRange(5, 301) * 1000};
    const Millis sooner{*rc::gen::inRange(0, 400'000)};
    const Millis later = sooner + Millis{*rc::gen::inRange(0, 400'000)};
    RC_ASSERT(speed_points(points, window, sooner) >= speed_points(points, window, later));
    RC_ASSERT(speed_points(points, window, later) * 2 >= points);
    RC_ASSERT(speed_points(points, window, sooner) <= points);
}

TEST(Credit, OfASingleChoiceIsAllOrNothing) {
    const PaperQuestion question = asked(single_question("q", 2));
    EXPECT_EQ(credit_of(question, choice({2})), 100);
    EXPECT_EQ(credit_of(question, choice({0})), 0);
}

TEST(Credit, TakesAnyRightOptionAfterAChangeOfKey) {
    PaperQuestion question = asked(single_question("q", 2));
    question.question.key.options = options({1, 2});
    EXPECT_EQ(credit_of(question, choice({1})), 100);
    EXPECT_EQ(credit_of(question, choice({2})), 100);
    EXPECT_EQ(credit_of(question, choice({3})), 0);
}

TEST(Credit, OfTrueFalseFollowsTheTruth) {
    const PaperQuestion question = asked(true_false_question("q", false));
    EXPECT_EQ(credit_of(question, choice({1})), 100);
    EXPECT_EQ(credit_of(question, choice({0})), 0);
}

TEST(Credit, OfSeveralNeedsExactlyTheKeyUnlessPartial) {
    const PaperQuestion question = asked(multiple_question("q", options({0, 1, 2})));
    EXPECT_EQ(credit_of(question, choice({0, 1, 2})), 100);
    EXPECT_EQ(credit_of(question, choice({0, 1})), 0);
    EXPECT_EQ(credit_of(question, choice({0, 1, 2, 3})), 0);
}

TEST(Credit, InPartTakesWrongOptionsOffRightOnes) {
    Scoring partial;
    partial.partial = true;
    const PaperQuestion question = asked(multiple_question("q", options({0, 1, 2}), 6), partial);
    EXPECT_EQ(credit_of(question, choice({0})), 33);
    EXPECT_EQ(credit_of(question, choice({0, 1})), 66);
    EXPECT_EQ(credit_of(question, choice({0, 1, 2})), 100);
    EXPECT_EQ(credit_of(question, choice({0, 1, 3})), 33);
    EXPECT_EQ(credit_of(question, choice({0, 1, 2, 3})), 66);
    EXPECT_EQ(credit_of(question, choice({0, 3})), 0);
    EXPECT_EQ(credit_of(question, choice({3, 4, 5})), 0);
}

TEST(Credit, OfANumberReachesToTheTolerance) {
    const PaperQuestion question = asked(number_question("q", 48'000, 500));
    EXPECT_EQ(credit_of(question, number(48'000)), 100);
    EXPECT_EQ(credit_of(question, number(47'500)), 100);
    EXPECT_EQ(credit_of(question, number(48'500)), 100);
    EXPECT_EQ(credit_of(question, number(47'499)), 0);
    EXPECT_EQ(credit_of(question, number(48'501)), 0);
}

TEST(Credit, OfANumberHoldsAtTheEdgeOfTheRange) {
    const PaperQuestion question = asked(number_question("q", number_max, number_max));
    EXPECT_EQ(credit_of(question, number(0)), 100);
    EXPECT_EQ(credit_of(question, number(-1)), 0);
    EXPECT_EQ(credit_of(question, number(number_max)), 100);
}

TEST(Credit, OfATextTakesAnyAcceptedSpelling) {
    const PaperQuestion question = asked(text_question("q", {"hòa bình", "tỉnh hòa bình"}));
    EXPECT_EQ(credit_of(question, typed("tỉnh hòa bình")), 100);
    EXPECT_EQ(credit_of(question, typed("hoa binh")), 0);
}

TEST(Mark, WithFixedScoringDoesNotLookAtTheTime) {
    const PaperQuestion question = asked(single_question("q"), fixed());
    EXPECT_EQ(marked(question, choice({0}), 19'000), (Mark{100, 1000, 0}));
}

TEST(Mark, OfAWrongAnswerCostsWhatTheContestSays) {
    Scoring scoring = fixed();
    EXPECT_EQ(marked(asked(single_question("q"), scoring), choice({1})), (Mark{0, 0, 0}));
    scoring.wrong = 300;
    EXPECT_EQ(marked(asked(single_question("q"), scoring), choice({1})), (Mark{0, -300, 0}));
}

TEST(Mark, InPartIsThatPartOfTheSpeedPoints) {
    Scoring scoring;
    scoring.partial = true;
    scoring.wrong = 300;
    const PaperQuestion question = asked(multiple_question("q", options({0, 1})), scoring);
    EXPECT_EQ(marked(question, choice({0}), 10'000), (Mark{50, 375, 0}));
    EXPECT_EQ(marked(question, choice({0, 3}), 10'000), (Mark{0, -300, 0}));
}

TEST(Mark, AddsAStreaksBonusThatGrowsToItsLimit) {
    Scoring scoring = fixed();
    scoring.streak_from = 3;
    scoring.streak_bonus = 100;
    scoring.streak_bonus_max = 250;
    const PaperQuestion question = asked(single_question("q"), scoring);
    EXPECT_EQ(marked(question, choice({0}), 0, 1), (Mark{100, 1000, 0}));
    EXPECT_EQ(marked(question, choice({0}), 0, 2), (Mark{100, 1100, 100}));
    EXPECT_EQ(marked(question, choice({0}), 0, 3), (Mark{100, 1200, 200}));
    EXPECT_EQ(marked(question, choice({0}), 0, 4), (Mark{100, 1250, 250}));
    EXPECT_EQ(marked(question, choice({0}), 0, 50), (Mark{100, 1250, 250}));
}

TEST(Mark, GivesNoStreakBonusForAPart) {
    Scoring scoring = fixed();
    scoring.partial = true;
    scoring.streak_from = 1;
    scoring.streak_bonus = 100;
    scoring.streak_bonus_max = 100;
    const PaperQuestion question = asked(multiple_question("q", options({0, 1})), scoring);
    EXPECT_EQ(marked(question, choice({0}), 0, 9), (Mark{50, 500, 0}));
}

}  // namespace
}  // namespace hoithi::test
