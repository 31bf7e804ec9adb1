#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

bool is_in(WsClient& client) {
    client.listen();
    return !client.heard("contest").empty();
}

void await_entry(WsClient& client) {
    if (!is_in(client)) client.await("contest");
}

/// Three hundred at the door of a server that lets in a hundred a second, by one line: each event
/// loop has one of its own.
class JoinStorm : public testing::Test {
protected:
    explicit JoinStorm(const std::string& admit_rate = "100")
        : venue(2, 0, {}, {.arguments = {"--admit-rate", admit_rate, "--loops", "1"}}) {
        while (crowd.size() < 300) crowd.push_back(venue.connect());
    }

    void say_hello(WsClient& client) const {
        client.send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}}
        );
    }

    Venue venue;
    std::vector<std::unique_ptr<WsClient>> crowd;
};

/// So slow that there is time to look at those who wait.
class LongWait : public JoinStorm {
protected:
    LongWait() : JoinStorm("10") {}
};

TEST_F(JoinStorm, EverybodyGetsInAndSeesThePlaceFall) {
    for (const auto& client : crowd) say_hello(*client);
    std::size_t waited = 0;
    std::size_t saw_it_fall = 0;
    for (const auto& client : crowd) {
        await_entry(*client);
        const auto places = client->heard("waiting");
        if (places.empty()) continue;
        ++waited;
        for (std::size_t i = 1; i < places.size(); ++i) {
            EXPECT_LE(places[i]["place"], places[i - 1]["place"]);
        }
        if (places.back()["place"] < places.front()["place"]) ++saw_it_fall;
    }
    EXPECT_GT(waited, 100U);
    EXPECT_GT(saw_it_fall, 50U);
    const std::string metrics = http(venue.server->port(), "/metrics").body;
    EXPECT_THAT(metrics, HasSubstr("hoithi_admitted_total 300\n"));
    EXPECT_THAT(metrics, HasSubstr("hoithi_waiting 0\n"));
}

TEST_F(JoinStorm, TheyComeInInTheOrderOfTheirHellos) {
    for (const auto& client : crowd) {
        say_hello(*client);
        // Answered at once to those who wait as well: so the server has heard this hello.
        client->send({{"t", "clock"}, {"c", 1}});
        client->await("clock");
    }
    std::size_t in = 0;  // so many, from the first
    while (in < crowd.size()) {
        await_entry(*crowd[in]);
        std::size_t latest = crowd.size();
        while (!is_in(*crowd[latest - 1])) --latest;
        for (; in < latest; ++in) ASSERT_TRUE(is_in(*crowd[in])) << in << " before " << latest - 1;
    }
}

TEST_F(LongWait, AHostAndAStageComeInMeanwhile) {
    for (const auto& client : crowd) say_hello(*client);
    crowd.back()->await("waiting");
    const auto host = venue.host();
    const auto stage = venue.look_on("stage");
    EXPECT_FALSE(is_in(*crowd.back())) << "the last still waits";
    EXPECT_EQ(act(*host, "lock")["t"], "done");
}

TEST_F(LongWait, WhoIsInPlaysOnUndisturbedAndComesBackBeforeTheNew) {
    Player an = venue.join("An");
    for (const auto& client : crowd) say_hello(*client);
    crowd.back()->await("waiting");
    const auto host = venue.host();
    EXPECT_EQ(act(*host, "start")["t"], "done");
    await_phase(*an.client, "open");
    an.client->drop();
    venue.come_back(an);
    EXPECT_FALSE(is_in(*crowd.back())) << "the last still waits";
    EXPECT_EQ(answer(an, 1, ContestFiles::right(1), 7)["t"], "recorded");
}

}  // namespace
}  // namespace hoithi::test
