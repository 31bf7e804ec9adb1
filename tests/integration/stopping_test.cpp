#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

TEST(Stopping, SaysGoodbyeAndEndsWell) {
    Venue venue(2);
    const auto host = venue.host();
    const Player an = venue.join("An");
    venue.server->signal(SIGTERM);
    EXPECT_EQ(an.client->await_close(), 1001);
    EXPECT_EQ(host->await_close(), 1001);
    EXPECT_EQ(venue.server->wait(), 0);
    EXPECT_THAT(venue.server->log(), HasSubstr("\"event\":\"stopped\""));
}

TEST(Stopping, StartedAgainTheContestGoesOn) {
    Venue venue(2);
    const Announced before = venue.server->announced();
    auto host = venue.host();
    Player an = venue.join("An");
    Player binh = venue.join("Bình");
    go_on(*host, "open");
    const Json recorded = answer(an, 1, 0, 1);
    venue.server->signal(SIGINT);
    EXPECT_EQ(venue.server->wait(), 0);

    venue.start();
    EXPECT_EQ(venue.server->announced().contest, before.contest);
    EXPECT_EQ(venue.server->announced().code, before.code);
    EXPECT_EQ(venue.server->announced().secret, before.secret);
    host = venue.host();
    venue.come_back(an);
    venue.come_back(binh);
    EXPECT_EQ(an.client->heard("view").front()["phase"], "open");
    EXPECT_EQ(answer(an, 1, 0, 1), recorded);
    EXPECT_EQ(answer(binh, 1, 1, 2)["t"], "recorded");
    act(*host, "close");
    await_phase(*host, "closed");
    go_on(*host, "reveal");
    act(*host, "end");
    unveil_all(*host);
    const Json final = await_winners(*an.client);
    EXPECT_EQ(final["boards"][0]["rows"][0]["name"], "An");
    EXPECT_EQ(venue.replayed(), rows_of(final["boards"][0]));
}

TEST(Stopping, AFinishedContestMakesRoomForANewOne) {
    Venue venue(1);
    const std::string before = venue.server->announced().contest;
    act(*venue.host(), "end");
    venue.server->signal(SIGTERM);
    EXPECT_EQ(venue.server->wait(), 0);
    venue.start();
    EXPECT_NE(venue.server->announced().contest, before);
    const Outcome list = run_hoithi({"replay", venue.files.data()});
    EXPECT_THAT(list.out, HasSubstr(before));
    EXPECT_THAT(list.out, HasSubstr(venue.server->announced().contest));
}

TEST(Stopping, ASecondServerOnOneDataFolderIsRefused) {
    Venue venue(1);
    const std::filesystem::path folder = venue.files.folder();
    const Outcome second = run_hoithi(
        {"serve",
         "--port",
         "0",
         "--bind",
         "127.0.0.1",
         "--data",
         folder / "data",
         "--banks",
         folder / "banks",
         "--units",
         folder / "units",
         "--pages",
         folder / "pages"}
    );
    EXPECT_EQ(second.status, 1);
    EXPECT_THAT(second.err, HasSubstr("Another hoithi server"));
    EXPECT_EQ(venue.join("An").number(), 0U) << "the first is not disturbed";
}

}  // namespace
}  // namespace hoithi::test
