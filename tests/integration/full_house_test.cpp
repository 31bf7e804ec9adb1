#include <thread>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

/// 280 descriptors: 24 connections, of which the last 6 are kept for who proves to be a host.
class FullHouse : public testing::Test {
protected:
    FullHouse() {
        while (players.size() < 18) players.push_back(venue.join("An " + letters()));
    }

    /// A name's second word, another for each.
    std::string letters() const {
        const auto number = static_cast<char>(players.size());
        return {static_cast<char>('a' + number / 26), static_cast<char>('a' + number % 26)};
    }
    Json hello() const {
        return {{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}};
    }
    int turned_away(const Json& message) const {
        const auto client = venue.connect();
        client->send(message);
        return client->await_close();
    }
    bool gets_in() const {
        const auto client = venue.connect();
        client->send(hello());
        try {
            return client->await("contest")["t"] == "contest";
        } catch (const WaitedInVain&) {
            return false;
        }
    }
    std::string metrics() const { return http(venue.server->port(), "/metrics").body; }

    Venue venue{2, 0, {}, {.descriptors = 280}};
    std::vector<Player> players;
};

TEST_F(FullHouse, TheLimitIsKnown) {
    EXPECT_THAT(
        venue.server->log(), HasSubstr(R"("event":"limits","descriptors":"280","connections":"24")")
    );
    const std::string text = metrics();
    EXPECT_THAT(text, HasSubstr("hoithi_descriptor_limit 280\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_connections_max 24\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_accept_paused 0\n"));
}

TEST_F(FullHouse, ContestantsAndSpectatorsAreToldToComeBack) {
    EXPECT_EQ(turned_away(hello()), 4503);
    Json spectator = hello();
    spectator["as"] = "spectator";
    EXPECT_EQ(turned_away(spectator), 4503);
    // What another loop counts is told with the next second.
    const auto late = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (metrics().find("hoithi_no_place_total 2\n") == std::string::npos) {
        ASSERT_LT(std::chrono::steady_clock::now(), late) << metrics();
    }
}

TEST_F(FullHouse, HostsGetIn) {
    const auto host = venue.host();
    EXPECT_EQ(act(*host, "start")["t"], "done");
    for (Player& player : players) await_phase(*player.client, "open");
    EXPECT_EQ(answer(players.front(), 1, ContestFiles::right(1), 7)["t"], "recorded");
}

// The code that opens the stage is the contestants' own.
TEST_F(FullHouse, WhoSaysWithoutASecretThatItIsAStageDoesNotStay) {
    Json stage = hello();
    stage["as"] = "stage";
    EXPECT_EQ(turned_away(stage), 4401);
}

TEST_F(FullHouse, APlaceThatFallsFreeIsTakenAgain) {
    EXPECT_EQ(turned_away(hello()), 4503);
    players.pop_back();
    // The server may hear of the place a moment after the test does; and who tries again at once
    // finds the last place taken by the try before.
    const auto late = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!gets_in()) {
        ASSERT_LT(std::chrono::steady_clock::now(), late) << "nobody got in";
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

TEST_F(FullHouse, WithoutAnyPlaceAcceptingPausesAndGoesOn) {
    std::vector<std::unique_ptr<WsClient>> hosts;
    hosts.reserve(6);
    for (int number = 0; number < 6; ++number) hosts.push_back(venue.host());
    players.front().client->send({{"t", "clock"}, {"c", 1}});
    players.front().client->await("clock");
    players.pop_back();
    // Waits in the kernel's queue until the server has seen that place fall free.
    const auto host = venue.host();
    EXPECT_EQ(act(*host, "start")["t"], "done");
    for (Player& player : players) await_phase(*player.client, "open");
}

}  // namespace
}  // namespace hoithi::test
