#include "server/store/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "server/store/store_error.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class PeopleTable : public testing::Test {
protected:
    PeopleTable() {
        Contests contests{connection_};
        contests.create(contest_row("c1", "111111"));
        contests.create(contest_row("c2", "222222"));
    }

    TemporaryFolder folder_;
    DataFolder owned_{folder_.path()};
    Connection connection_{open_database(owned_)};
    People people_{connection_};
};

TEST_F(PeopleTable, GivesBackWhatWasPutInOrderOfNumbers) {
    PersonRow team = person_row(4'000'000'000U, "Đội Hà Nội");
    team.team = true;
    people_.put("c1", team);
    people_.put("c1", person_row(2, "Bình"));
    people_.put("c2", person_row(1, "An"));

    EXPECT_THAT(people_.load("c1").value(), ElementsAre(person_row(2, "Bình"), team));
    EXPECT_THAT(people_.load("c2").value(), ElementsAre(person_row(1, "An")));
}

TEST_F(PeopleTable, ReplacesTheRowOfAContestant) {
    people_.put("c1", person_row(1, "An"));
    people_.put("c1", person_row(1, "Ân"));
    EXPECT_THAT(people_.load("c1").value(), ElementsAre(person_row(1, "Ân")));
}

TEST_F(PeopleTable, HasANameOnceInAContest) {
    people_.put("c1", person_row(1, "An"));
    people_.put("c2", person_row(1, "An"));
    EXPECT_THROW(people_.put("c1", person_row(2, "An")), StoreError);
    EXPECT_THAT(people_.load("c1").value(), SizeIs(1));
}

TEST_F(PeopleTable, FreesTheNameOfOneWhoWasRemoved) {
    PersonRow removed = person_row(1, "An");
    removed.removed = true;
    people_.put("c1", removed);
    people_.put("c1", person_row(2, "An"));
    EXPECT_THAT(people_.load("c1").value(), ElementsAre(removed, person_row(2, "An")));
}

TEST_F(PeopleTable, BelongsToContestsThatExist) {
    EXPECT_THROW(people_.put("c9", person_row(1, "An")), StoreError);
}

TEST_F(PeopleTable, ForgetsOnePersonOrAllOfAContest) {
    people_.put("c1", person_row(1, "An"));
    people_.put("c1", person_row(2, "Bình"));
    people_.put("c1", person_row(3, "Chi"));
    people_.put("c2", person_row(1, "Dũng"));

    EXPECT_TRUE(people_.erase("c1", 2));
    EXPECT_FALSE(people_.erase("c1", 2));
    EXPECT_THAT(people_.load("c1").value(), SizeIs(2));
    EXPECT_EQ(people_.erase_contest("c1"), 2U);
    EXPECT_THAT(people_.load("c1").value(), IsEmpty());
    EXPECT_THAT(people_.load("c2").value(), SizeIs(1));
}

bool is_in_a_file(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
}

TEST(ErasedPerson, IsInNoFileAnyMoreAndTheJournalStaysVerified) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    JournalBatch joined = batch("c1", 1, "joined 1 2");
    joined.people = {person_row(1, "Nguyễn Văn Quên"), person_row(2, "Trần Thị Nhớ")};
    store.append_and_wait(joined);
    ASSERT_TRUE(is_in_a_file(folder.path(), "Nguyễn Văn Quên"));

    int done = 0;
    const auto erase = [](Connection& connection) { return People{connection}.erase("c1", 1); };
    store.writer.run(erase, [&](bool erased) { done += erased ? 1 : 0; });
    store.loop.run_until([&] { return done == 1; });
    // The log is emptied after the erasure was acknowledged, but before the next write begins.
    store.append_and_wait(batch("c1", 2, "more"));

    EXPECT_FALSE(is_in_a_file(folder.path(), "Nguyễn Văn Quên"));
    EXPECT_TRUE(is_in_a_file(folder.path(), "Trần Thị Nhớ"));
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("joined 1 2", "more"));
    EXPECT_THAT(store.failures, IsEmpty());
}

TEST(ErasedPerson, IsScrubbedLaterWhenAReaderIsInTheWay) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    JournalBatch joined = batch("c1", 1, "joined 1");
    joined.people = {person_row(1, "Nguyễn Văn Quên")};
    store.append_and_wait(joined);
    const auto erase = [](Connection& connection) { return People{connection}.erase("c1", 1); };
    {
        Connection reader = open_reader(folder.path());
        Query reading = reader.query("SELECT contestant FROM people");
        ASSERT_TRUE(reading.next());
        int done = 0;
        store.writer.run(erase, [&](bool) { ++done; });
        store.loop.run_until([&] { return done == 1; });
        store.append_and_wait(batch("c1", 2, "meanwhile"));
        EXPECT_TRUE(is_in_a_file(folder.path(), "Nguyễn Văn Quên"));
    }
    store.append_and_wait(batch("c1", 3, "the reader is gone"));
    store.append_and_wait(batch("c1", 4, "and the log was emptied"));
    EXPECT_FALSE(is_in_a_file(folder.path(), "Nguyễn Văn Quên"));
    EXPECT_THAT(store.failures, IsEmpty());
}

}  // namespace
}  // namespace hoithi::store
