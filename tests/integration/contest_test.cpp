#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

TEST(WholeContest, FromLobbyToTheFinalBoard) {
    constexpr int questions = 4;
    Venue venue(questions);
    const auto host = venue.host();
    const auto stage = venue.look_on("stage");
    const auto spectator = venue.look_on("spectator");
    Player an = venue.join("Nguyễn Thị Hoà");
    Player binh = venue.join("Bình");
    Player chi = venue.join("Chi");

    for (int n = 1; n <= questions; ++n) {
        go_on(*host, "open");
        for (const Player* player : {&an, &binh, &chi}) {
            const Json view = player->client->await(
                [&](const Json& m) {
                    return m["t"] == "view" && m["phase"] == "open" && m["question"]["n"] == n;
                },
                "question " + std::to_string(n)
            );
            EXPECT_EQ(view["question"]["text"], ContestFiles::text(n));
        }
        const int right = ContestFiles::right(n);
        const auto id = static_cast<std::uint64_t>(n);
        EXPECT_EQ(answer(an, n, right, 100 + id)["t"], "recorded");
        EXPECT_EQ(answer(binh, n, n % 2 == 0 ? right : (right + 1) % 4, 200 + id)["t"], "recorded");
        EXPECT_EQ(act(*host, "close")["t"], "done");
        await_phase(*host, "closed");
        go_on(*host, "reveal");
        EXPECT_EQ(await_phase(*stage, "reveal")["reveal"]["key"], Json::array({right}));
        EXPECT_EQ(await_phase(*spectator, "reveal")["reveal"]["answered"], 2);
        await_phase(*an.client, "reveal");
        const Json me = an.client->await("me");
        EXPECT_EQ(me["result"]["right"], true);
        EXPECT_EQ(me["correct"], n);
        go_on(*host, "board");
    }
    go_on(*host, "finished");
    EXPECT_EQ(await_phase(*stage, "finished")["boards"][0]["rows"].size(), 0U) << "nobody yet";
    unveil_all(*host);
    const Json final = await_winners(*stage);
    ASSERT_EQ(final["boards"].size(), 1U);
    const Json rows = final["boards"][0]["rows"];
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0]["name"], "Nguyễn Thị Hoà");
    EXPECT_EQ(rows[0]["correct"], 4);
    EXPECT_EQ(rows[1]["name"], "Bình");
    EXPECT_EQ(rows[1]["correct"], 2);
    EXPECT_EQ(rows[2]["points"], 0);
    EXPECT_EQ(venue.replayed(), rows_of(final["boards"][0])) << "the journal says the same";
}

TEST(WholeContest, EveryCommandOfTheHost) {
    Venue venue(4, 1);
    const auto host = venue.host();
    Player an = venue.join("An");
    const auto number = [&](const Json& reply) { return reply.value("reason", reply["t"]); };

    EXPECT_EQ(number(act(*host, "lock")), "done");
    EXPECT_EQ(number(act(*host, "lock")), "nothing_to_change");
    EXPECT_EQ(number(act(*host, "unlock")), "done");
    EXPECT_EQ(number(act(*host, "pause")), "not_now");
    EXPECT_EQ(number(act(*host, "dance")), "bad_request");
    EXPECT_EQ(number(act(*host, "start")), "done");
    await_phase(*host, "open");
    EXPECT_EQ(number(act(*host, "start")), "not_now");
    EXPECT_EQ(number(act(*host, "add_time", {{"seconds", 10}})), "done");
    EXPECT_EQ(number(act(*host, "add_time", {{"seconds", 61}})), "bad_request");
    EXPECT_EQ(number(act(*host, "pause")), "done");
    EXPECT_EQ(answer(an, 1, 0, 1)["reason"], "paused");
    EXPECT_EQ(number(act(*host, "resume")), "done");
    EXPECT_EQ(number(act(*host, "resume")), "not_paused");
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
    EXPECT_EQ(number(act(*host, "close")), "done");
    await_phase(*host, "closed");
    EXPECT_EQ(number(act(*host, "next")), "done");

    EXPECT_EQ(number(act(*host, "void", {{"q", 1}, {"reason", "Hai đáp án đúng."}})), "done");
    EXPECT_EQ(number(act(*host, "void", {{"q", 9}, {"reason", "?"}})), "unknown_question");
    EXPECT_EQ(number(act(*host, "restore", {{"q", 1}, {"reason", "Chỉ một."}})), "done");
    const Json new_key{{"q", 1}, {"key", {2}}, {"reason", "In sai."}};
    EXPECT_EQ(number(act(*host, "change_key", new_key)), "done");
    const Json me = an.client->await(
        [](const Json& m) {
            return m["t"] == "me" && !m["result"].is_null() && m["result"]["right"] == false &&
                   m["result"]["void"] == false;
        },
        "the mark by the new key"
    );
    EXPECT_EQ(me["points"], 0);

    EXPECT_EQ(number(act(*host, "next")), "done");
    EXPECT_EQ(number(act(*host, "next")), "done");
    await_phase(*host, "open");
    EXPECT_EQ(number(act(*host, "replace")), "done");
    EXPECT_EQ(await_phase(*host, "open")["question"]["q"], 3);
    EXPECT_EQ(answer(an, 2, 0, 2)["reason"], "too_late");
    EXPECT_EQ(number(act(*host, "replace")), "no_spare_left");
    EXPECT_EQ(number(act(*host, "skip")), "done");
    await_phase(*host, "open");
    const Json contestant{{"contestant", an.number()}};
    EXPECT_EQ(number(act(*host, "remove", contestant)), "done");
    EXPECT_EQ(an.client->await_close(), 4410);
    EXPECT_EQ(number(act(*host, "reinstate", contestant)), "done");
    venue.come_back(an);
    EXPECT_EQ(number(act(*host, "remove", {{"contestant", 99}})), "unknown_contestant");
    EXPECT_EQ(number(act(*host, "end")), "done");
    EXPECT_EQ(await_phase(*an.client, "finished")["boards"][0]["total"], 1);
    EXPECT_EQ(number(act(*host, "end")), "not_now");
    unveil_all(*host);
    EXPECT_EQ(await_winners(*an.client)["boards"][0]["rows"][0]["name"], "An");
    EXPECT_EQ(number(act(*host, "unveil", {{"step", 3}})), "nothing_to_change");
}

TEST(WholeContest, PeopleUnitsAndAnotherContest) {
    Venue venue(2);
    const auto host = venue.host();
    venue.join("An");
    const auto client = venue.connect();
    client->send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}});
    EXPECT_EQ(client->await("contest")["units"]["url"], "/api/units/places");
    Json join{{"t", "join"}, {"id", id_of(77)}, {"name", "Bình"}, {"unit", "2025:99"}};
    client->send(join);
    EXPECT_EQ(client->await("refused")["reason"], "unit_unknown");
    join["unit"] = "2025:15";
    client->send(join);
    EXPECT_EQ(client->await("welcome")["unit"], "2025:15");
    const auto again = venue.connect();
    again->send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}});
    again->await("contest");
    again->send(join);
    EXPECT_EQ(again->await("welcome")["contestant"], 1) << "sent again, joined once";
    EXPECT_EQ(client->await_close(), 4409);
    host->send({{"t", "people"}, {"find", "binh"}, {"from", 0}, {"count", 10}});
    const Json page = host->await("people");
    EXPECT_EQ(page["total"], 1);
    EXPECT_EQ(page["rows"][0]["unit"], "2025:15");

    host->send({{"t", "again"}, {"n", 5}});
    const Json opened = host->await("opened");
    const auto other = venue.connect();
    other->send(
        {{"t", "hello"},
         {"as", "host"},
         {"contest", opened["contest"]},
         {"secret", opened["secret"]}}
    );
    EXPECT_EQ(other->await("contest")["code"], opened["code"]);
    EXPECT_EQ(other->await("view")["joined"], 0);
}

TEST(WholeContest, AgainKeepsTheRoom) {
    Venue venue(2);
    const auto host = venue.host();
    const auto stage = venue.look_on("stage");
    const auto client = venue.connect();
    client->send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}});
    const Json before = client->await("contest");
    client->send({{"t", "join"}, {"id", id_of(77)}, {"name", "Nguyễn Thị Hoà"}, {"unit", "2025:15"}}
    );
    const Json welcome = client->await("welcome");
    EXPECT_EQ(act(*host, "end")["t"], "done");
    await_phase(*client, "finished");
    host->send({{"t", "again"}, {"n", 5}});
    const Json opened = host->await("opened");

    const Json follow = client->await("follow");
    EXPECT_EQ(follow["contest"], opened["contest"]);
    EXPECT_EQ(follow["code"], opened["code"]);
    EXPECT_FALSE(follow.contains("secret"));
    const auto newer_stage = venue.connect();
    newer_stage->send(
        {{"t", "hello"},
         {"as", "stage"},
         {"contest", opened["contest"]},
         {"secret", stage->await("follow")["secret"]}}
    );
    EXPECT_EQ(newer_stage->await("view")["phase"], "lobby");

    // Somebody with the same name does not get in before them, and a guess gets nobody in.
    const auto guest = venue.connect();
    guest->send({{"t", "hello"}, {"as", "contestant"}, {"code", opened["code"]}});
    guest->await("contest");
    guest->send({{"t", "join"}, {"id", id_of(78)}, {"name", "nguyễn thị hòa"}, {"unit", "2025:15"}}
    );
    EXPECT_EQ(guest->await("refused")["reason"], "name_taken");
    Json hello{
        {"t", "hello"},
        {"as", "contestant"},
        {"contest", opened["contest"]},
        {"from", before["id"]},
        {"contestant", welcome["contestant"]},
        {"token", std::string(32, 'a')}};
    const auto thief = venue.connect();
    thief->send(hello);
    EXPECT_EQ(thief->await("refused")["reason"], "bad_token");

    hello["token"] = welcome["token"];
    venue.server->kill();
    venue.start();
    const auto phone = venue.connect();
    phone->send(hello);
    EXPECT_EQ(phone->await("contest")["code"], opened["code"]);
    const Json here = phone->await("welcome");
    EXPECT_EQ(here["name"], "Nguyễn Thị Hoà");
    EXPECT_EQ(here["unit"], "2025:15");
    EXPECT_NE(here["token"], welcome["token"]);
    EXPECT_EQ(phone->await("view")["joined"], 1);
}

TEST(WholeContest, TheClockTellsServerTime) {
    Venue venue(1);
    const auto client = venue.connect();
    client->send({{"t", "clock"}, {"c", 81234.5}});
    const Json clock = client->await("clock");
    EXPECT_EQ(clock["c"], 81234.5);
    EXPECT_GT(clock["s"].get<std::int64_t>(), 1'700'000'000'000);
}

}  // namespace
}  // namespace hoithi::test
