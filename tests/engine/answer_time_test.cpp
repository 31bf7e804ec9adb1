#include <gtest/gtest.h>

#include "engine/answering.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

/// A question of 20 s that opened at 100 s.
Showing showing(int frozen_ms = 0) {
    Showing showing;
    showing.opened_at = Time{100'000};
    showing.stoppages.push_back({Time{101'000}, Millis{frozen_ms}});
    showing.closes_at = Time{120'000} + Millis{frozen_ms};
    return showing;
}

struct Case {
    const char* about;
    std::optional<int> shown;  // ms after the opening
    int received;
    int round_trip;
    int frozen;
    int expected;
};

TEST(AnswerTime, RunsFromTheSendersFrameToTheAnswer) {
    const std::vector<Case> cases{
        {"nothing known of the way", std::nullopt, 5000, 0, 0, 5000},
        {"the frame left at once", 0, 5000, 0, 0, 5000},
        {"the frame left late", 400, 5000, 0, 0, 4600},
        {"the round trip is taken off", 400, 5000, 120, 0, 4480},
        {"the round trip counts up to 250 ms", 0, 5000, 900, 0, 4750},
        {"a round trip below nothing is none", 0, 5000, -80, 0, 5000},
        {"a frame sent again at 9 s does not start the time anew", 9000, 10'000, 0, 0, 8000},
        {"a frame can put the start off by 2 s at most", 2000, 10'000, 0, 0, 8000},
        {"a frame from before the opening is none", -5000, 3000, 0, 0, 3000},
        {"a pause is not the contestant's time", 0, 35'000, 0, 30'000, 5000},
        {"never less than nothing", 500, 600, 250, 0, 0},
        {"an answer from before its frame", 1000, 500, 0, 0, 0},
        {"in the grace it is the whole time", 0, 20'400, 0, 0, 20'000},
        {"in the grace after a pause too", 0, 50'400, 0, 30'000, 20'000},
    };
    for (const Case& c : cases) {
        Journey journey;
        if (c.shown) journey.shown_at = Time{100'000 + *c.shown};
        journey.received_at = Time{100'000 + c.received};
        journey.round_trip = Millis{c.round_trip};
        EXPECT_EQ(answer_time(showing(c.frozen), journey).count(), c.expected) << c.about;
    }
}

TEST(AnswerTime, IsAtMostTheTimeToADeadlineThatWasCutShort) {
    Showing cut = showing();
    cut.closes_at = Time{107'000};
    EXPECT_EQ(answer_time(cut, {std::nullopt, Time{107'300}, Millis{0}}), Millis{7000});
}

TEST(AnswerTime, CountsOnInAddedTime) {
    Showing longer = showing();
    longer.closes_at = Time{130'000};
    EXPECT_EQ(answer_time(longer, {std::nullopt, Time{128'000}, Millis{0}}), Millis{28'000});
}

TEST(GivenAt, IsTheArrivalLessTheAllowedWayAndAtMostTheDeadline) {
    const std::vector<std::pair<Journey, int>> cases{
        {{Time{100'400}, Time{105'000}, Millis{0}}, 5000},
        {{Time{100'400}, Time{105'000}, Millis{120}}, 4880},
        {{std::nullopt, Time{105'000}, Millis{900}}, 4750},
        {{std::nullopt, Time{105'000}, Millis{-80}}, 5000},
        {{std::nullopt, Time{120'400}, Millis{0}}, 20'000},
        {{std::nullopt, Time{120'100}, Millis{200}}, 19'900},
        {{std::nullopt, Time{100'100}, Millis{250}}, 0},
    };
    for (const auto& [journey, expected] : cases) {
        EXPECT_EQ(given_at(showing(), journey), Time{100'000 + expected});
    }
}

TEST(AnswerTime, StandsStillWhileTheContestIsPaused) {
    ContestBuilder builder;
    builder.questions(1);
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{3000});
    played.must(Pause{});
    played.pass(Millis{60'000});
    played.must(Resume{});
    played.pass(Millis{1000});
    played.answer(an, choice({0}));
    EXPECT_EQ(played.state().current()->answer_of(an)->elapsed, 4000U);
}

TEST(AnswerTime, StandsStillForWhatCameInDuringAPause) {
    Showing twice = showing();
    twice.stoppages = {{Time{105'000}, Millis{10'000}}, {Time{116'000}, Millis{4000}}};
    twice.closes_at = Time{134'000};
    const std::vector<std::pair<int, int>> received_and_taken{
        {4999, 4999},
        {5000, 5000},
        {14'999, 5000},
        {15'500, 5500},
        {16'000, 6000},
        {19'000, 6000},
        {21'000, 7000},
        {34'000, 20'000},
        {34'400, 20'000},
    };
    for (const auto& [received, taken] : received_and_taken) {
        const Journey journey{std::nullopt, Time{100'000 + received}, Millis{0}};
        EXPECT_EQ(answer_time(twice, journey).count(), taken) << received;
    }
    // The frame left after the first pause, as one that stood in the queue does: at 5.2 s.
    const Journey late{Time{115'200}, Time{118'000}, Millis{0}};
    EXPECT_EQ(answer_time(twice, late), Millis{4000});
    Showing early = showing();
    early.stoppages = {{Time{100'100}, Millis{8000}}};
    early.closes_at = Time{128'000};
    const Journey after{Time{108'300}, Time{109'000}, Millis{0}};
    EXPECT_EQ(answer_time(early, after), Millis{700}) << "no more than it waited in the queue";
}

TEST(AnswerTime, IsNotShortenedByAnOutage) {
    ContestBuilder builder;
    builder.questions(1);
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{3000});
    played.answer(an, choice({0}));
    played.at(played.now() - contest_opened_at + Millis{45'000});
    played.must(Recover{});
    played.pass(Millis{2000});
    EXPECT_EQ(played.answer(binh, choice({0})), std::nullopt);
    EXPECT_EQ(played.state().current()->answer_of(binh)->elapsed, 5000U);
}

}  // namespace
}  // namespace hoithi::test
