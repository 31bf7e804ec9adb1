#include <memory>

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;

class Restart : public testing::Test {
protected:
    void SetUp() override {
        start();
        world->open(sample_definition());
    }

    void start() {
        world.reset();
        world = std::make_unique<HostWorld>(folder.path());
    }

    /// What a contestant needs to come back.
    protocol::Hello ticket(ConnectionId connection) {
        const json welcome = world->last(connection, "welcome");
        protocol::Hello hello;
        hello.contest = world->contest().row().id;
        hello.resumes = true;
        hello.contestant = welcome["contestant"];
        hello.token = welcome["token"];
        return hello;
    }

    store::TemporaryFolder folder;
    std::unique_ptr<HostWorld> world;
};

TEST_F(Restart, TheContestIsAsItWas) {
    const ConnectionId host = world->come(bus::Role::host);
    const ConnectionId an = world->join("An");
    world->join("Bình");
    world->act(host, Start{});
    world->until_phase(Phase::open);
    world->answer(an, OptionSet::of(0), {1, 1});
    world->act(host, CloseQuestion{});
    world->until_phase(Phase::closed);
    world->act(host, Advance{});
    world->act(host, Advance{});
    world->settle();
    const Contest before = world->state();
    const store::ContestRow row = world->contest().row();

    start();
    EXPECT_EQ(world->state(), before);
    EXPECT_EQ(world->contest().row().id, row.id);
    EXPECT_EQ(world->contest().row().code, row.code);
    EXPECT_EQ(world->contest().row().epoch, row.epoch + 1);
    const json board = world->last(world->come(bus::Role::stage), "view")["boards"][0];
    EXPECT_EQ(board["rows"][0]["name"], "An");
    EXPECT_EQ(board["rows"][0]["points"], 1000);
}

TEST_F(Restart, ARunningQuestionGoesOn) {
    const ConnectionId host = world->come(bus::Role::host);
    const ConnectionId an = world->join("An");
    world->act(host, Start{});
    world->until_phase(Phase::open);
    const std::int64_t version = world->last(an, "view")["v"];
    const protocol::Hello back = ticket(an);
    HostWorld::let_pass(Millis{9000});
    const Millis left = world->state().current()->closes_at - world->now();

    start();
    ASSERT_EQ(world->state().phase, Phase::open);
    EXPECT_FALSE(world->state().paused);
    const Millis left_now = world->state().current()->closes_at - world->state().at;
    EXPECT_LE(left_now, left) << "the time before the stop is gone";
    EXPECT_GE(left_now, left - Millis{1000}) << "the outage costs nobody answer time";
    const ConnectionId again = world->hello(back);
    EXPECT_GE(world->last(again, "view")["v"].get<std::int64_t>(), version + 3)
        << "in the journal stand a mark of the time, and the outage as a pause and its end";
    world->answer(again, OptionSet::of(0), {1, 1});
    world->settle();
    EXPECT_FALSE(world->last(again, "recorded").is_null());
}

TEST_F(Restart, TheHostHearsOfTheOutageOfARunningQuestion) {
    ConnectionId host = world->come(bus::Role::host);
    start();
    host = world->come(bus::Role::host);
    EXPECT_TRUE(world->last(host, "outage").is_null()) << "no timer ran";
    world->act(host, Start{});
    world->until_phase(Phase::open);
    start();
    const json told = world->last(world->come(bus::Role::host), "outage");
    ASSERT_FALSE(told.is_null());
    EXPECT_LT(told["ms"], 60'000);
}

TEST_F(Restart, AnAnswerRecordedBeforeGetsTheSameReply) {
    const ConnectionId host = world->come(bus::Role::host);
    const ConnectionId an = world->join("An");
    world->act(host, Start{});
    world->until_phase(Phase::open);
    world->answer(an, OptionSet::of(0), {1, 1});
    world->settle();
    const json recorded = world->last(an, "recorded");
    const protocol::Hello back = ticket(an);

    start();
    const ConnectionId again = world->hello(back);
    world->answer(again, OptionSet::of(3), {1, 1});
    world->settle();
    EXPECT_EQ(world->last(again, "recorded"), recorded);
}

TEST_F(Restart, ALostReplyLosesNoAnswer) {
    const ConnectionId host = world->come(bus::Role::host);
    const ConnectionId an = world->join("An");
    world->act(host, Start{});
    world->until_phase(Phase::open);
    const protocol::Hello back = ticket(an);
    world->answer(an, OptionSet::of(0), {1, 1});
    world->turn();  // on its way to the disk; the reply is heard by nobody

    start();
    const ConnectionId again = world->hello(back);
    world->answer(again, OptionSet::of(0), {1, 1});
    world->settle();
    EXPECT_FALSE(world->last(again, "recorded").is_null());
    EXPECT_EQ(world->state().answered, 1U);
}

TEST_F(Restart, ThePausedStayPaused) {
    const ConnectionId host = world->come(bus::Role::host);
    world->act(host, Start{});
    world->until_phase(Phase::open);
    world->act(host, Pause{});
    world->settle();
    start();
    EXPECT_TRUE(world->state().paused);
}

TEST_F(Restart, NamesTokensAndTheRemovedAreKept) {
    const ConnectionId host = world->come(bus::Role::host);
    const ConnectionId an = world->join("An");
    world->join("Bình");
    world->act(host, Remove{ContestantId{1}});
    world->settle();
    const protocol::Hello back = ticket(an);

    start();
    EXPECT_EQ(world->last(world->hello(back), "welcome")["name"], "An");
    EXPECT_FALSE(world->last(world->join("Bình"), "welcome").is_null()) << "the name is free";
    EXPECT_EQ(world->last(world->join("AN"), "refused")["reason"], "name_taken");
}

TEST_F(Restart, ViewsGoOnGrowing) {
    const ConnectionId host = world->come(bus::Role::host);
    world->act(host, Lock{});
    world->settle();
    const std::int64_t before = world->last(host, "view")["v"];
    start();
    EXPECT_GE(world->last(world->come(bus::Role::host), "view")["v"].get<std::int64_t>(), before);
}

TEST_F(Restart, SeveralContestsAndSeveralTimes) {
    world->open(sample_definition(2));
    for (std::uint64_t i = 0; i < 3; ++i) {
        world->newcomer("Contestant " + std::to_string(i), {9, i});
        world->settle();
        start();
        ASSERT_EQ(world->desk.contests().size(), 2U);
    }
    EXPECT_EQ(world->state(0).contestants.size() + world->state(1).contestants.size(), 3U);
}

}  // namespace
}  // namespace hoithi::test
