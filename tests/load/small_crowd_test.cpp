#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/load/bench_contest.hpp"
#include "tests/load/child.hpp"
#include "tests/load/server_under_test.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::load {
namespace {

// The load tool checks every message, and its clients are quicker than any other test's.
TEST(SmallCrowd, PlaysAContestOnTwoLoopsAndComesBackAtOnce) {
    std::filesystem::current_path(HOITHI_SOURCE);
    const store::TemporaryFolder folder;
    write_bench_contest(folder.path() / "contest.json");
    ServerUnderTest server(HOITHI_BINARY, folder.path(), {"--loops=2"});
    std::vector<std::string> command{
        HOITHI_LOAD,
        "--contestants=300",
        "--questions=2",
        "--answer-spread-ms=200",
        "--all-return"};
    command.insert(command.end(), server.way_in().begin(), server.way_in().end());
    Child crowd(command, folder.path() / "crowd.log");
    EXPECT_EQ(crowd.wait(), 0) << "it says why above";
    server.stop();
}

}  // namespace
}  // namespace hoithi::load
