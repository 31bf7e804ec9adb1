#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;

class Joining : public testing::Test {
protected:
    void SetUp() override { world.open(sample_definition()); }

    /// Why the join on this connection was refused; empty if it was not.
    std::string refusal(ConnectionId connection) {
        const json refused = world.last(connection, "refused");
        return refused.is_null() ? "" : refused.at("reason").get<std::string>();
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
};

TEST_F(Joining, TellsFirstWhatTheContestIs) {
    const ConnectionId somebody = world.come(bus::Role::contestant);
    EXPECT_THAT(world.types(somebody), ElementsAre("contest"));
    const json contest = world.last(somebody, "contest");
    EXPECT_EQ(contest["id"], world.contest().row().id);
    EXPECT_EQ(contest["code"], world.contest().row().code);
    EXPECT_EQ(contest["join_url"], "http://test/?code=" + world.contest().row().code);
    EXPECT_EQ(contest["questions"], 3);
}

TEST_F(Joining, BringsWelcomeViewAndMeInThisOrder) {
    const ConnectionId an = world.join("An");
    EXPECT_THAT(world.types(an), ElementsAre("contest", "welcome", "view", "me"));
    const json welcome = world.last(an, "welcome");
    EXPECT_EQ(welcome["contestant"], 0);
    EXPECT_EQ(welcome["name"], "An");
    EXPECT_EQ(welcome["unit"], "");
    EXPECT_EQ(welcome["division"], "main");
    EXPECT_EQ(welcome["token"].get<std::string>().size(), 32U);
    EXPECT_EQ(world.last(an, "view")["phase"], "lobby");
    EXPECT_EQ(world.last(an, "me")["points"], 0);
}

TEST_F(Joining, NothingIsSaidBeforeTheDiskHasIt) {
    auto release = world.hold_disk();
    const ConnectionId an{net::connection_id(99, 1)};
    world.desk.request(
        bus::ContestSlot{0}, bus::Newcomer{an, protocol::JoinRequest{{1, 1}, "An", "", "", false}}
    );
    world.turn();
    EXPECT_EQ(world.state().contestants.size(), 1U) << "the contest knows already";
    EXPECT_TRUE(world.heard(an).empty()) << "but nobody was told";
    EXPECT_FALSE(world.hall.guest(an).admitted);
    release.set_value();
    world.settle();
    EXPECT_TRUE(world.hall.guest(an).admitted);
    EXPECT_FALSE(world.last(an, "welcome").is_null());
}

TEST_F(Joining, TheSameJoinSentAgainJoinsOnce) {
    const ClientKey key = world.new_key();
    const ConnectionId first = world.newcomer("An", key);
    world.settle();
    const ConnectionId second = world.newcomer("An", key);
    world.settle();
    EXPECT_EQ(world.state().contestants.size(), 1U);
    EXPECT_EQ(world.last(first, "welcome"), world.last(second, "welcome"));
}

TEST_F(Joining, ANameIsTakenHoweverItIsWritten) {
    world.join("Nguyễn Thị Hoà");
    EXPECT_EQ(refusal(world.join("nguyễn  thị hòa ")), "name_taken");
    EXPECT_EQ(refusal(world.join("Nguyễn Thị Hoa")), "");
}

TEST_F(Joining, BadNamesAreRefusedInWords) {
    EXPECT_EQ(refusal(world.join("A")), "name_too_short");
    EXPECT_EQ(refusal(world.join(std::string(61, 'a'))), "name_too_long");
    EXPECT_EQ(refusal(world.join(std::string(3000, 'a'))), "name_too_long");
    EXPECT_EQ(refusal(world.join("An\xE2\x80\xAE Binh")), "name_bad_character");
    EXPECT_TRUE(world.state().contestants.empty());
}

TEST_F(Joining, LongNamesOfPeopleAndTeamsAreAdmitted) {
    for (const char* name :
         {"Nguyễn Phước Hoàng Tôn Nữ Thị Diễm Thuý (THPT Quốc Học)",
          "Đội thi Đoàn Thanh niên Sở Thông tin và Truyền thông Lào Cai"}) {
        EXPECT_EQ(world.last(world.join(name), "welcome").value("name", ""), name);
    }
}

TEST_F(Joining, ARefusalNamesTheJoin) {
    const ConnectionId nobody = world.newcomer("A", {0x0123456789abcdefU, 0xfedcba9876543210U});
    world.settle();
    EXPECT_EQ(
        world.last(nobody, "refused"),
        (json{
            {"t", "refused"},
            {"for", "join"},
            {"reason", "name_too_short"},
            {"id", "0123456789abcdeffedcba9876543210"}})
    );
}

TEST_F(Joining, ALockedContestTakesNobody) {
    const ConnectionId host = world.come(bus::Role::host);
    world.act(host, Lock{});
    EXPECT_EQ(refusal(world.join("An")), "joining_locked");
    world.act(host, Unlock{});
    EXPECT_EQ(refusal(world.join("An")), "");
}

TEST_F(Joining, TheLobbyIsToldWhoCame) {
    const ConnectionId stage = world.come(bus::Role::stage);
    const ConnectionId an = world.join("An");
    world.join("Bình");
    world.until([&] { return world.last(stage, "lobby").value("joined", 0) == 2; });
    EXPECT_THAT(world.last(stage, "lobby")["names"], ElementsAre("An", "Bình"));
    EXPECT_TRUE(world.last(an, "lobby")["names"].empty()) << "names are for the stage";
}

TEST_F(Joining, AfterItsEndAContestTakesNobody) {
    const ConnectionId host = world.come(bus::Role::host);
    world.act(host, End{});
    EXPECT_EQ(refusal(world.join("An")), "contest_finished");
}

TEST_F(Joining, WhoeverLeftBeforeBeingLetInIsNotThere) {
    const ConnectionId an = world.join("An");
    world.leave(an);
    const ConnectionId host = world.come(bus::Role::host);
    EXPECT_EQ(world.last(host, "room")["joined"], 1);
    EXPECT_EQ(world.last(host, "room")["online"], 0);
}

}  // namespace
}  // namespace hoithi::test
