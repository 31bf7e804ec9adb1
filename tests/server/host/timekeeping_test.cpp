#include <memory>

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;

/// A contest with two contestants whose first question is open.
class Timekeeping : public testing::Test {
protected:
    void SetUp() override {
        world.open(sample_definition());
        host = world.come(bus::Role::host);
        an = world.join("An");
        binh = world.join("Bình");
        world.act(host, Start{});
        world.until_phase(Phase::open);
    }

    host::ContestHost& contest() { return *world.desk.contests().front(); }
    Time closes_at() const { return world.state().current()->closes_at; }
    std::int64_t elapsed(ConnectionId who) { return world.last(who, "recorded").at("elapsed"); }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId an{};
    ConnectionId binh{};
};

TEST_F(Timekeeping, TheJournalKnowsTheTimeOfAnOpenQuestion) {
    const auto views = world.heard(an, "view").size();
    const Time before = world.state().at;
    // Nobody does anything: the desk's own ticks are all that turns the loop.
    world.until([&] { return world.state().at > before; });
    world.settle();
    EXPECT_EQ(world.heard(an, "view").size(), views) << "nobody is told";
}

TEST_F(Timekeeping, IsMarkedOnlyWhileATimerRunsAndNothingElseIsWritten) {
    const auto marked = [&] {
        const Time before = world.state().at;
        contest().mark_time();
        return world.state().at > before;
    };
    HostWorld::let_pass(Millis{600});
    world.answer(an, OptionSet::of(0), {1, 1});
    EXPECT_FALSE(marked()) << "an answer has just been written";
    HostWorld::let_pass(Millis{900});
    EXPECT_TRUE(marked());
    world.act(host, Pause{});
    HostWorld::let_pass(Millis{900});
    EXPECT_FALSE(marked()) << "paused";
    world.act(host, Resume{});
    world.act(host, CloseQuestion{});
    world.until_phase(Phase::closed);
    HostWorld::let_pass(Millis{900});
    EXPECT_FALSE(marked()) << "closed";
    world.act(host, End{});
    world.settle();
    HostWorld::let_pass(Millis{900});
    EXPECT_FALSE(marked()) << "finished";
}

TEST_F(Timekeeping, WhatTheProcessStoodStillIsGivenBack) {
    const Time closed_before = closes_at();
    HostWorld::let_pass(Millis{200'000});
    world.desk.request(bus::ContestSlot{0}, bus::Left{});
    world.settle();
    EXPECT_GE(closes_at(), closed_before + Millis{200'000});
    EXPECT_LE(closes_at(), world.now() + Millis{300'000});
    EXPECT_EQ(world.last(an, "view")["question"]["closes_at"], closes_at().count());
}

TEST_F(Timekeeping, TheHostHearsOfIt) {
    EXPECT_TRUE(world.last(host, "outage").is_null());
    HostWorld::let_pass(Millis{5000});
    world.desk.request(bus::ContestSlot{0}, bus::Left{});
    world.settle();
    const json told = world.last(host, "outage");
    ASSERT_FALSE(told.is_null());
    EXPECT_GE(told["ms"], 5000);
    EXPECT_TRUE(world.last(an, "outage").is_null());
    // The host's own connection may have been lost meanwhile.
    EXPECT_EQ(world.last(world.come(bus::Role::host), "outage"), told);
    for (int i = 0; i < 400; ++i) {
        HostWorld::let_pass(Millis{1600});
        world.desk.request(bus::ContestSlot{0}, bus::Left{});
    }
    EXPECT_TRUE(world.last(world.come(bus::Role::host), "outage").is_null()) << "long ago";
}

TEST_F(Timekeeping, AnswersThatLayThereMeanwhileAreNotChargedForIt) {
    const Time before = world.now();
    HostWorld::let_pass(Millis{200'000});
    // The first is the first that the loop hears after it stood still.
    world.answer(an, OptionSet::of(0), {1, 1}, before + Millis{100'000});
    world.answer(binh, OptionSet::of(0), {1, 2});
    world.settle();
    EXPECT_LT(elapsed(an), 100'000);
    EXPECT_LT(elapsed(binh), 100'000);
    EXPECT_LE(elapsed(an), elapsed(binh));
}

TEST_F(Timekeeping, NorAreTheyTooLate) {
    const Time before = world.now();
    HostWorld::let_pass(Millis{900'000});
    world.answer(an, OptionSet::of(0), {1, 1}, before + Millis{800'000});
    world.settle();
    EXPECT_FALSE(world.last(an, "recorded").is_null());
    EXPECT_EQ(world.state().phase, Phase::open);
}

TEST_F(Timekeeping, AShortDelayIsNoOutage) {
    const Time closed_before = closes_at();
    HostWorld::let_pass(Millis{1000});
    world.desk.request(bus::ContestSlot{0}, bus::Left{});
    world.settle();
    EXPECT_EQ(closes_at(), closed_before);
    EXPECT_TRUE(world.last(host, "outage").is_null());
}

}  // namespace
}  // namespace hoithi::test
