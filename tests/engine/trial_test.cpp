#include "engine/trial.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

/// Of three the first answered rightly, the others wrongly; the third is removed.
class Trial : public testing::Test {
protected:
    Trial() {
        ContestBuilder builder;
        builder.questions(2);
        played.emplace(builder.setup());
        const ContestantId an = played->join();
        const ContestantId binh = played->join();
        const ContestantId chi = played->join();
        played->advance_to(Phase::open);
        EXPECT_EQ(played->answer(an, choice({0})), std::nullopt);
        EXPECT_EQ(played->answer(binh, choice({1})), std::nullopt);
        EXPECT_EQ(played->answer(chi, choice({1})), std::nullopt);
        played->must(Remove{chi});
        played->advance_to(Phase::reveal);
    }

    Result<Shift, Refusal> attempt(const Command& correction) const {
        return try_correction(played->state(), correction, played->now());
    }

    std::optional<PlayedContest> played;
};

TEST_F(Trial, CountsThoseWhoWouldGainAndThoseWhoWouldLose) {
    const Contest before = played->state();
    const auto other_key =
        attempt(ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, {}, {}});
    ASSERT_TRUE(other_key) << "a trial needs no reason";
    EXPECT_EQ((*other_key).more, 1U);
    EXPECT_EQ((*other_key).less, 1U);
    const auto voided = attempt(VoidQuestion{ShowingId{1}, {}});
    ASSERT_TRUE(voided);
    EXPECT_EQ((*voided).more, 0U);
    EXPECT_EQ((*voided).less, 1U);
    EXPECT_TRUE(played->state() == before) << "and nothing is done";
}

TEST_F(Trial, OfAVoidQuestionCountsWhatItWouldBeWorthAgain) {
    played->must(VoidQuestion{ShowingId{1}, "wrong"});
    const auto other_key =
        attempt(ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, {}, {}});
    ASSERT_TRUE(other_key);
    EXPECT_EQ((*other_key).more, 0U) << "it counts for nobody";
    EXPECT_EQ((*other_key).less, 0U);
    const auto restored = attempt(RestoreQuestion{ShowingId{1}, {}});
    ASSERT_TRUE(restored);
    EXPECT_EQ((*restored).more, 1U);
    EXPECT_EQ((*restored).less, 0U);
}

TEST_F(Trial, IsRefusedAsTheCorrectionWouldBe) {
    EXPECT_EQ(attempt(VoidQuestion{ShowingId{9}, {}}).error(), Refusal::unknown_question);
    EXPECT_EQ(attempt(RestoreQuestion{ShowingId{1}, {}}).error(), Refusal::nothing_to_change);
}

}  // namespace
}  // namespace hoithi::test
