#include <filesystem>
#include <string>

#include <gmock/gmock.h>

#include "server/store/database.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/damage/played_folder.hpp"
#include "tests/server/store/temporary_folder.hpp"

// What is damaged in a folder as a whole: the start is refused, with file and remedy.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WholeFolder : public testing::Test {
protected:
    WholeFolder() { play_in(data_).reset(); }

    void run(const std::string& sql) const {
        store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_write};
        raw.run_script(sql);
    }

    void expect_refused(const std::string& because) const {
        for (const OpenedFolder& opened : {open_as_server(data_), open_as_reader(data_)}) {
            EXPECT_THAT(opened.contests, IsEmpty());
            EXPECT_THAT(
                opened.damage(), ElementsAre(AllOf(HasSubstr(because), HasSubstr("set-aside")))
            );
        }
    }

    store::TemporaryFolder folder_;
    fs::path data_ = folder_.path() / "data";
};

TEST_F(WholeFolder, ItsSchemaIsThePrograms) {
    run("CREATE INDEX own ON journal (wall_ms)");
    expect_refused("its schema is not the one of version 2");
}

TEST_F(WholeFolder, AnIndexThatDoesNotHaveItsRowsIsNotBelieved) {
    // The last rows of the largest contest are in the index of another journal's key.
    const std::string bytes = bytes_of_file(data_ / "hoithi.sqlite3");
    std::size_t root = 0;
    {
        store::Connection raw{data_ / "hoithi.sqlite3", store::Connection::Access::read_only};
        store::Query page =
            raw.query("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_journal_1'"
            );
        ASSERT_TRUE(page.next());
        root = page.count(0);
    }
    ASSERT_EQ(bytes[(root - 1) * 4096], 2) << "an interior page";
    // A cell less: what stands below it is found no more.
    flip(data_ / "hoithi.sqlite3", (root - 1) * 4096 + 4, 0);
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.contests, IsEmpty());
    ASSERT_FALSE(opened.damage().empty());
    EXPECT_THAT(opened.damage()[0], HasSubstr("hoithi.sqlite3"));
    EXPECT_THAT(opened.damage()[0], HasSubstr("set-aside"));
}

TEST_F(WholeFolder, ABatchThatTheIndexKnowsAsAnotherContestsIsNotPassedOver) {
    const OpenedFolder before = open_as_server(data_);
    const std::string id = before.contests.begin()->first;
    const std::string bytes = bytes_of_file(data_ / "hoithi.sqlite3");
    std::size_t at = 0;
    // In a leaf of a table; in the index the same name stands as well.
    for (std::size_t page = 1; at == 0 && page < bytes.size() / 4096; ++page) {
        const std::size_t found = bytes.find(id, page * 4096);
        if (bytes[page * 4096] == 13 && found < (page + 1) * 4096) at = found;
    }
    ASSERT_GT(at, 0U);
    flip(data_ / "hoithi.sqlite3", at + 3, 1);
    expect_refused("missing from index");
}

TEST_F(WholeFolder, AHeaderThatSaysAVersionToComeIsDamage) {
    constexpr std::size_t write_version = 18;
    flip(data_ / "hoithi.sqlite3", write_version, 2);
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.contests, IsEmpty());
    EXPECT_THAT(
        opened.refusal,
        AllOf(HasSubstr("hoithi.sqlite3: attempt to write a readonly"), HasSubstr("set-aside"))
    );
    EXPECT_THAT(open_as_reader(data_).damage(), IsEmpty()) << "it is read as it was";
}

TEST_F(WholeFolder, AnotherKeyIsNotTaken) {
    const OpenedFolder before = open_as_server(data_);
    const std::string key = bytes_of_file(data_ / "secret.key");
    flip(data_ / "secret.key", 20, 5);
    EXPECT_THAT(
        open_as_server(data_).damage(),
        ElementsAre(AllOf(HasSubstr("secret.key is not the key of"), HasSubstr("new-key")))
    );
    fs::remove(data_ / "secret.key");
    EXPECT_THAT(open_as_server(data_).damage(), ElementsAre(HasSubstr("secret.key is missing")));
    EXPECT_FALSE(fs::exists(data_ / "secret.key")) << "none is made";
    write_file(data_ / "secret.key", key);
    fs::permissions(data_ / "secret.key", fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(open_as_server(data_), before);
}

TEST_F(WholeFolder, APictureThatIsNotWhatItsNameSaysIsNamed) {
    const fs::path picture = fs::directory_iterator(data_ / "media")->path();
    flip(picture, 1000, 0);
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.damage(), ElementsAre(HasSubstr(picture.filename().string())));
    EXPECT_FALSE(opened.contests.empty()) << "contests go on";
}

TEST_F(WholeFolder, ReadingLeavesNothingBehind) {
    open_as_reader(data_);
    EXPECT_FALSE(fs::exists(data_ / "hoithi.sqlite3-wal"));
    EXPECT_FALSE(fs::exists(data_ / "hoithi.sqlite3-shm"));
}

}  // namespace
}  // namespace hoithi::test
