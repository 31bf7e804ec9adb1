#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;

/// A question is open; An and Bình have answered it, Chi has not.
class Removed : public testing::Test {
protected:
    void SetUp() override {
        ContestDefinition definition = sample_definition(2);
        definition.contestants_max = 3;
        world.open(definition);
        host = world.come(bus::Role::host);
        stage = world.come(bus::Role::stage);
        an = world.join("An");
        binh = world.join("Bình");
        chi = world.join("Chi");
        world.act(host, Start{});
        world.until_phase(Phase::open);
        world.answer(an, OptionSet::of(0), world.new_key());
        world.answer(binh, OptionSet::of(1), world.new_key());
        until_count(2, 3);
    }

    void until_count(int answered, int of) {
        const json count{{"t", "count"}, {"q", 1}, {"answered", answered}, {"of", of}};
        world.until([&] { return world.last(stage, "count") == count; });
        world.until([&] { return world.last(host, "count") == count; });
    }
    void act(Command command) {
        world.act(host, std::move(command));
        world.settle();
    }
    std::string refusal(ConnectionId connection) {
        const json refused = world.last(connection, "refused");
        return refused.is_null() ? "" : refused.at("reason").get<std::string>();
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId stage{};
    ConnectionId an{};
    ConnectionId binh{};
    ConnectionId chi{};
};

TEST_F(Removed, CountNoLongerAmongThoseWhoAnswered) {
    act(Remove{ContestantId{0}});
    until_count(1, 2);
    act(Reinstate{ContestantId{0}});
    until_count(2, 3);
    act(Remove{ContestantId{2}});
    until_count(2, 2);
}

TEST_F(Removed, NewcomersCountAmongThoseWhoMayAnswer) {
    act(Remove{ContestantId{2}});
    world.join("Dũng");
    until_count(2, 3);
}

TEST_F(Removed, LeaveTheCountsOfTheHistory) {
    act(CloseQuestion{});
    world.until_phase(Phase::closed);
    act(Advance{});
    act(Remove{ContestantId{0}});
    const json history = world.last(host, "view")["history"][0];
    EXPECT_EQ(history["answered"], 1);
    EXPECT_EQ(history["right"], 0);
    EXPECT_EQ(world.last(stage, "view")["reveal"]["counts"], (json{0, 1, 0, 0}));
    act(Reinstate{ContestantId{0}});
    EXPECT_EQ(world.last(host, "view")["history"][0]["right"], 1);
}

TEST_F(Removed, LeaveTheirSeatAndTheirNameToOthers) {
    EXPECT_EQ(refusal(world.join("Dũng")), "contest_full");
    act(Remove{ContestantId{0}});
    const ConnectionId other = world.join("An");
    EXPECT_EQ(world.last(other, "welcome")["contestant"], 3);
    EXPECT_EQ(refusal(world.join("Dũng")), "contest_full");
    act(Reinstate{ContestantId{0}});
    EXPECT_EQ(world.last(world.come_back(an), "welcome")["name"], "An (1)");
    EXPECT_EQ(world.last(host, "view")["joined"], 4);
}

}  // namespace
}  // namespace hoithi::test
