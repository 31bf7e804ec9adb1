#include "server/store/data_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "server/store/store_error.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::AllOf;
using testing::HasSubstr;

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
}

/// What the operator reads when a server is started on `path`; empty if it starts.
std::string refusal_of(const std::filesystem::path& path) {
    try {
        const DataFolder folder{path};
        return {};
    } catch (const StoreError& error) {
        return error.what();
    }
}

TEST(DataFolder, LetsOnlyItsOwnerReadIt) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "var" / "hoithi";
    StoreAtWork store{path};
    store.append_and_wait(batch("c1", 1, "x"));
    EXPECT_EQ(mode_of(path), 0700U);
    EXPECT_EQ(mode_of(path / "hoithi.sqlite3"), 0600U);
    EXPECT_EQ(mode_of(path / "hoithi.sqlite3-wal"), 0600U);
    EXPECT_EQ(mode_of(path / "hoithi.sqlite3-shm"), 0600U);
}

TEST(DataFolder, RefusesASecondServerAndNamesTheFirst) {
    const TemporaryFolder folder;
    {
        const DataFolder first{folder.path()};
        EXPECT_THAT(
            refusal_of(folder.path()),
            AllOf(
                HasSubstr("Another hoithi server (process " + std::to_string(::getpid()) + ")"),
                HasSubstr(folder.path().string())
            )
        );
    }
    EXPECT_EQ(refusal_of(folder.path()), "");
}

TEST(DataFolder, LetsAReaderInWhileAServerRuns) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    store.append_and_wait(batch("c1", 1, "x"));
    EXPECT_EQ(payloads(folder.path(), "c1").size(), 1U);
    Connection reader = open_reader(folder.path());
    EXPECT_THROW(reader.run("DELETE FROM journal"), StoreError);
}

TEST(DataFolder, SaysWhatIsWrongWithAPathThatIsNoFolder) {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "file"} << "x";
    EXPECT_THAT(refusal_of(folder.path() / "file"), HasSubstr("is not a folder"));
    EXPECT_THAT(refusal_of(folder.path() / "file" / "below"), HasSubstr("Cannot create"));
    EXPECT_THROW(open_reader(folder.path() / "missing"), StoreError);
}

}  // namespace
}  // namespace hoithi::store
