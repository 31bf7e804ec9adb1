#include "engine/round_standings.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

constexpr ContestantId an{0};
constexpr ContestantId binh{1};
constexpr ContestantId chi{2};

/// Two rounds of two questions each, 1000 points for a right answer, two divisions.
class Rounds : public testing::Test {
protected:
    Rounds() {
        builder.definition.divisions = {{"main", "", false}, {"youth", "", false}};
        builder.definition.scoring = {Scoring::Mode::fixed, 200, false, 2, 100, 300};
        builder.questions(2).round("Round 2").question(single_question("q3"));
        builder.question(single_question("q4")).spare(single_question("spare"));
    }

    void begin() {
        played.emplace(builder.setup());
        for (int i = 0; i < 2; ++i) played->join();
        played->join(DivisionIndex{1});
    }

    /// Plays the next question; a letter for everybody: r right, w wrong, anything else nothing.
    void ask(const std::string& answers) {
        played->advance_to(Phase::open);
        for (std::uint32_t i = 0; i < answers.size(); ++i) {
            if (answers[i] == 'r') played->answer(ContestantId{i}, choice({0}));
            if (answers[i] == 'w') played->answer(ContestantId{i}, choice({1}));
        }
        played->advance_to(Phase::board);
    }

    RoundStandings of(std::size_t round) const { return round_standings(played->state(), round); }

    static std::vector<std::int64_t> points(const RoundStandings& standings) {
        std::vector<std::int64_t> points;
        for (const Tally& tally : standings.tallies) points.push_back(tally.points);
        return points;
    }

    using Points = std::vector<std::int64_t>;
    using Of = std::vector<std::uint32_t>;
    ContestBuilder builder;
    std::optional<PlayedContest> played;
};

TEST_F(Rounds, EachStandsByItself) {
    begin();
    ask("rwr");
    ask("rr-");
    ask("wr-");
    ask("-rr");
    EXPECT_EQ(points(of(0)), (Points{2100, 800, 1000}));
    EXPECT_EQ(of(0).places.of, (Of{1, 2, 1}));
    // A streak earned its bonus when it was recorded, over the rounds' border as well.
    EXPECT_EQ(points(of(1)), (Points{-200, 2300, 1000}));
    EXPECT_EQ(of(1).places.of, (Of{2, 1, 1}));
    EXPECT_EQ(of(1).tallies[index(binh)].streak, 2U) << "counted within the round";
    EXPECT_EQ(of(1).tallies[index(binh)].correct, 2U);
    EXPECT_EQ(of(1).places.divisions.size(), 2U);
}

TEST_F(Rounds, TogetherGiveThePointsOfTheContest) {
    begin();
    for (const char* answers : {"rwr", "rr-", "wr-", "-rr"}) ask(answers);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(
            of(0).tallies[i].points + of(1).tallies[i].points, played->state().tallies[i].points
        );
    }
}

TEST_F(Rounds, OfTheOnlyRoundIsTheContest) {
    builder = {};
    builder.questions(3);
    played.emplace(builder.setup());
    for (int i = 0; i < 3; ++i) played->join();
    for (const char* answers : {"rwr", "rr-", "wr-"}) ask(answers);
    EXPECT_EQ(of(0).tallies, played->state().tallies);
    EXPECT_EQ(of(0).places, played->state().places);
}

TEST_F(Rounds, PlaceNobodyBeforeTheirFirstReveal) {
    begin();
    ask("rrr");
    EXPECT_EQ(of(0).places.place_of(an), 1U);
    EXPECT_EQ(of(1).places.place_of(an), 0U);
    EXPECT_EQ(of(1).places.divisions, std::vector<std::vector<Place>>(2));
    EXPECT_EQ(points(of(1)), (Points{0, 0, 0}));
    played->must(End{});
    EXPECT_EQ(of(1).places.place_of(an), 0U) << "a round that was not played has no winner";
    EXPECT_EQ(points(of(7)), (Points{0, 0, 0})) << "nor has one that is not there";
}

TEST_F(Rounds, LeaveOutTheRemovedAndWhatDoesNotCount) {
    begin();
    ask("rw-");
    ask("wr-");
    played->must(VoidQuestion{ShowingId{1}, "Two are right."});
    EXPECT_EQ(points(of(0)), (Points{-200, 1000, 0}));
    EXPECT_EQ(of(0).places.of, (Of{2, 1, 1}));
    played->must(Remove{binh});
    EXPECT_EQ(of(0).places.of, (Of{1, 0, 1}));
    EXPECT_EQ(of(0).places.divisions[0].size(), 1U);
}

TEST_F(Rounds, ASpareCountsForTheRoundItWasDrawnFor) {
    begin();
    ask("r--");
    ask("r--");
    played->advance_to(Phase::open);
    played->must(Replace{});
    ask("-r-");
    EXPECT_EQ(played->state().current()->asked.question.id, "spare");
    EXPECT_EQ(points(of(1)), (Points{0, 1000, 0}));
}

TEST_F(Rounds, APredictionSettlesTiesOnceTheTruthIsKnown) {
    builder.definition.prediction = Prediction::participants;
    builder.definition.tie_break = {TieBreak::points, TieBreak::prediction};
    begin();
    played->must(Predict{an, 9});
    played->must(Predict{binh, 3});
    ask("rrr");
    EXPECT_EQ(of(0).places.of, (Of{1, 1, 1}));
    played->must(End{});
    EXPECT_EQ(of(0).places.of, (Of{2, 1, 1}));
    EXPECT_EQ(of(0).tallies[index(chi)].prediction_error, 1ULL << 40U) << "made none";
}

}  // namespace
}  // namespace hoithi::test
