#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "engine/finale.hpp"
#include "engine/outcome.hpp"
#include "server/cli/commands.hpp"
#include "server/store/digest.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/host/host_world.hpp"
#include "tests/server/store/temporary_folder.hpp"

// Whatever the journal and its schema become, folders of earlier versions open, and the results in
// them are what they were.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::Not;

std::string replayed(const fs::path& folder, const std::string& contest) {
    testing::internal::CaptureStdout();
    const int status = cli::replay(folder, contest);
    std::string text = testing::internal::GetCapturedStdout();
    EXPECT_EQ(status, 0) << folder << ' ' << contest;
    return text;
}

/// Without names, which the public may read masked.
nlohmann::json boards_seen(HostWorld& world, ConnectionId who) {
    nlohmann::json boards = world.last(who, "view")["boards"];
    for (auto& board : boards) {
        for (auto& row : board["rows"]) row.erase("name");
    }
    return boards;
}

class Golden : public testing::TestWithParam<std::string> {
protected:
    fs::path golden() const { return fs::path(HOITHI_SOURCE) / "tests/golden" / GetParam(); }

    void expect_the_same_results() const {
        EXPECT_EQ(replayed(data_, ""), bytes_of_file(golden() / "contests.txt"));
        for (const fs::directory_entry& file : fs::directory_iterator(golden() / "standings")) {
            const std::string contest = file.path().stem();
            EXPECT_EQ(replayed(data_, contest), bytes_of_file(file.path())) << contest;
        }
    }

    std::size_t golden_contests() const {
        const std::string list = bytes_of_file(golden() / "contests.txt");
        return static_cast<std::size_t>(std::ranges::count(list, '\n'));
    }

    store::TemporaryFolder folder_;
    fs::path data_ = folder_.path() / "data";
};

TEST_P(Golden, IsReadAsItIsWithoutAnythingBeingChanged) {
    copy_folder(golden(), data_);
    expect_the_same_results();
    // Not compared by EXPECT_EQ, which would print them.
    const bool same =
        bytes_of_file(data_ / "hoithi.sqlite3") == bytes_of_file(golden() / "hoithi.sqlite3");
    EXPECT_TRUE(same);
    for (const char* left : {"hoithi.sqlite3-wal", "hoithi.sqlite3-shm", "hoithi.anchor"}) {
        EXPECT_FALSE(fs::exists(data_ / left)) << left;
    }
}

TEST_P(Golden, IsTakenOverAndHasTheSameResultsAfterwards) {
    copy_folder(golden(), data_);
    const OpenedFolder opened = open_as_server(data_);
    EXPECT_THAT(opened.damage(), IsEmpty());
    EXPECT_THAT(opened.contests, Not(IsEmpty()));
    expect_the_same_results();
    EXPECT_EQ(open_as_server(data_), opened);
}

TEST_P(Golden, IsServedAndGoneOnWith) {
    copy_folder(golden(), data_);
    std::size_t served = 0;
    {
        HostWorld world(data_);
        for (world.attended = 0; world.attended < golden_contests(); ++world.attended) {
            const std::string id = world.contest().row().id;
            const bool was_over = over(world.state());
            const ConnectionId host = world.come(bus::Role::host);
            const ConnectionId stage = world.come(bus::Role::stage);
            EXPECT_EQ(world.last(host, "view")["phase"], name(world.state().phase)) << id;
            if (!was_over) {
                world.act(host, End{});
                world.settle();
                EXPECT_EQ(world.last(stage, "view")["finale"]["step"], 0) << id;
                HostWorld::let_pass(Advance::settling);
                world.act(host, Unveil{finale_steps(world.state())});
                world.settle();
            } else {
                EXPECT_FALSE(world.last(stage, "view").contains("finale")) << "told long ago";
            }
            EXPECT_EQ(boards_seen(world, stage), boards_seen(world, host)) << id;
            ++served;
        }
    }
    EXPECT_GT(served, 0U);
    EXPECT_THAT(open_as_server(data_).damage(), IsEmpty());
}

/// What SHA256SUMS says of each file.
std::map<std::string, std::string> noted_digests(const fs::path& golden) {
    std::map<std::string, std::string> digests;
    std::ifstream sums(golden / "SHA256SUMS");
    std::string digest;
    std::string file;
    while (sums >> digest >> file) digests[file] = digest;
    return digests;
}

// Results in old folders are proofs: whoever has to change one has broken something else.
TEST(GoldenFolders, AreNeverChanged) {
    const fs::path golden = fs::path(HOITHI_SOURCE) / "tests/golden";
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(golden)) {
        const fs::path file = fs::relative(entry.path(), golden);
        if (!entry.is_regular_file() || !file.has_parent_path()) continue;
        found[file] = store::hex(store::bytes_of(store::sha256(bytes_of_file(entry.path()))));
    }
    EXPECT_EQ(found, noted_digests(golden))
        << "a golden folder was changed; a new one is written by tests/golden/write";
}

std::vector<std::string> golden_folders() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(HOITHI_SOURCE) / "tests/golden")) {
        if (entry.is_directory()) names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
}

INSTANTIATE_TEST_SUITE_P(
    Folders,
    Golden,
    testing::ValuesIn(golden_folders()),
    [](const auto& folder) {
        std::string name = folder.param;
        std::ranges::replace(name, '-', '_');
        return name;
    }
);

}  // namespace
}  // namespace hoithi::test
