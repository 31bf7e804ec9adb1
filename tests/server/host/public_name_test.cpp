#include "server/host/public_name.hpp"

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string whole = "Nguyễn Thị Minh Ánh";
const std::string masked = "Nguyễn T. M. Á.";

TEST(PublicName, IsMaskedWhereTheContestSaysSo) {
    store::PersonRow person;
    person.name = whole;
    ContestDefinition definition;
    EXPECT_EQ(host::public_name(person, definition), whole);
    definition.public_names = PublicNames::masked;
    EXPECT_EQ(host::public_name(person, definition), masked);
    person.team = true;
    EXPECT_EQ(host::public_name(person, definition), whole) << "a team";
}

TEST(PublicName, IsANumberWhereAHostHoldsIt) {
    store::PersonRow person;
    person.contestant = 17;
    person.name = whole;
    person.held = true;
    ContestDefinition definition;
    definition.language = "vi";
    EXPECT_EQ(host::public_name(person, definition), "Thí sinh 18");
    person.team = true;
    EXPECT_EQ(host::public_name(person, definition), "Đội 18");
    definition.language = "en";
    definition.public_names = PublicNames::masked;
    EXPECT_EQ(host::public_name(person, definition), "Team 18");
    person.team = false;
    EXPECT_EQ(host::public_name(person, definition), "Contestant 18");
}

/// A contest with masked names: two persons, a team, a stage, a spectator and a host.
class MaskedNames : public testing::Test {
protected:
    void SetUp() override {
        ContestDefinition definition = sample_definition(1);
        definition.public_names = PublicNames::masked;
        world.open(definition);
        host = world.come(bus::Role::host);
        stage = world.come(bus::Role::stage);
        spectator = world.come(bus::Role::spectator);
        anh = world.join(whole);
        tho = world.join("Thỏ");
        team = world.come(bus::Role::contestant);
        world.desk.request(
            bus::ContestSlot{0},
            bus::Newcomer{team, protocol::JoinRequest{world.new_key(), "Đội Lào Cai", "", "", true}}
        );
        world.settle();
    }

    void act(Command command) {
        world.act(host, std::move(command));
        world.settle();
    }

    /// One question, from the lobby to the end of the finale.
    void play() {
        act(Start{});
        world.until_phase(Phase::open);
        for (const ConnectionId somebody : {anh, tho, team}) {
            world.answer(somebody, OptionSet::of(0), world.new_key());
        }
        act(CloseQuestion{});
        world.until_phase(Phase::closed);
        for (int i = 0; i < 3; ++i) act(Advance{});
        ASSERT_EQ(world.state().phase, Phase::finished);
        HostWorld::let_pass(Advance::settling);
        act(Unveil{3});
    }

    std::vector<std::string> names_on_board(ConnectionId connection) {
        std::vector<std::string> names;
        const json view = world.last(connection, "view");
        for (const json& row : view["boards"][0]["rows"]) {
            names.push_back(row["name"]);
        }
        return names;
    }

    std::string all_heard(ConnectionId connection) {
        std::string text;
        for (const json& message : world.heard(connection)) text += message.dump() + "\n";
        return text;
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId stage{};
    ConnectionId spectator{};
    ConnectionId anh{};
    ConnectionId tho{};
    ConnectionId team{};
};

TEST_F(MaskedNames, StandInTheLobbyOfTheStage) {
    world.until([&] { return world.last(stage, "lobby").value("joined", 0) == 3; });
    EXPECT_THAT(world.last(stage, "lobby")["names"], ElementsAre(masked, "T…", "Đội Lào Cai"));
    EXPECT_THAT(
        world.last(world.come(bus::Role::stage), "lobby")["names"],
        ElementsAre(masked, "T…", "Đội Lào Cai")
    );
}

TEST_F(MaskedNames, StandOnEverybodysBoards) {
    play();
    for (const ConnectionId somebody : {stage, spectator, anh, tho, team}) {
        EXPECT_THAT(
            names_on_board(somebody), testing::UnorderedElementsAre(masked, "T…", "Đội Lào Cai")
        );
    }
}

TEST_F(MaskedNames, AreForThePublicOnly) {
    play();
    EXPECT_THAT(names_on_board(host), Contains(whole));
    EXPECT_EQ(world.people(host, {})["rows"][0]["name"], whole);
    EXPECT_EQ(world.last(anh, "welcome")["name"], whole);
    EXPECT_EQ(world.last(world.come_back(anh), "welcome")["name"], whole);
}

TEST_F(MaskedNames, LeaveTheWholeNameInNoFrameToOthers) {
    world.until([&] { return world.last(stage, "lobby").value("joined", 0) == 3; });
    play();
    const ConnectionId late_stage = world.come(bus::Role::stage);
    const ConnectionId late_spectator = world.come(bus::Role::spectator);
    act(Remove{ContestantId{0}});
    act(Reinstate{ContestantId{0}});
    const ConnectionId back = world.come_back(tho);
    for (const ConnectionId other :
         {stage, spectator, tho, team, late_stage, late_spectator, back}) {
        const std::string heard = all_heard(other);
        EXPECT_THAT(heard, HasSubstr(masked)) << "heard of the contest";
        for (const char* part : {"Thị", "Minh", "Ánh"}) EXPECT_THAT(heard, Not(HasSubstr(part)));
    }
}

}  // namespace
}  // namespace hoithi::test
