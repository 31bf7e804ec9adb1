#include "server/store/file_watch.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "server/store/secrets.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;

static_assert(Writer::look_every < std::chrono::seconds(1), "within a second, says operating.md");

/// A store in DATA, at work, with one batch of c1.
class FilesOfAStore : public testing::Test {
protected:
    void SetUp() override { store.append_and_wait(batch("c1", 1, "kept")); }

    fs::path file(const char* ending) const { return data.string() + "/hoithi.sqlite3" + ending; }
    /// What becomes of a batch that is written now.
    void write() {
        store.journal.append(batch("c1", 2, "lost"), [this] { ++acknowledged; });
        store.loop.run_until([this] { return acknowledged > 0 || !store.failures.empty(); });
    }
    void expect_noticed(const std::string& file, const std::string& how) {
        write();
        EXPECT_EQ(acknowledged, 0);
        EXPECT_THAT(store.failures, ElementsAre(testing::AllOf(HasSubstr(file), HasSubstr(how))));
    }

    TemporaryFolder there;
    fs::path data = there.path() / "data";
    StoreAtWork store{data};
    int acknowledged = 0;
};

TEST_F(FilesOfAStore, NothingIsAcknowledgedOnceTheFolderIsRemoved) {
    fs::remove_all(data);
    expect_noticed("hoithi.sqlite3", "removed");
}

TEST_F(FilesOfAStore, NorWhenItIsMoved) {
    fs::rename(data, there.path() / "elsewhere");
    expect_noticed("hoithi.sqlite3", "removed");
    store.writer.stop();
    EXPECT_THAT(payloads(there.path() / "elsewhere", "c1"), testing::Contains("kept"));
}

TEST_F(FilesOfAStore, NorWhenACopyStandsInItsPlace) {
    fs::copy(data, there.path() / "copy");
    fs::rename(data, there.path() / "elsewhere");
    fs::rename(there.path() / "copy", data);
    expect_noticed("hoithi.sqlite3", "replaced");
    store.writer.stop();
    EXPECT_TRUE(fs::exists(file("-wal"))) << "what stands there now is not ours to clean up";
    EXPECT_THAT(payloads(data, "c1"), ElementsAre("kept"));
}

TEST_F(FilesOfAStore, NorWithoutTheLog) {
    fs::remove(file("-wal"));
    expect_noticed("hoithi.sqlite3-wal", "removed");
}

TEST_F(FilesOfAStore, NorWithoutItsIndex) {
    fs::remove(file("-shm"));
    expect_noticed("hoithi.sqlite3-shm", "removed");
}

TEST_F(FilesOfAStore, NorWithoutTheDatabase) {
    fs::rename(file(""), file(".old"));
    expect_noticed("hoithi.sqlite3", "removed");
}

TEST_F(FilesOfAStore, NorWithAFileInThePlaceOfTheFolder) {
    fs::rename(data, there.path() / "elsewhere");
    std::ofstream(data) << "no folder";
    expect_noticed("hoithi.sqlite3", "removed");
}

TEST_F(FilesOfAStore, NorThroughALinkThatLeadsNowhere) {
    fs::rename(data, there.path() / "elsewhere");
    fs::create_symlink(data, data);
    expect_noticed("hoithi.sqlite3", "Cannot find");
}

TEST_F(FilesOfAStore, ItIsNoticedWithNothingToWrite) {
    fs::remove_all(data);
    store.loop.run_until([this] { return !store.failures.empty(); });
    EXPECT_THAT(store.failures, ElementsAre(HasSubstr("removed")));
    EXPECT_TRUE(store.writer.stats().failed);
}

TEST_F(FilesOfAStore, AtTheVeryEndToo) {
    fs::remove_all(data);
    store.writer.stop();
    store.loop.drain();
    EXPECT_THAT(store.failures, ElementsAre(HasSubstr("removed")));
}

TEST_F(FilesOfAStore, MayBeLinkedTouchedAndReadByOthers) {
    fs::create_hard_link(file(""), there.path() / "link");
    fs::last_write_time(file(""), fs::file_time_type::clock::now());
    fs::permissions(file(""), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_THAT(payloads(data, "c1"), ElementsAre("kept"));
    write();
    EXPECT_EQ(acknowledged, 1);
    EXPECT_TRUE(store.failures.empty());
}

TEST(FileWatch, KnowsTheKey) {
    const TemporaryFolder there;
    const DataFolder folder{there.path()};
    FileWatch early{folder};
    const Secrets secrets{folder};
    early.check();
    FileWatch watch{folder};
    fs::copy(folder.secret_key(), there.path() / "copy");
    fs::rename(there.path() / "copy", folder.secret_key());
    EXPECT_THROW(watch.check(), StoreError);
    EXPECT_THROW(early.check(), StoreError);
    fs::remove(folder.secret_key());
    EXPECT_THROW(watch.check(), StoreError);
}

}  // namespace
}  // namespace hoithi::store
