#include "engine/answering.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

/// A contest of one question that stands open, with one contestant.
PlayedContest open_with(const Question& question) {
    ContestBuilder builder;
    builder.question(question).questions(1);
    PlayedContest played(builder.setup());
    played.join();
    played.advance_to(Phase::open);
    return played;
}

constexpr ContestantId an{0};

TEST(SubmitAnswer, RecordsWhatTheAnswerIsWorth) {
    PlayedContest played = open_with(single_question("q"));
    played.pass(Millis{2000});
    EXPECT_EQ(played.answer(an, choice({0})), std::nullopt);
    const RecordedAnswer* recorded = played.state().current()->answer_of(an);
    ASSERT_NE(recorded, nullptr);
    EXPECT_EQ(recorded->elapsed, 2000U);
    EXPECT_EQ(recorded->mark, (Mark{100, 950, 0}));
    EXPECT_EQ(played.state().answered, 1U);
    EXPECT_EQ(played.state().tallies[0].points, 0) << "nothing counts before the reveal";
}

TEST(SubmitAnswer, SentAgainWithItsKeyIsKnown) {
    PlayedContest played = open_with(single_question("q"));
    const SubmitAnswer submit = played.answer_of(an, choice({0}));
    played.must(submit);
    EXPECT_EQ(played.play(submit), std::nullopt);
    EXPECT_TRUE(played.outcome().empty());
    played.advance_to(Phase::board);
    EXPECT_EQ(played.play(submit), std::nullopt) << "also long after";
}

TEST(SubmitAnswer, WithAKeyOfAnEarlierQuestionIsAnAnswerOfItsOwn) {
    PlayedContest played = open_with(single_question("q"));
    const SubmitAnswer first = played.answer_of(an, choice({0}));
    played.must(first);
    played.advance_to(Phase::board);
    played.advance_to(Phase::open);
    SubmitAnswer second = played.answer_of(an, choice({1}));
    second.key = first.key;
    played.must(second);
    EXPECT_EQ(played.outcome().size(), 1U);
    played.must(first);
    EXPECT_TRUE(played.outcome().empty()) << "each question keeps its own";
}

TEST(SubmitAnswer, IsTakenOnce) {
    PlayedContest played = open_with(single_question("q"));
    EXPECT_EQ(played.answer(an, choice({1})), std::nullopt);
    EXPECT_EQ(played.answer(an, choice({0})), Refusal::already_answered);
}

TEST(SubmitAnswer, NeedsAContestant) {
    PlayedContest played = open_with(single_question("q"));
    EXPECT_EQ(played.answer(ContestantId{7}, choice({0})), Refusal::unknown_contestant);
}

TEST(SubmitAnswer, IsRefusedToTheRemoved) {
    PlayedContest played = open_with(single_question("q"));
    played.must(Remove{an});
    EXPECT_EQ(played.answer(an, choice({0})), Refusal::removed);
}

TEST(SubmitAnswer, NeedsAQuestionThatIsOpen) {
    ContestBuilder builder;
    builder.questions(2);
    PlayedContest played(builder.setup());
    played.join();
    EXPECT_EQ(played.answer(an, choice({0})), Refusal::no_question_open) << "lobby";
    played.must(Start{});
    EXPECT_EQ(played.answer(an, choice({0})), Refusal::no_question_open) << "lead-in";
    for (const Phase phase : {Phase::closed, Phase::reveal, Phase::board}) {
        played.advance_to(phase);
        EXPECT_EQ(played.answer(an, choice({0})), Refusal::too_late) << name(phase);
    }
    played.advance_to(Phase::finished);
    EXPECT_EQ(played.answer(an, choice({0})), Refusal::too_late);
}

TEST(SubmitAnswer, IsForTheShowingItsSenderSaw) {
    PlayedContest played = open_with(single_question("q"));
    SubmitAnswer ahead = played.answer_of(an, choice({0}));
    ahead.showing = ShowingId{2};
    EXPECT_EQ(played.play(ahead), Refusal::not_this_question);
    ahead.showing = ShowingId{0};
    EXPECT_EQ(played.play(ahead), Refusal::not_this_question);

    SubmitAnswer behind = played.answer_of(an, choice({0}));
    played.advance_to(Phase::board);
    played.advance_to(Phase::open);
    behind.journey.received_at = played.now();
    EXPECT_EQ(played.play(behind), Refusal::too_late);
}

TEST(SubmitAnswer, HasToWaitWhilePaused) {
    PlayedContest played = open_with(single_question("q"));
    const SubmitAnswer submit = played.answer_of(an, choice({0}));
    played.must(Pause{});
    EXPECT_EQ(played.play(submit), Refusal::paused);
    played.must(Resume{});
    EXPECT_EQ(played.play(submit), std::nullopt);
}

TEST(SubmitAnswer, IsTakenToTheEndOfTheGraceAndNotAfter) {
    PlayedContest played = open_with(single_question("q"));
    SubmitAnswer submit = played.answer_of(an, choice({0}));
    const Time closes_at = played.state().current()->closes_at;
    submit.journey.received_at = closes_at + Millis{501};
    EXPECT_EQ(played.play(submit), Refusal::too_late);
    submit.journey.received_at = closes_at + Millis{500};
    EXPECT_EQ(played.play(submit), std::nullopt);
    EXPECT_EQ(played.points_of(an), 500) << "the grace costs no points below the deadline's";
}

TEST(SubmitAnswer, IsJudgedByWhenItCameInNotByWhenItWasLookedAt) {
    PlayedContest played = open_with(single_question("q"));
    SubmitAnswer submit = played.answer_of(an, choice({0}));
    submit.journey.received_at += Millis{4000};
    played.at(played.now() - contest_opened_at + Millis{20'300});
    EXPECT_EQ(played.play(submit), std::nullopt);
    EXPECT_EQ(played.points_of(an), 900);
}

struct Shape {
    const char* about;
    Question question;
    Answer answer;
    std::optional<Refusal> outcome;
};

std::vector<Shape> shapes() {
    const Question single = single_question("q", 0, 3);
    const Question multiple = multiple_question("q", options({0, 1}), 3);
    const Question truth = true_false_question("q", true);
    const Question amount = number_question("q", 5);
    const Question word = text_question("q", {"hà nội"});
    const Answer choice_and_text{options({0}), 0, "x", "x"};
    return {
        {"one of three", single, choice({2}), std::nullopt},
        {"the fourth of three", single, choice({3}), Refusal::unknown_option},
        {"two where one is asked for", single, choice({0, 1}), Refusal::wrong_kind},
        {"none", single, Answer{}, Refusal::wrong_kind},
        {"an option and a text", single, choice_and_text, Refusal::wrong_kind},
        {"several", multiple, choice({0, 2}), std::nullopt},
        {"none of several", multiple, Answer{}, Refusal::wrong_kind},
        {"one of them unknown", multiple, choice({0, 7}), Refusal::unknown_option},
        {"true", truth, choice({0}), std::nullopt},
        {"neither true nor false", truth, choice({2}), Refusal::unknown_option},
        {"true and false", truth, choice({0, 1}), Refusal::wrong_kind},
        {"a number", amount, number(-5), std::nullopt},
        {"the largest number", amount, number(number_max), std::nullopt},
        {"too large a number", amount, number(number_max + 1), Refusal::bad_request},
        {"too small a number", amount, number(-number_max - 1), Refusal::bad_request},
        {"an option for a number", amount, choice({0}), Refusal::wrong_kind},
        {"a text for a number", amount, typed("5"), Refusal::wrong_kind},
        {"a text", word, typed("hà nội"), std::nullopt},
        {"no text", word, typed(""), Refusal::wrong_kind},
        {"200 bytes", word, typed(std::string(200, 'x')), std::nullopt},
        {"201 bytes", word, typed(std::string(201, 'x')), Refusal::answer_too_long},
        {"an option for a text", word, choice({0}), Refusal::wrong_kind},
    };
}

TEST(SubmitAnswer, HasTheShapeItsQuestionAsksFor) {
    for (const Shape& shape : shapes()) {
        PlayedContest played = open_with(shape.question);
        EXPECT_EQ(played.answer(an, shape.answer), shape.outcome) << shape.about;
    }
}

TEST(SubmitAnswer, OfATextIsComparedWithoutAccentsOnlyWhereTheQuestionSaysSo) {
    Question strict = text_question("q", {"hòa bình"});
    PlayedContest played = open_with(strict);
    SubmitAnswer submit = played.answer_of(an, typed("hoa binh"));
    submit.bare = "hoa binh";
    played.must(submit);
    EXPECT_EQ(played.points_of(an), 0);

    Question lenient = text_question("q", {"hoa binh"});
    lenient.accents_optional = true;
    PlayedContest other = open_with(lenient);
    submit.answer = typed("hòa bình");
    submit.bare = "hoa binh";
    submit.journey.received_at = other.now();
    other.must(submit);
    EXPECT_EQ(other.points_of(an), 1000);
}

}  // namespace
}  // namespace hoithi::test
