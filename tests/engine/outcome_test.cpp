#include "engine/outcome.hpp"

#include <gtest/gtest.h>

#include <vector>

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

/// What the last command has to be told.
News news(const PlayedContest& played) {
    News news;
    for (const Event& event : played.outcome()) add_news(news, played.state(), event);
    return news;
}

TEST(News, OfAnAnswerIsNoNewView) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    EXPECT_TRUE(news(played).room);
    EXPECT_FALSE(news(played).views) << "ten thousand come";
    played.advance_to(Phase::open);
    ASSERT_EQ(played.answer(an, choice({0})), std::nullopt);
    EXPECT_FALSE(news(played).views);
    EXPECT_FALSE(news(played).room);
}

TEST(News, OfAQuestionThatOpensSaysWhichAnswersAreTimed) {
    PlayedContest played = contest();
    played.must(Advance{});
    EXPECT_FALSE(news(played).opened);
    played.must(Advance{});
    EXPECT_TRUE(news(played).views);
    EXPECT_EQ(news(played).opened, ShowingId{1});
}

TEST(News, OfPeopleSaysWhoGoesAndWhoMayComeBack) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    played.must(RemoveMany{{an, binh}});
    EXPECT_EQ(news(played).removed, (std::vector{an, binh}));
    played.must(Reinstate{binh});
    EXPECT_EQ(news(played).returned, std::vector{binh});
    EXPECT_TRUE(news(played).removed.empty());
}

TEST(News, OfNamesIsANewViewWhereNamesAreOnBoards) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.must(HoldNames{{an}});
    EXPECT_TRUE(news(played).names);
    EXPECT_FALSE(news(played).views);
    played.advance_to(Phase::board);
    played.must(ReleaseNames{{an}});
    EXPECT_TRUE(news(played).views);
}

TEST(News, OfTheEndIsToldOnce) {
    PlayedContest played = contest();
    played.must(End{});
    EXPECT_TRUE(news(played).over);
    EXPECT_TRUE(over(played.state()));
    played.pass(Advance::settling);
    played.must(Unveil{1});
    EXPECT_FALSE(news(played).over);
    EXPECT_TRUE(news(played).views);
}

TEST(Progress, IsThereWhileAnswersAreCounted) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.join();
    EXPECT_TRUE(gathers(played.state()));
    EXPECT_FALSE(progress(played.state()));
    played.advance_to(Phase::open);
    EXPECT_TRUE(takes_answers(played.state()));
    ASSERT_EQ(played.answer(an, choice({0})), std::nullopt);
    const auto counted = progress(played.state());
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->showing, ShowingId{1});
    EXPECT_EQ(counted->answered, 1U);
    EXPECT_EQ(counted->of, 2U);
    played.advance_to(Phase::closed);
    EXPECT_TRUE(progress(played.state()));
    EXPECT_FALSE(takes_answers(played.state()));
    played.advance_to(Phase::reveal);
    EXPECT_FALSE(progress(played.state()));
}

TEST(Receipt, IsTheSameForAnAnswerSentAgain) {
    PlayedContest played = contest();
    const ContestantId an = played.join();
    played.advance_to(Phase::open);
    played.pass(Millis{1500});
    const SubmitAnswer answer = played.answer_of(an, choice({0}));
    played.must(answer);
    const auto first = receipt(played.state(), an, answer);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->key, answer.key);
    EXPECT_EQ(first->showing, ShowingId{1});
    EXPECT_EQ(first->elapsed, Millis{1500});
    played.pass(Millis{3000});
    played.must(answer);
    EXPECT_EQ(receipt(played.state(), an, answer)->elapsed, first->elapsed);
    EXPECT_FALSE(receipt(played.state(), an, Predict{an, 3})) << "they are told how they stand";
}

TEST(ContestantAct, IsNamedAsInTheProtocol) {
    SubmitAnswer answer;
    answer.key = ClientKey{1, 2};
    answer.showing = ShowingId{4};
    EXPECT_EQ(act_of(answer).word, "answer");
    EXPECT_EQ(act_of(answer).key, answer.key);
    EXPECT_EQ(act_of(answer).showing, answer.showing);
    EXPECT_EQ(act_of(Predict{}).word, "predict");
    EXPECT_FALSE(act_of(Predict{}).showing);
}

TEST(Places, AreToldWithTheBoardAndNotWithTheReveal) {
    PlayedContest played = contest();
    played.join();
    played.advance_to(Phase::reveal);
    EXPECT_FALSE(places_told(played.state()));
    EXPECT_TRUE(own_place_told(played.state())) << "another question is to come";
    const StandingsStamp revealed = standings_stamp(played.state());
    played.advance_to(Phase::board);
    EXPECT_TRUE(places_told(played.state()));
    EXPECT_NE(standings_stamp(played.state()), revealed);
    played.advance_to(Phase::finished);
    EXPECT_FALSE(places_told(played.state())) << "the finale tells them";
    const OwnPlaceStamp before = own_place_stamp(played.state());
    EXPECT_FALSE(before.told);
    played.pass(Advance::settling);
    played.must(Unveil{1});
    EXPECT_EQ(own_place_stamp(played.state()), before) << "nobody is told their own yet";
    played.pass(Advance::settling);
    played.must(Unveil{3});
    EXPECT_NE(own_place_stamp(played.state()), before);
}

}  // namespace
}  // namespace hoithi::test
