#include <cctype>

#include <gmock/gmock.h>

#include "server/host/seat_desk.hpp"
#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using host::SeatDesk;
using nlohmann::json;
using protocol::CloseCode;
using testing::ElementsAre;

constexpr ContestantId first{0};

/// An and Bình are in the lobby.
class SeatsAndNames : public testing::Test {
protected:
    void SetUp() override {
        world.open(sample_definition(2));
        host = world.come(bus::Role::host);
        stage = world.come(bus::Role::stage);
        an = world.join("An");
        binh = world.join("Bình");
    }

    json asked(protocol::SeatRequest request, const std::string& reply) {
        world.desk.request(bus::ContestSlot{0}, bus::HostQuestion{host, request});
        world.settle();
        return world.last(host, reply);
    }
    std::string code_for(ContestantId who) { return asked({1, who}, "seat")["code"]; }
    ConnectionId at_another_device(std::string code) {
        protocol::Hello hello;
        hello.code = world.contest().row().code;
        hello.seat = std::move(code);
        return world.hello(std::move(hello));
    }
    void rename(ConnectionId connection, ContestantId who, std::string name) {
        world.desk.request(bus::ContestSlot{0}, bus::NewName{connection, who, std::move(name)});
        world.settle();
    }
    json rename_by_host(ContestantId who, std::string name) {
        protocol::PeopleAct act;
        act.does = protocol::PeopleAct::Does::rename;
        act.contestant = who;
        act.name = std::move(name);
        return world.act(host, std::move(act));
    }
    json row(std::size_t at) { return world.people(host, {{}, 0, 200})["rows"][at]; }
    void play_to(Phase phase) {
        world.act(host, Start{});
        world.until_phase(Phase::open);
        world.answer(binh, OptionSet::of(0), world.new_key());
        world.settle();
        world.act(host, CloseQuestion{});
        world.until_phase(Phase::closed);
        while (world.state().phase != phase) {
            world.act(host, Advance{});
            world.settle();
        }
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId stage{};
    ConnectionId an{};
    ConnectionId binh{};
};

using Seats = SeatsAndNames;
using Names = SeatsAndNames;
using AllPlaces = SeatsAndNames;

TEST_F(Seats, GoToWhoeverSaysTheCode) {
    const ConnectionId phone = at_another_device(code_for(first));
    EXPECT_THAT(world.types(phone), ElementsAre("contest", "welcome", "view", "me"));
    EXPECT_EQ(world.last(phone, "welcome")["contestant"], 0);
    EXPECT_EQ(world.last(phone, "welcome")["name"], "An");
    EXPECT_NE(world.last(phone, "welcome")["token"], world.last(an, "welcome")["token"]);
    EXPECT_EQ(world.state().present, 2U);
}

TEST_F(Seats, AreLostToTheDeviceBefore) {
    const ConnectionId phone = at_another_device(code_for(first));
    const ConnectionId old = world.come_back(an);
    EXPECT_EQ(world.last(old, "refused")["reason"], "seat_moved");
    EXPECT_EQ(world.hall.guest(old).sent_away, CloseCode::replaced);
    EXPECT_TRUE(world.hall.guest(world.come_back(phone)).admitted);
}

TEST_F(Seats, AreGivenOncePerCode) {
    const std::string code = code_for(first);
    EXPECT_TRUE(world.hall.guest(at_another_device(code)).admitted);
    const ConnectionId late = at_another_device(code);
    EXPECT_EQ(world.last(late, "refused")["reason"], "bad_seat");
    EXPECT_EQ(world.hall.guest(late).sent_away, CloseCode::not_allowed);
}

TEST_F(Seats, AreNotGivenForTheRemoved) {
    world.act(host, Remove{first});
    world.settle();
    EXPECT_EQ(asked({7, first}, "refused")["reason"], "removed");
    EXPECT_EQ(asked({8, ContestantId{9}}, "refused")["reason"], "unknown_contestant");
}

TEST(SeatDesk, CodesAreValidForSomeMinutes) {
    SeatDesk desk;
    const Time now{1'000'000};
    const auto early = desk.give(first, now);
    EXPECT_EQ(early.text.size(), 8U);
    EXPECT_EQ(early.text.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
    EXPECT_EQ(desk.take(early.text, early.until), std::nullopt);
    const auto again = desk.give(first, now);
    EXPECT_EQ(desk.take(again.text, again.until - Millis{1}), first);
    EXPECT_EQ(desk.take(again.text, now), std::nullopt) << "once";
}

TEST(SeatDesk, ANewCodeVoidsTheOneBefore) {
    SeatDesk desk;
    const auto lost = desk.give(first, Time{0});
    const auto shown = desk.give(first, Time{0});
    EXPECT_EQ(desk.take(lost.text, Time{1}), std::nullopt);
    EXPECT_EQ(desk.take(shown.text, Time{1}), first);
}

TEST(SeatDesk, CodesAreUnderstoodHoweverTheyAreTyped) {
    SeatDesk desk;
    const std::string code = desk.give(first, Time{0}).text;
    std::string typed = " ";
    for (const char c : code) {
        if (typed.size() == 5) typed += " - ";
        if (c == '0')
            typed += 'o';
        else if (c == '1')
            typed += code[0] % 2 == 0 ? 'l' : 'I';
        else
            typed += static_cast<char>(std::tolower(c));
    }
    EXPECT_EQ(desk.take(typed + '.', Time{1}), first) << typed;
}

TEST(SeatDesk, GuessingHoldsUpNobody) {
    SeatDesk desk;
    const auto code = desk.give(first, Time{0});
    for (int i = 0; i < 5000; ++i) EXPECT_FALSE(desk.take("no code", Time{1}));
    EXPECT_FALSE(desk.take(code.text + code.text, Time{1}));
    EXPECT_FALSE(desk.take(code.text.substr(1), Time{1}));
    EXPECT_FALSE(desk.take(std::string(4096, '0'), Time{1}));
    EXPECT_EQ(desk.take(code.text, Time{1}), first);
}

TEST_F(Names, AreCorrectedByTheContestantInTheLobby) {
    rename(an, first, " Ân ");
    EXPECT_EQ(world.last(an, "welcome")["name"], "Ân");
    EXPECT_EQ(row(0)["name"], "Ân");
    world.until([&] { return world.last(stage, "lobby")["names"][0] == "Ân"; });
    rename(an, first, "bình");
    EXPECT_EQ(world.last(an, "refused")["for"], "rename");
    EXPECT_EQ(world.last(an, "refused")["reason"], "name_taken");
    world.act(host, Start{});
    world.until_phase(Phase::open);
    rename(an, first, "Annie");
    EXPECT_EQ(world.last(an, "refused")["reason"], "too_late");
    EXPECT_EQ(row(0)["name"], "Ân");
}

TEST_F(Names, AreCorrectedByTheHostAtAnyTime) {
    play_to(Phase::board);
    EXPECT_EQ(rename_by_host(ContestantId{1}, "Bính")["t"], "done");
    EXPECT_EQ(world.last(stage, "view")["boards"][0]["rows"][0]["name"], "Bính");
    EXPECT_EQ(world.last(binh, "welcome")["name"], "Bính");
    EXPECT_EQ(rename_by_host(ContestantId{1}, "An")["reason"], "name_taken");
    EXPECT_EQ(rename_by_host(ContestantId{1}, "Bính")["reason"], "nothing_to_change");
    EXPECT_EQ(rename_by_host(ContestantId{1}, "BÍNH")["t"], "done") << "case is theirs to choose";
    world.join("Bình");
    EXPECT_EQ(row(2)["name"], "Bình") << "the old name is free";
}

TEST_F(Names, OfTheRudeWaitForTheHost) {
    const ConnectionId rude = world.join("Đồ Ngu");
    EXPECT_TRUE(world.hall.guest(rude).admitted);
    EXPECT_TRUE(row(2)["held"]);
    EXPECT_EQ(rename_by_host(ContestantId{2}, "Nguyễn Văn Ngữ")["t"], "done");
    EXPECT_FALSE(row(2)["held"]) << "a host has written it";
    rename(an, first, "con chó");
    EXPECT_TRUE(row(0)["held"]);
    rename(an, first, "An");
    EXPECT_TRUE(row(0)["held"]) << "only a host lets it through";
}

TEST_F(AllPlaces, AreReadInTheirOrder) {
    play_to(Phase::board);
    protocol::PeopleRequest request;
    request.order = protocol::PeopleRequest::Order::place;
    const json page = world.people(host, request);
    ASSERT_EQ(page["rows"].size(), 2U);
    EXPECT_EQ(page["rows"][0]["name"], "Bình");
    EXPECT_EQ(page["rows"][0]["place"], 1);
    EXPECT_EQ(page["rows"][0]["correct"], 1);
    EXPECT_EQ(page["rows"][1]["place"], 2);
    request.from = 1;
    EXPECT_EQ(world.people(host, request)["rows"][0]["name"], "An");
    request = {};
    request.who.division = "another";
    EXPECT_EQ(world.people(host, request)["total"], 0);
}

TEST_F(AllPlaces, WhoIsRemovedComesLast) {
    play_to(Phase::board);
    world.act(host, Remove{ContestantId{1}});
    world.settle();
    protocol::PeopleRequest request;
    request.order = protocol::PeopleRequest::Order::place;
    const json page = world.people(host, request);
    EXPECT_EQ(page["rows"][0]["name"], "An");
    EXPECT_TRUE(page["rows"][1]["place"].is_null());
}

TEST_F(SeatsAndNames, ALockedRoomSaysSoBeforeTheForm) {
    const ConnectionId open = world.come(bus::Role::contestant);
    EXPECT_FALSE(world.last(open, "contest").contains("shut"));
    world.act(host, Lock{});
    world.settle();
    const ConnectionId locked = world.come(bus::Role::contestant);
    EXPECT_EQ(world.last(locked, "contest")["shut"], "joining_locked");
}

TEST_F(SeatsAndNames, ACorrectionIsTriedOutWithoutBeingDone) {
    play_to(Phase::reveal);
    ChangeKey change;
    change.showing = ShowingId{1};
    change.key.options = OptionSet::of(1);
    world.desk.request(
        bus::ContestSlot{0}, bus::HostQuestion{host, protocol::TryRequest{9, change}}
    );
    world.settle();
    EXPECT_EQ(
        world.last(host, "tried"), (json{{"t", "tried"}, {"n", 9}, {"more", 0}, {"less", 1}})
    );
    EXPECT_EQ(world.state().tallies[1].points, 1000);
}

}  // namespace
}  // namespace hoithi::test
