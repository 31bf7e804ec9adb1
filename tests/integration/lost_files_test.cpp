#include <filesystem>

#include <gmock/gmock.h>

#include "server/store/connection.hpp"
#include "server/store/data_folder.hpp"
#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::HasSubstr;

/// A question that is open, and everybody there.
class LostFiles : public testing::TestWithParam<int> {
protected:
    void SetUp() override {
        host = venue.host();
        an = venue.join("An");
        go_on(*host, "open");
        EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
    }

    /// Everybody is told, nothing is recorded any more, and /healthz says so until the end.
    void expect_storing_failed() {
        HttpReply health;
        while (health.status != 503) health = http(venue.server->port(), "/healthz");
        EXPECT_THAT(health.body, HasSubstr("storing answers failed"));
        EXPECT_EQ(host->await_close(), 4500);
        EXPECT_EQ(an.client->await_close(), 4500);
        EXPECT_EQ(http(venue.server->port(), "/healthz").status, 503) << "to the end";
        EXPECT_NE(WsClient(venue.server->port(), {}).status(), 101) << "nobody comes in any more";
        EXPECT_EQ(venue.server->wait(), 1);
        EXPECT_THAT(
            venue.server->log(), AllOf(HasSubstr("storing_failed"), HasSubstr("\"stopped\""))
        );
    }

    Venue venue{2, 0, {}, {.arguments = {"--loops", std::to_string(GetParam())}}};
    std::unique_ptr<WsClient> host;
    Player an;
};

TEST_P(LostFiles, TheFolderRemoved) {
    fs::remove_all(venue.files.data());
    expect_storing_failed();
}

TEST_P(LostFiles, TheKeyReplaced) {
    const fs::path key = venue.files.data() / "secret.key";
    fs::copy(key, venue.files.folder() / "copy");
    fs::rename(venue.files.folder() / "copy", key);
    expect_storing_failed();
}

INSTANTIATE_TEST_SUITE_P(OnLoops, LostFiles, testing::Values(1, 2));

TEST(LostFolder, NothingIsRecordedAfterIt) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    fs::rename(venue.files.data(), venue.files.folder() / "elsewhere");
    an.client->send({{"t", "answer"}, {"id", id_of(1)}, {"q", 1}, {"options", Json::array({0})}});
    EXPECT_EQ(an.client->await_close(), 4500);
    EXPECT_TRUE(an.client->heard("recorded").empty());
    EXPECT_EQ(venue.server->wait(), 1);
}

TEST(LockedDatabase, AnotherProgramsLockDelaysReceiptsAndEndsNothing) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    store::Connection other(
        store::DataFolder::database_of(venue.files.data()), store::Connection::Access::read_write
    );
    other.run("BEGIN IMMEDIATE");
    an.client->send({{"t", "answer"}, {"id", id_of(1)}, {"q", 1}, {"options", Json::array({0})}});
    // It says so after 5 s, when others would have given up.
    while (venue.server->log().find("database_locked") == std::string::npos) {
        ASSERT_TRUE(host->listen());
    }
    other.run("ROLLBACK");
    EXPECT_EQ(an.client->await("recorded")["q"], 1);
}

}  // namespace
}  // namespace hoithi::test
