#include "server/store/contests.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::MatchesRegex;

class ContestTable : public testing::Test {
protected:
    TemporaryFolder folder_;
    DataFolder owned_{folder_.path()};
    Connection connection_{open_database(owned_)};
    Contests contests_{connection_};
};

TEST_F(ContestTable, FindsWhatWasCreated) {
    const ContestRow row = contest_row("c1", "012345");
    ASSERT_TRUE(contests_.create(row).has_value());
    EXPECT_EQ(contests_.find("c1"), row);
    EXPECT_EQ(contests_.find_by_code("012345"), row);
    EXPECT_EQ(contests_.find("c2"), std::nullopt);
    EXPECT_EQ(contests_.find_by_code("000000"), std::nullopt);
}

TEST_F(ContestTable, ListsTheNewestFirst) {
    ContestRow older = contest_row("older", "111111");
    older.created_ms -= 1;
    contests_.create(older);
    contests_.create(contest_row("newer", "222222"));
    EXPECT_THAT(contests_.list(), ElementsAre(contest_row("newer", "222222"), older));
}

TEST_F(ContestTable, RefusesWhatCannotBe) {
    contests_.create(contest_row("c1", "111111"));
    EXPECT_EQ(contests_.create(contest_row("c1", "222222")).error(), ContestRefusal::id_taken);
    EXPECT_EQ(contests_.create(contest_row("c2", "111111")).error(), ContestRefusal::code_taken);
    EXPECT_EQ(contests_.create(contest_row("", "222222")).error(), ContestRefusal::malformed);
    EXPECT_EQ(contests_.create(contest_row("c2", "22222")).error(), ContestRefusal::malformed);
    EXPECT_EQ(contests_.create(contest_row("c2", "22222a")).error(), ContestRefusal::malformed);
}

TEST_F(ContestTable, LendsACodeUntilTheContestIsFinished) {
    contests_.create(contest_row("c1", "111111"));
    ASSERT_TRUE(contests_.set_state("c1", ContestState::finished).has_value());
    EXPECT_EQ(contests_.find_by_code("111111"), std::nullopt);
    ASSERT_TRUE(contests_.create(contest_row("c2", "111111")).has_value());

    EXPECT_EQ(contests_.set_state("c1", ContestState::open).error(), ContestRefusal::code_taken);
    contests_.set_state("c2", ContestState::finished);
    EXPECT_TRUE(contests_.set_state("c1", ContestState::open).has_value());
    EXPECT_EQ(contests_.find_by_code("111111")->id, "c1");
    EXPECT_EQ(
        contests_.set_state("c9", ContestState::open).error(), ContestRefusal::unknown_contest
    );
}

TEST_F(ContestTable, GivesEachOwnerALaterEpoch) {
    contests_.create(contest_row("c1", "111111"));
    EXPECT_EQ(*contests_.take_epoch("c1"), 1U);
    EXPECT_EQ(*contests_.take_epoch("c1"), 2U);
    EXPECT_EQ(contests_.find("c1")->epoch, 2U);
    EXPECT_EQ(contests_.take_epoch("c9").error(), ContestRefusal::unknown_contest);

    Connection reader = open_reader(folder_.path());
    EXPECT_EQ(Contests{reader}.find("c1")->epoch, 2U);
}

TEST_F(ContestTable, AnOwnerElsewhereWasBefore) {
    contests_.create(contest_row("c1", "111111"));
    contests_.raise_epoch("c1", 7);
    EXPECT_EQ(*contests_.take_epoch("c1"), 8U);
    contests_.raise_epoch("c1", 7);
    EXPECT_EQ(contests_.find("c1")->epoch, 8U) << "never back";
}

TEST_F(ContestTable, DrawsCodesOfSixDigits) {
    for (int draw = 0; draw < 50; ++draw) {
        EXPECT_THAT(contests_.draw_code().value(), MatchesRegex("[1-9][0-9]{5}"));
    }
}

}  // namespace
}  // namespace hoithi::store
