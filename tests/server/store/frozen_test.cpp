#include <unistd.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

// A folder that cannot be written is read as it is.

namespace hoithi::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// The folder of a stopped server, whose name means something in a name that SQLite opens.
class FrozenFolder : public testing::TestWithParam<const char*> {
protected:
    FrozenFolder() {
        StoreAtWork store(data_);
        store.append_and_wait(batch("c1", 1, "event"));
    }

    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(data_)) {
            names.insert(entry.path().filename());
        }
        return names;
    }

    static void expect_all_there(Connection& connection) {
        std::vector<std::string> payloads;
        const auto end = read_journal(connection, "c1", [&](const JournalEntry& entry) {
            payloads.emplace_back(entry.payload);
        });
        ASSERT_TRUE(end);
        EXPECT_THAT(payloads, ElementsAre("event"));
    }

    TemporaryFolder folder_;
    fs::path data_ = folder_.path() / GetParam();
};

TEST_P(FrozenFolder, IsReadAndNothingIsLeftInIt) {
    const std::set<std::string> before = files();
    {
        Connection connection{DataFolder::database_of(data_), Connection::Access::frozen};
        expect_all_there(connection);
        EXPECT_THROW(connection.run("DELETE FROM journal"), StoreError);
    }
    EXPECT_EQ(files(), before);
}

TEST_P(FrozenFolder, IsWhatAReaderMakesOfOneThatCannotBeWritten) {
    fs::permissions(data_, fs::perms::owner_read | fs::perms::owner_exec);
    const bool writable = ::access(data_.c_str(), W_OK) == 0;  // root may write anywhere
    if (!writable) {
        Connection connection = open_reader(data_);
        expect_all_there(connection);
    }
    fs::permissions(data_, fs::perms::owner_all);
    if (writable) GTEST_SKIP() << "as root every folder can be written";
}

INSTANTIATE_TEST_SUITE_P(
    Names, FrozenFolder, testing::Values("data", "a%b?c#d", "50%25", "a?mode=rwc", "Dữ liệu")
);

}  // namespace
}  // namespace hoithi::store
