#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>

#include "server/cli/commands.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/database.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/host/host_world.hpp"
#include "tests/server/store/temporary_folder.hpp"

// A contest that cannot be read as it was written closes itself alone.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class TwoContests : public testing::Test {
protected:
    TwoContests() {
        HostWorld world(data_);
        for (std::size_t slot = 0; slot < 2; ++slot) {
            world.open(sample_definition());
            world.attended = slot;
            for (const char* name : {"An", "Bình", "Chi"}) world.join(name);
            const ConnectionId host = world.come(bus::Role::host);
            world.act(host, Start{});
            world.until_phase(Phase::open);
            world.settle();
            rows_.push_back(world.contest().row());
        }
    }

    /// Changes the database behind the program's back; `?` is the first contest's id.
    void tamper(std::string sql) const {
        store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_write};
        raw.run_script("PRAGMA foreign_keys=OFF");
        const std::string id = "'" + rows_[0].id + "'";
        for (std::size_t at = sql.find('?'); at != sql.npos; at = sql.find('?')) {
            sql.replace(at, 1, id);
        }
        raw.run_script(sql);
    }

    /// The first contest is named, for such a reason, and the second is what it was.
    void expect_first_closed(const std::string& reason) const {
        for (const OpenedFolder& opened : {open_as_reader(data_), open_as_server(data_)}) {
            EXPECT_THAT(
                opened.damage(), ElementsAre(AllOf(HasSubstr(rows_[0].id), HasSubstr(reason)))
            );
            EXPECT_THAT(opened.contests, ElementsAre(testing::Key(rows_[1].id)));
            EXPECT_THAT(opened.damage()[0], testing::Not(HasSubstr("Bình")));
        }
    }

    store::TemporaryFolder folder_;
    fs::path data_ = folder_.path() / "data";
    std::vector<store::ContestRow> rows_;
};

TEST_F(TwoContests, ABatchThatWasAltered) {
    tamper(
        "UPDATE journal SET payload = CAST(payload || x'0a' AS BLOB) WHERE contest = ? AND "
        "sequence = 2"
    );
    expect_first_closed("Batch 2 does not match its hash");
}

TEST_F(TwoContests, AJournalThatLacksItsEnd) {
    tamper(
        "DELETE FROM journal WHERE contest = ? AND sequence = "
        "(SELECT MAX(sequence) FROM journal WHERE contest = ?)"
    );
    expect_first_closed("The journal ends with batch");
}

TEST_F(TwoContests, AJournalThatIsGone) {
    tamper("DELETE FROM journal WHERE contest = ?");
    expect_first_closed("The journal ends with batch 0");
}

TEST_F(TwoContests, AJournalShorterThanItsPeople) {
    // As the program itself would have written it, but for the people.
    tamper(
        "DELETE FROM journal WHERE contest = ? AND sequence > 1; "
        "UPDATE contests SET batches = 1, last_hash = (SELECT hash FROM journal "
        "WHERE contest = ? AND sequence = 1) WHERE id = ?"
    );
    store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_write};
    store::Contests contests(raw);
    contests.seal(*contests.find(rows_[0].id));
    expect_first_closed("there is a person 0, and the journal has 0 contestants");
}

TEST_F(TwoContests, ANameThatWasAltered) {
    tamper("UPDATE people SET name = 'Dũng' WHERE contest = ? AND contestant = 1");
    expect_first_closed("the row of person 1 is damaged");
}

TEST_F(TwoContests, ANameThatIsNotUtf8) {
    tamper("UPDATE people SET name = CAST(x'41c3' AS TEXT) WHERE contest = ? AND contestant = 1");
    expect_first_closed("the row of person 1 is damaged");
}

TEST_F(TwoContests, ANumberThatNoContestantHas) {
    tamper("UPDATE people SET contestant = 4294967298 WHERE contest = ? AND contestant = 2");
    expect_first_closed("the row of person 2 is damaged");
}

TEST_F(TwoContests, APersonWhoIsGone) {
    tamper("DELETE FROM people WHERE contest = ? AND contestant = 0");
    expect_first_closed("there are 2 people, where there were 3");
}

TEST_F(TwoContests, ARowOfTheTableOfContests) {
    tamper("UPDATE contests SET title = 'Other' WHERE id = ?");
    expect_first_closed("its row in the table of contests is damaged");
}

TEST_F(TwoContests, AnIdThatIsAnotherIsNamedWithTheOneThatItWas) {
    tamper("UPDATE contests SET id = 'x' WHERE id = ?");
    for (const OpenedFolder& opened : {open_as_reader(data_), open_as_server(data_)}) {
        EXPECT_THAT(
            opened.damage(), UnorderedElementsAre(HasSubstr("contest x:"), HasSubstr(rows_[0].id))
        );
        EXPECT_THAT(opened.contests, ElementsAre(testing::Key(rows_[1].id)));
    }
}

TEST_F(TwoContests, WhoeverComesToTheDamagedOneIsTold) {
    tamper("UPDATE people SET name = 'Dũng' WHERE contest = ? AND contestant = 1");
    store::TemporaryFolder other;
    HostWorld world(other.path());
    world.desk.close_off({rows_[0].id, rows_[0].code, "sample", "damaged"});
    const auto said = [&](const protocol::Hello& hello) {
        const ConnectionId connection = world.hello(hello);
        EXPECT_EQ(world.types(connection), std::vector<std::string>{"refused"});
        return world.last(connection, "refused")["reason"].get<std::string>();
    };
    protocol::Hello hello;
    hello.code = rows_[0].code;
    EXPECT_EQ(said(hello), "contest_damaged");
    hello.as = bus::Role::stage;
    EXPECT_EQ(said(hello), "contest_damaged");
    hello.as = bus::Role::host;
    hello.contest = rows_[0].id;
    hello.secret = "0123";
    EXPECT_EQ(said(hello), "bad_secret");
    hello.secret = world.host_secret(rows_[0].id);
    EXPECT_EQ(said(hello), "contest_damaged");
    EXPECT_TRUE(world.desk.has_damaged("sample"));
    EXPECT_FALSE(world.desk.has_damaged("other"));
}

TEST_F(TwoContests, ReplayNamesTheDamagedOneAndShowsTheOther) {
    tamper(
        "UPDATE journal SET payload = CAST(payload || x'0a' AS BLOB) WHERE contest = ? AND "
        "sequence = 2"
    );
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    EXPECT_EQ(cli::replay(data_, ""), 1);
    EXPECT_EQ(cli::replay(data_, rows_[0].id), 1);
    EXPECT_EQ(cli::replay(data_, rows_[1].id), 0);
    EXPECT_THAT(testing::internal::GetCapturedStdout(), HasSubstr(rows_[1].id));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("Batch 2 does not match"));
}

// The power went between making the contest and its first event.
TEST_F(TwoContests, OneInWhichNothingHappenedGivesItsCodeBack) {
    store::ContestRow empty;
    {
        const store::DataFolder held(data_);
        store::Connection connection = store::open_database(held);
        empty = host::create_contest(connection, "Empty", "sample").row;
    }
    testing::internal::CaptureStderr();
    EXPECT_EQ(cli::replay(data_, empty.id), 1);
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("nothing happened in it"));
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.damage(), IsEmpty());
    EXPECT_THAT(opened.contests, SizeIs(2));
    store::Connection reader = store::open_reader(data_);
    EXPECT_FALSE(store::Contests(reader).find_by_code(empty.code));
}

}  // namespace
}  // namespace hoithi::test
