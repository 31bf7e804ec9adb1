#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

bool stands_in_a_file(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
}

TEST(Forgetting, ErasesANameFromEveryFileAndTouchesNoPoints) {
    Venue venue(2);
    auto host = venue.host();
    Player an = venue.join("Nguyễn Thị Hoà");
    Player binh = venue.join("Trần Văn Bình");
    go_on(*host, "open");
    answer(an, 1, ContestFiles::right(1), 1);
    act(*host, "close");
    await_phase(*host, "closed");
    go_on(*host, "reveal");
    go_on(*host, "board");
    venue.server->signal(SIGTERM);
    ASSERT_EQ(venue.server->wait(), 0);
    const std::string contest = venue.server->announced().contest;
    const Json before = venue.replayed();
    ASSERT_TRUE(stands_in_a_file(venue.files.data(), "Nguyễn Thị Hoà"));

    const auto forget = [&](const std::string& number) {
        return run_hoithi({"forget-person", venue.files.data(), contest, number});
    };
    EXPECT_EQ(forget("0").status, 0);
    EXPECT_FALSE(stands_in_a_file(venue.files.data(), "Nguyễn Thị Hoà"));
    EXPECT_TRUE(stands_in_a_file(venue.files.data(), "Trần Văn Bình"));
    EXPECT_THAT(forget("0").err, HasSubstr("nobody of that number"));
    EXPECT_EQ(venue.replayed(), before);

    venue.start();
    host = venue.host();
    const Json rows = host->heard("view").back()["boards"][0]["rows"];
    EXPECT_EQ(rows[0]["name"], "");
    EXPECT_EQ(rows[1]["name"], "Trần Văn Bình");
    venue.server->signal(SIGTERM);
    ASSERT_EQ(venue.server->wait(), 0);
    EXPECT_EQ(run_hoithi({"forget-person", venue.files.data(), contest}).status, 0);
    EXPECT_FALSE(stands_in_a_file(venue.files.data(), "Trần Văn Bình"));
    EXPECT_EQ(run_hoithi({"forget-person", venue.files.data(), "nothing"}).status, 1);
}

}  // namespace
}  // namespace hoithi::test
