#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "server/cli/commands.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/write_ahead_log.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/damage/played_folder.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class SetAside : public testing::Test {
protected:
    SetAside() {
        play_in(data_).reset();
        before_ = open_as_server(data_);
        store::Connection reader = store::open_reader(data_);
        first_ = store::Contests(reader).list().back().id;
    }

    std::string set_aside(const std::string& contest = "") const {
        testing::internal::CaptureStdout();
        EXPECT_EQ(cli::set_aside(data_, contest), 0);
        return testing::internal::GetCapturedStdout();
    }

    void run(const std::string& sql) const {
        store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_write};
        raw.run_script("PRAGMA foreign_keys=OFF");
        raw.run_script(sql);
    }

    /// All but so many are there as they were, and nothing is damaged.
    void expect_all_but(std::size_t missing) const {
        const OpenedFolder opened = open_as_server(data_);
        EXPECT_THAT(opened.damage(), IsEmpty());
        EXPECT_THAT(opened.contests, SizeIs(before_.contests.size() - missing));
        for (const auto& contest : opened.contests) {
            EXPECT_THAT(before_.contests, testing::Contains(contest));
        }
    }

    store::TemporaryFolder folder_;
    fs::path data_ = folder_.path() / "data";
    OpenedFolder before_;
    std::string first_;
};

TEST_F(SetAside, TakesOneContestOutAndKeepsTheFilesAsTheyWere) {
    const std::string bytes = bytes_of_file(data_ / "hoithi.sqlite3");
    const std::string said = set_aside(first_);
    EXPECT_THAT(said, HasSubstr("5 contests in the new database"));
    EXPECT_THAT(said, HasSubstr("contest " + first_ + ": set aside"));
    const fs::path kept = fs::directory_iterator(data_ / "set-aside")->path();
    EXPECT_TRUE(bytes_of_file(kept / "hoithi.sqlite3") == bytes);
    expect_all_but(1);
}

TEST_F(SetAside, ChangesNothingWhereNothingIsDamaged) {
    EXPECT_THAT(set_aside(), HasSubstr("6 contests in the new database"));
    expect_all_but(0);
}

TEST_F(SetAside, LeavesOutWhatIsDamagedByItself) {
    run("UPDATE journal SET payload = x'00' WHERE sequence = 3 AND contest = '" + first_ + "'");
    EXPECT_THAT(set_aside(), HasSubstr("Batch 3 does not match its hash"));
    expect_all_but(1);
}

TEST_F(SetAside, LeavesOutWhatHasNoRow) {
    run("DELETE FROM contests WHERE id = '" + first_ + "'");
    EXPECT_THAT(set_aside(), HasSubstr("not in the table of contests"));
    expect_all_but(1);
}

TEST_F(SetAside, MakesAnIndexGoodThatWasDamaged) {
    std::size_t root = 0;
    {
        store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_only};
        store::Query page =
            raw.query("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_journal_1'"
            );
        ASSERT_TRUE(page.next());
        root = page.count(0);
    }
    flip(data_ / "hoithi.sqlite3", (root - 1) * 4096 + 4, 0);
    EXPECT_THAT(open_as_server(data_).contests, IsEmpty());
    set_aside();
    expect_all_but(0);
}

TEST_F(SetAside, GoesOnWithWhatALogHasBeforeItsDamage) {
    fs::remove_all(data_);
    const fs::path running = folder_.path() / "running";
    const auto world = play_in(running);
    copy_folder(running, data_);
    const fs::path file = data_ / "hoithi.sqlite3-wal";
    const store::LogReading log = store::read_log(file, 0);
    // Behind its end are frames of the time before it began anew.
    flip(file, store::log_layout::frame_begin(log.end.frames / 2, log.page_bytes) + 1000, 1);
    EXPECT_THAT(open_as_server(data_).contests, IsEmpty());
    set_aside();
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.damage(), IsEmpty());
    EXPECT_FALSE(opened.contests.empty());
}

TEST_F(SetAside, ALostKeyIsReplacedOnDemandOnly) {
    fs::remove(data_ / "secret.key");
    EXPECT_THAT(open_as_server(data_).contests, IsEmpty());
    testing::internal::CaptureStdout();
    EXPECT_EQ(cli::new_key(data_), 0);
    testing::internal::GetCapturedStdout();
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.damage(), IsEmpty());
    EXPECT_THAT(opened.contests, SizeIs(before_.contests.size()));
}

}  // namespace
}  // namespace hoithi::test
