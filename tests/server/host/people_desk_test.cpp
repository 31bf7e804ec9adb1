#include "server/host/people_desk.hpp"

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using protocol::CloseCode;
using protocol::PeopleAct;
using protocol::PeopleFilter;
using testing::ElementsAre;
using testing::IsEmpty;
using Does = PeopleAct::Does;
using Only = PeopleFilter::Only;

constexpr bus::NetworkId school{11};
constexpr bus::NetworkId bots{12};

PeopleFilter only(Only only) {
    PeopleFilter filter;
    filter.only = only;
    return filter;
}
PeopleFilter named(const std::string& find) {
    PeopleFilter filter;
    filter.find = find;
    return filter;
}
PeopleFilter of_network(std::uint32_t network) {
    PeopleFilter filter;
    filter.network = network;
    return filter;
}
PeopleFilter joined(Time from, std::optional<Time> until) {
    PeopleFilter filter;
    filter.joined_from = from;
    filter.joined_until = until;
    return filter;
}

/// A contest with a host and a stage, to which people come.
class PeopleAtTheDesk : public testing::Test {
protected:
    void SetUp() override {
        world = std::make_unique<HostWorld>(folder.path());
        world->open(sample_definition(2));
        come();
    }

    void come() {
        host = world->come(bus::Role::host);
        stage = world->come(bus::Role::stage);
    }

    void restart() {
        world.reset();
        world = std::make_unique<HostWorld>(folder.path());
        come();
    }

    ConnectionId join(const std::string& name, bus::NetworkId network = school) {
        return world->join(protocol::JoinRequest{{}, name, "", "", false}, network);
    }
    std::string refusal(const std::string& name) {
        const json refused = world->last(join(name), "refused");
        return refused.is_null() ? "" : refused.at("reason").get<std::string>();
    }

    json act(PeopleAct act) { return world->act(host, std::move(act)); }
    json one(Does does, std::uint32_t contestant, bool for_good = false) {
        PeopleAct act;
        act.does = does;
        act.contestant = ContestantId{contestant};
        act.for_good = for_good;
        return this->act(act);
    }
    json many(Does does, const PeopleFilter& who, bool for_good = false) {
        PeopleAct act;
        act.does = does;
        act.who = who;
        act.for_good = for_good;
        return this->act(act);
    }
    json take_back(std::uint32_t batch) {
        PeopleAct act;
        act.does = Does::take_back;
        act.batch = batch;
        return this->act(act);
    }
    void do_it(Command command) {
        world->act(host, std::move(command));
        world->settle();
    }

    json people(const PeopleFilter& who = {}) {
        return world->people(host, protocol::PeopleRequest{who, 0, 200});
    }
    std::vector<std::string> names(const PeopleFilter& who) {
        std::vector<std::string> found;
        const json page = people(who);
        for (const json& row : page["rows"]) found.push_back(row["name"]);
        return found;
    }
    std::vector<std::string> on_board() {
        std::vector<std::string> found;
        const json view = world->last(stage, "view");
        for (const json& row : view["boards"][0]["rows"]) found.push_back(row["name"]);
        return found;
    }
    std::vector<std::string> on_http_board() {
        std::vector<std::string> found;
        const auto page = world->board({.contest = world->contest().row().id, .count = 50});
        for (const std::string& row : page.rows) found.push_back(json::parse(row)["name"]);
        return found;
    }
    void show_board() {
        do_it(Start{});
        world->until_phase(Phase::open);
        do_it(CloseQuestion{});
        world->until_phase(Phase::closed);
        do_it(Advance{});
        do_it(Advance{});
    }

    store::TemporaryFolder folder;
    std::unique_ptr<HostWorld> world;
    ConnectionId host{};
    ConnectionId stage{};
};

using Removing = PeopleAtTheDesk;

TEST_F(Removing, WhoIsRemovedMayComeBackAsSomebodyNew) {
    const ConnectionId an = join("An");
    EXPECT_EQ(one(Does::remove, 0)["people"], 1);
    EXPECT_EQ(world->hall.guest(an).sent_away, CloseCode::removed);
    EXPECT_EQ(world->last(join("An"), "welcome")["contestant"], 1);
}

TEST_F(Removing, ForGoodTheNameDoesNotComeBackHoweverItIsWritten) {
    join("Hoà");
    one(Does::remove, 0, true);
    EXPECT_EQ(refusal("hòa "), "name_barred");
    EXPECT_EQ(refusal("Hoa"), "");
    EXPECT_EQ(people()["rows"][0]["barred"], true);
    restart();
    EXPECT_EQ(refusal("HOÀ"), "name_barred");
    EXPECT_EQ(one(Does::reinstate, 0)["people"], 1);
    EXPECT_EQ(refusal("HOÀ"), "name_taken");
    one(Does::remove, 0);
    EXPECT_EQ(refusal("HOÀ"), "");
}

TEST_F(Removing, TheSameJoinAndTokenDoNotComeBack) {
    const ClientKey key = world->new_key();
    const ConnectionId an = world->newcomer("An", key);
    world->settle();
    one(Does::remove, 0, true);
    const ConnectionId again = world->newcomer("Another", key);
    world->settle();
    EXPECT_EQ(world->last(again, "refused")["reason"], "removed");
    EXPECT_EQ(world->last(world->come_back(an), "refused")["reason"], "removed");
}

TEST_F(Removing, WhoIsOutAlreadyCanBeBarredToo) {
    join("An");
    one(Does::remove, 0);
    EXPECT_EQ(one(Does::remove, 0)["reason"], "nothing_to_change");
    EXPECT_EQ(one(Does::remove, 0, true)["t"], "done");
    EXPECT_EQ(one(Does::remove, 0, true)["reason"], "nothing_to_change");
    EXPECT_EQ(refusal("An"), "name_barred");
    restart();
    EXPECT_EQ(refusal("An"), "name_barred");
}

TEST_F(Removing, TheRoomIsToldOfThoseWhoAreBackIn) {
    for (const char* name : {"An", "Bình", "Chi"}) join(name);
    one(Does::remove, 0);
    many(Does::remove, of_network(1));
    world->until([&] { return world->last(host, "room")["joined"] == 0; });
    one(Does::reinstate, 0);
    world->until([&] { return world->last(host, "room")["joined"] == 1; });
    many(Does::reinstate, of_network(1));
    world->until([&] { return world->last(host, "room")["joined"] == 3; });
}

TEST_F(Removing, SomebodyUnknownIsRefused) {
    EXPECT_EQ(one(Does::remove, 9)["reason"], "unknown_contestant");
    EXPECT_EQ(one(Does::hold, 9)["reason"], "unknown_contestant");
    EXPECT_EQ(many(Does::remove, named("x"))["reason"], "nothing_to_change");
}

TEST_F(Removing, ANameThatLooksLikeABarredOneIsHeldAtOnce) {
    join("Đỗ Bậy");
    one(Does::remove, 0, true);
    join("Đỗ \u0412ậy");
    const json row = people()["rows"][1];
    EXPECT_EQ(row["held"], true);
    EXPECT_EQ(row["alike"], (json{{"contestant", 0}, {"name", "Đỗ Bậy"}, {"removed", true}}));
}

using Holding = PeopleAtTheDesk;

TEST_F(Holding, AHeldNameIsNowhereUntilItIsReleased) {
    join("Tên Xấu");
    join("An");
    one(Does::hold, 0);
    world->until([&] {
        const json lobby = world->last(stage, "lobby");
        return !lobby.is_null() && lobby["names"] == json{"Contestant 1", "An"};
    });
    show_board();
    EXPECT_THAT(on_board(), ElementsAre("Contestant 1", "An"));
    EXPECT_THAT(on_http_board(), ElementsAre("Contestant 1", "An"));
    EXPECT_EQ(world->last(host, "view")["boards"][0]["rows"][0]["name"], "Tên Xấu");
    one(Does::release, 0);
    EXPECT_THAT(on_board(), ElementsAre("Tên Xấu", "An"));
    EXPECT_THAT(on_http_board(), ElementsAre("Tên Xấu", "An"));
}

TEST_F(Holding, ANameGoesFromTheWallTheMomentItIsHeld) {
    join("Tên Xấu");
    show_board();
    ASSERT_THAT(on_board(), ElementsAre("Tên Xấu"));
    const std::uint64_t version = world->last(stage, "view")["v"];
    one(Does::hold, 0);
    EXPECT_THAT(on_board(), ElementsAre("Contestant 1"));
    EXPECT_GT(world->last(stage, "view")["v"], version) << "or clients would pass it over";
}

TEST_F(Holding, NewNamesCanBeHeldUntilTheyAreLetThrough) {
    join("An");
    do_it(HoldNewNames{});
    EXPECT_EQ(world->last(host, "view")["new_names_held"], true);
    EXPECT_FALSE(world->last(stage, "view").contains("new_names_held"));
    const ConnectionId binh = join("Bình");
    EXPECT_EQ(world->last(binh, "welcome")["name"], "Bình") << "they see their own";
    EXPECT_THAT(names(only(Only::held)), ElementsAre("Bình"));
    restart();
    join("Chi");
    EXPECT_THAT(names(only(Only::held)), ElementsAre("Bình", "Chi"));
    EXPECT_EQ(many(Does::release, only(Only::held))["people"], 2);
    do_it(ReleaseNewNames{});
    join("Dung");
    EXPECT_THAT(names(only(Only::held)), IsEmpty());
}

using ManyAtOnce = PeopleAtTheDesk;

TEST_F(ManyAtOnce, ByTheNetworkTheyJoinedFrom) {
    join("An");
    for (const char* name : {"bot 1", "bot 2", "bot 3"}) join(name, bots);
    join("Bình");
    const json page = people();
    EXPECT_EQ(page["rows"][0]["network"], (json{{"n", 1}, {"people", 2}}));
    EXPECT_EQ(page["networks"], (json{{{"n", 2}, {"people", 3}}, {{"n", 1}, {"people", 2}}}));
    const PeopleFilter who = of_network(2);
    EXPECT_THAT(names(who), ElementsAre("bot 1", "bot 2", "bot 3")) << "the preview";
    const json done = many(Does::remove, who, true);
    EXPECT_EQ(done["people"], 3);
    EXPECT_EQ(world->state().present, 2U);
    EXPECT_EQ(people()["networks"], (json{{{"n", 1}, {"people", 2}}}));
    EXPECT_EQ(refusal("bot 1"), "name_barred");
    EXPECT_EQ(take_back(done["batch"])["people"], 3);
    EXPECT_EQ(world->state().present, 5U);
    EXPECT_EQ(refusal("bot 1"), "name_taken");
}

TEST_F(ManyAtOnce, ByTheMomentOfJoining) {
    join("An");
    const Time from = world->now();
    world->until([&] { return world->now() > from; });
    join("bot 1");
    join("bot 2");
    const Time until = world->now();
    world->until([&] { return world->now() > until; });
    join("Bình");
    EXPECT_THAT(names(joined(from + Millis{1}, until)), ElementsAre("bot 1", "bot 2"));
    const Time moment{people()["rows"][1]["joined_at"].get<std::int64_t>()};
    EXPECT_GT(moment, from);
    EXPECT_LE(moment, until);
    restart();
    EXPECT_THAT(names(joined(until + Millis{1}, std::nullopt)), ElementsAre("Bình"))
        << "moments outlive a restart";
}

TEST_F(ManyAtOnce, OneCommandIsOneViewForEverybodyAndOneEndForEach) {
    std::vector<ConnectionId> crowd;
    const ConnectionId an = join("An");
    for (int i = 0; i < 450; ++i) crowd.push_back(join("bot " + std::to_string(i), bots));
    const std::size_t views = world->heard(an, "view").size();
    many(Does::remove, named("bot"));
    EXPECT_EQ(world->heard(an, "view").size(), views + 1);
    for (const ConnectionId bot : crowd) {
        ASSERT_EQ(world->hall.guest(bot).sent_away, CloseCode::removed);
        ASSERT_EQ(world->heard(bot, "me").size(), 2U) << "as they came and as they went";
        ASSERT_EQ(world->last(bot, "me")["removed"], true);
    }
}

TEST_F(ManyAtOnce, WhoIsLetBackInBeforeTheyWereShownTheDoorStays) {
    std::vector<ConnectionId> crowd;
    for (int i = 0; i < 3; ++i) crowd.push_back(join("bot " + std::to_string(i), bots));
    auto release = world->hold_disk();
    PeopleAct remove;
    remove.who.find = "bot";
    world->desk.request(bus::ContestSlot{0}, bus::PeopleCommand{host, remove});
    PeopleAct back;
    back.does = Does::reinstate;
    back.who.find = "bot";
    world->desk.request(bus::ContestSlot{0}, bus::PeopleCommand{host, back});
    release.set_value();
    world->settle();
    for (const ConnectionId bot : crowd) EXPECT_FALSE(world->hall.guest(bot).sent_away);
}

TEST_F(ManyAtOnce, IsTakenBackOnce) {
    join("An");
    join("Bình");
    const json done = many(Does::hold, {});
    EXPECT_EQ(done["people"], 2);
    one(Does::release, 0);
    EXPECT_EQ(take_back(done["batch"])["people"], 1) << "who is still as it left them";
    EXPECT_EQ(take_back(done["batch"])["reason"], "nothing_to_change");
    EXPECT_THAT(names(only(Only::held)), IsEmpty());
}

using Marks = PeopleAtTheDesk;

TEST_F(Marks, NamesThatLookAlikeAreMarkedForTheHost) {
    join("Nguyễn Đức");
    join("Nguyễn Đứ\u0441");
    join("Trần Bình");
    const json rows = people()["rows"];
    EXPECT_TRUE(rows[0]["alike"].is_null()) << "who came first is no imitator";
    EXPECT_EQ(rows[1]["alike"]["name"], "Nguyễn Đức");
    EXPECT_TRUE(rows[2]["alike"].is_null());
    one(Does::hold, 2);
    EXPECT_THAT(names(only(Only::look)), ElementsAre("Nguyễn Đứ\u0441", "Trần Bình"));
    one(Does::remove, 1);
    EXPECT_THAT(names(only(Only::look)), ElementsAre("Trần Bình"));
    EXPECT_THAT(names(only(Only::removed)), ElementsAre("Nguyễn Đứ\u0441"));
    restart();
    EXPECT_EQ(people()["rows"][1]["alike"]["name"], "Nguyễn Đức");
}

// Nobody's address: neither on the disk nor to a host.
TEST_F(Marks, NetworksAreNumbersThatARestartForgets) {
    const ConnectionId an = join("An", bots);
    join("Bình", bots);
    restart();
    EXPECT_TRUE(people()["rows"][0]["network"].is_null());
    EXPECT_TRUE(people()["networks"].empty());
    static_cast<void>(an);
}

}  // namespace
}  // namespace hoithi::test
