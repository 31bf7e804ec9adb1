#include "server/protocol/server_message.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "engine/refusal.hpp"
#include "server/protocol/close_code.hpp"
#include "tests/support/fixtures.hpp"

namespace hoithi::protocol {
namespace {

using nlohmann::json;
using test::fixture;

json parsed(const std::string& text) { return json::parse(text); }

TEST(ServerMessage, Welcome) {
    const Welcome welcome{
        ContestantId{17},
        "8f3a6c0d1e2b4a5968778695a4b3c2d1",
        "Nguyễn Thị Hoà",
        "2025:15",
        "main",
        false,
        0x9f86d081884c7d65U};
    EXPECT_EQ(parsed(encode(welcome)), fixture("welcome"));
}

TEST(ServerMessage, WithoutAUnitTheUnitIsEmpty) {
    EXPECT_EQ(parsed(encode(Welcome{}))["unit"], "");
    EXPECT_EQ(parsed(encode(Welcome{}))["order_seed"], "0000000000000000");
}

TEST(ServerMessage, Recorded) {
    const ClientKey key{0xc0ffee00c0ffee00U, 0xc0ffee00c0ffee00U};
    EXPECT_EQ(parsed(encode(Recorded{key, ShowingId{3}, Millis{5000}})), fixture("recorded"));
}

TEST(ServerMessage, RefusedSaysWhat) {
    EXPECT_EQ(
        parsed(encode(Refused{.type = "hello", .reason = "no_such_contest"})),
        fixture("refused_hello")
    );
    const json join = fixture("refused_join");
    EXPECT_EQ(
        parsed(encode(Refused{
            .type = "join",
            .reason = join["reason"].get_ref<const std::string&>(),
            .key = ClientKey{0x5b0c7c1e9f3d4a6eU, 0x8b1f2c3d4e5f6071U}})),
        join
    );
    const json answer = fixture("refused_answer");
    EXPECT_EQ(
        parsed(encode(Refused{
            .type = "answer",
            .reason = answer["reason"].get_ref<const std::string&>(),
            .key = ClientKey{0xc0ffee00c0ffee00U, 0xc0ffee00c0ffee00U},
            .showing = ShowingId{3}})),
        answer
    );
    const json act = fixture("refused_do");
    EXPECT_EQ(
        parsed(encode(Refused{
            .type = "do",
            .reason = act["reason"].get_ref<const std::string&>(),
            .number = act["n"].get<std::uint32_t>()})),
        act
    );
}

TEST(ServerMessage, RefusedSaysWhatIsOutsideTheLimits) {
    const json answer = fixture("refused_answer_too_long");
    EXPECT_EQ(
        parsed(encode(Refused{
            .type = "answer",
            .reason = name(Refusal::answer_too_long),
            .key = ClientKey{0xc0ffee00c0ffee00U, 0xc0ffee00c0ffee02U},
            .showing = ShowingId{5}})),
        answer
    );
    const std::string_view bad = name(Refusal::bad_request);
    EXPECT_EQ(parsed(encode(Refused{.type = "people", .reason = bad})), fixture("refused_people"));
    EXPECT_EQ(
        parsed(encode(Refused{.type = "predict", .reason = bad})), fixture("refused_predict")
    );
}

TEST(ServerMessage, Clock) {
    EXPECT_EQ(parsed(encode(ClockReply{81234.5, Time{1'790'000'100'123}})), fixture("clock"));
}

TEST(ServerMessage, Waiting) { EXPECT_EQ(parsed(encode(Waiting{532, 2})), fixture("waiting")); }

TEST(ServerMessage, AClientsTimeComesBackAsItWas) {
    for (const double sent : {0.0, -1.5, 0.1, 1e15, 1.7976931348623157e308, 81234.500000001}) {
        EXPECT_EQ(parsed(encode(ClockReply{sent, Time{1}}))["c"].get<double>(), sent);
    }
}

TEST(ServerMessage, CountLobbyDoneAndRoom) {
    EXPECT_EQ(parsed(encode(AnswerCount{ShowingId{3}, 112, 231})), fixture("count"));
    EXPECT_EQ(parsed(encode(LobbyNews{57, {"Nguyễn Thị Hoà", "Đội Lào Cai"}})), fixture("lobby"));
    EXPECT_EQ(parsed(encode_done(2)), fixture("done"));
    EXPECT_EQ(parsed(encode_done(17, PeopleDone{412, 5})), fixture("done_people"));
    EXPECT_EQ(
        parsed(encode(RedisNews{
            "degraded", "OOM command not allowed when used memory > 'maxmemory'."})),
        fixture("redis")
    );
    EXPECT_EQ(parsed(encode(Outage{Time{1'790'000'112'034}, Millis{12'034}})), fixture("outage"));
    EXPECT_EQ(parsed(encode(Room{231, 228, 1, 12, 1, 200, 20, 8, 3})), fixture("room"));
}

TEST(ServerMessage, People) {
    const NetworkGroup network{1, 2};
    PersonLine hoa;
    hoa.contestant = ContestantId{1};
    hoa.name = "Nguyễn Thị Hoà";
    hoa.unit = "2025:15";
    hoa.division = "main";
    hoa.online = true;
    hoa.round_trip = Millis{42};
    hoa.joined_at = Time{1'790'000'031'000};
    hoa.network = network;
    hoa.place = 4;
    hoa.correct = 2;
    hoa.time = 8120;
    PersonLine team;
    team.contestant = ContestantId{2};
    team.name = "Đội Lào Cai";
    team.division = "main";
    team.team = team.held = true;
    team.joined_at = Time{1'790'000'032'000};
    PersonLine other;
    other.contestant = ContestantId{3};
    other.name = "\u00D0ội Lào Cai";
    other.division = "main";
    other.team = other.removed = other.barred = true;
    other.joined_at = Time{1'790'000'033'000};
    other.alike = AlikeName{ContestantId{2}, team.name, false};
    other.network = network;
    PeoplePage page;
    page.total = 3;
    page.rows = {hoa, team, other};
    page.number = 3;
    page.networks = {network};
    EXPECT_EQ(parsed(encode(page)), fixture("people"));
}

TEST(ServerMessage, SeatsAndWhatComesBeforeACorrection) {
    const Seat seat{
        7,
        ContestantId{17},
        "K7M2Q9XD",
        "http://192.168.1.5:8080/?code=482915&seat=K7M2Q9XD",
        Time{1'790'000'400'000}};
    EXPECT_EQ(parsed(encode(seat)), fixture("seat"));
    const GivenAnswers answers{
        8,
        ShowingId{3},
        2,
        {{{{}, 0, "Hòa Bình", ""}, 41, true}, {{{}, 0, "Hoà Binh", ""}, 12, false}}};
    EXPECT_EQ(parsed(encode(answers)), fixture("answers"));
    EXPECT_EQ(parsed(encode(Tried{9, 12, 0})), fixture("tried"));
    EXPECT_EQ(
        parsed(encode(Refused{.type = "rename", .reason = "name_taken"})), fixture("refused_rename")
    );
}

TEST(ServerMessage, FollowTellsOnlyStagesASecret) {
    const Follow people{"p8w2c6nq4z", "731046", Millis{1155}, {}};
    EXPECT_EQ(parsed(encode(people)), fixture("follow"));
    const Follow stage{"p8w2c6nq4z", "731046", Millis{0}, "c3d2e1f00f1e2d3c4b5a69788796a5b4"};
    EXPECT_EQ(parsed(encode(stage)), fixture("follow_stage"));
}

TEST(ServerMessage, OpenedTellsTheNewContest) {
    const json shown{
        {"t", "opened"},
        {"n", 9},
        {"contest", "k3v9q2m7xa"},
        {"code", "482915"},
        {"secret", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"}};
    EXPECT_EQ(
        parsed(encode(Opened{9, "k3v9q2m7xa", "482915", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"})), shown
    );
}

TEST(ServerMessage, TextThatIsNotUtf8DoesNotThrow) {
    EXPECT_NO_THROW(parsed(encode(LobbyNews{1, {"\xC3\x28"}})));
}

TEST(ServerMessage, EveryCloseCodeHasItsReason) {
    for (const CloseCode code :
         {CloseCode::going_away,
          CloseCode::not_understood,
          CloseCode::not_allowed,
          CloseCode::no_spectators,
          CloseCode::no_such_contest,
          CloseCode::replaced,
          CloseCode::removed,
          CloseCode::too_many,
          CloseCode::cannot_store}) {
        EXPECT_FALSE(reason(code).empty());
        EXPECT_LE(reason(code).size(), 123U);
    }
}

}  // namespace
}  // namespace hoithi::protocol
