#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

// What one guest can do to the others: as little as possible.

namespace hoithi::test {
namespace {

using Clients = std::vector<std::unique_ptr<WsClient>>;

Json hello_by(const std::string& code, const std::string& as = "contestant") {
    return {{"t", "hello"}, {"as", as}, {"code", code}};
}

Json join_by(std::uint64_t id, const std::string& name) {
    return {{"t", "join"}, {"id", id_of(id)}, {"name", name}};
}

/// So many connections that each say this, and stay as long as they may.
Clients say_often(const Venue& venue, int times, const Json& message) {
    Clients clients;
    for (int i = 0; i < times; ++i) {
        clients.push_back(venue.connect());
        clients.back()->send(message);
    }
    return clients;
}

std::string wrong_code(const Venue& venue) {
    return venue.server->announced().code == "000000" ? "000001" : "000000";
}

int people(const Venue& venue) {
    const auto host = venue.host();
    host->send({{"t", "people"}, {"find", ""}, {"from", 0}, {"count", 1}});
    return host->await("people").at("total");
}

TEST(OneGuest, LocksNobodyOutByWrongCodes) {
    Venue venue{2};
    const Clients guesses = say_often(venue, 400, hello_by(wrong_code(venue)));
    EXPECT_EQ(venue.join("An").number(), 0U);
    venue.look_on("spectator");
    venue.look_on("stage");
    venue.host();
    EXPECT_EQ(guesses.front()->await("refused")["reason"], "no_such_contest");
    EXPECT_EQ(guesses.front()->await_close(), 4404);
}

TEST(OneGuest, LocksNobodyOutByWrongSecrets) {
    Venue venue{2};
    const Json wrong{
        {"t", "hello"},
        {"as", "host"},
        {"contest", venue.server->announced().contest},
        {"secret", id_of(7)}};
    const Clients guesses = say_often(venue, 40, wrong);
    const auto host = venue.host();
    EXPECT_EQ(act(*host, "lock")["t"], "done");
    EXPECT_EQ(guesses.back()->await("refused")["reason"], "bad_secret");
    EXPECT_EQ(guesses.back()->await_close(), 4401);
}

TEST(OneGuest, IsOnePersonByConnection) {
    Venue venue{2};
    const auto guest = venue.connect();
    guest->send(hello_by(venue.server->announced().code));
    guest->await("contest");
    for (int i = 0; i < 39; ++i) {
        const auto letter = static_cast<char>('a' + i % 26);
        const std::string name = "An " + std::string(static_cast<std::size_t>(i / 26 + 1), letter);
        guest->send(join_by(1'000 + static_cast<std::uint64_t>(i), name));
    }
    EXPECT_EQ(guest->await_close(), 4400);
    EXPECT_EQ(people(venue), 1);
}

TEST(OneGuest, DoesNotFillAContestWithPeopleWhoAreNotThere) {
    Venue venue{2, 0, {}, {.arguments = {"--joins-per-address", "2"}}};
    const Player an = venue.join("An");
    const Player binh = venue.join("Bình");
    const auto third = venue.connect();
    third->send(hello_by(venue.server->announced().code));
    third->await("contest");
    third->send(join_by(9, "Chi"));
    const Json told = third->await("refused");
    EXPECT_EQ(told["reason"], "too_many_joins");
    EXPECT_EQ(told["id"], id_of(9));
    third->send({{"t", "clock"}, {"c", 1}});
    third->await("clock");
    EXPECT_EQ(people(venue), 2);
}

TEST(OneGuest, DoesNotTakeEveryPlace) {
    Venue venue{2, 0, {}, {.arguments = {"--connections-per-address", "5"}}};
    Clients open;
    for (int i = 0; i < 5; ++i) open.push_back(venue.connect());
    const auto beyond = venue.connect();
    beyond->send(hello_by(venue.server->announced().code));
    EXPECT_EQ(beyond->await_close(), 4503);
    EXPECT_EQ(http(venue.server->port(), "/healthz").status, 200);
    venue.host();
}

// 24 places, of which the last 6 are the reserve.
TEST(OneGuest, DoesNotKeepTheHostOutBySayingThatItIsAStage) {
    Venue venue{2, 0, {}, {.descriptors = 280}};
    const Clients stages = say_often(venue, 200, hello_by(venue.server->announced().code, "stage"));
    const auto host = venue.host();
    const Clients more = say_often(venue, 200, hello_by(wrong_code(venue), "stage"));
    EXPECT_EQ(act(*host, "lock")["t"], "done");
    venue.host();
}

}  // namespace
}  // namespace hoithi::test
