#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

TEST(Resume, AfterALostConnectionOneSnapshot) {
    Venue venue(2);
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    const Json recorded = answer(an, 1, 2, 1);
    an.client->drop();
    venue.come_back(an);
    ASSERT_EQ(an.client->heard().size(), 4U);
    EXPECT_EQ(an.client->heard("welcome").front(), an.welcome);
    EXPECT_EQ(an.client->heard("view").front()["phase"], "open");
    EXPECT_EQ(an.client->heard("me").front()["answer"], (Json{{"q", 1}, {"options", {2}}}));
    EXPECT_EQ(answer(an, 1, 2, 1), recorded) << "sent again, the same reply";
    EXPECT_EQ(answer(an, 1, 3, 2)["reason"], "already_answered");
}

TEST(Resume, TheNewerConnectionClosesTheOlder) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    const auto older = std::move(an.client);
    venue.come_back(an);
    EXPECT_EQ(older->await_close(), 4409);
    go_on(*host, "open");
    await_phase(*an.client, "open");
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
}

TEST(Resume, AcrossManyReconnectionsEverythingIsSeenOnce) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    for (int i = 0; i < 30; ++i) venue.come_back(an);
    go_on(*host, "open");
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
    EXPECT_EQ(an.client->heard("recorded").size(), 1U);
    host->send({{"t", "people"}, {"find", ""}, {"from", 0}, {"count", 10}});
    const Json page = host->await("people");
    EXPECT_EQ(page["total"], 1);
    EXPECT_EQ(page["rows"][0]["online"], true);
}

TEST(Resume, TheRemovedStayOutside) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    act(*host, "remove", {{"contestant", an.number()}});
    EXPECT_EQ(an.client->await_close(), 4410);
    const auto again = venue.connect();
    again->send(venue.hello_of(an));
    EXPECT_EQ(again->await_close(), 4410);
}

// Sent in one go, before the first is answered.
TEST(Resume, ManyJoinsOnOneConnectionAreOnePersonsSeat) {
    Venue venue(1);
    const auto host = venue.host();
    const auto rude = venue.connect();
    rude->send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}});
    rude->await("contest");
    for (std::uint64_t i = 0; i < 5; ++i) {
        const std::string name = "Rude " + std::to_string(i);
        rude->send({{"t", "join"}, {"id", id_of(900 + i)}, {"name", name}});
    }
    EXPECT_EQ(rude->await_close(), 4400);
    Player an = venue.join("An");
    const auto stage = venue.look_on("stage");
    go_on(*host, "open");
    await_phase(*an.client, "open");
    await_phase(*stage, "open");
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
    EXPECT_EQ(an.client->heard("view").size(), 3U) << "lobby, lead-in, open: each once";
}

}  // namespace
}  // namespace hoithi::test
