#include <stdexcept>

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;

/// A contest with two contestants whose first question is open.
class Answering : public testing::Test {
protected:
    void SetUp() override {
        world.open(sample_definition());
        host = world.come(bus::Role::host);
        stage = world.come(bus::Role::stage);
        an = world.join("An");
        binh = world.join("Bình");
        world.act(host, Start{});
        world.until_phase(Phase::open);
    }

    void reveal() {
        world.act(host, CloseQuestion{});
        world.until_phase(Phase::closed);
        world.act(host, Advance{});
        world.settle();
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId stage{};
    ConnectionId an{};
    ConnectionId binh{};
};

TEST_F(Answering, RecordedMeansThatTheDiskHasIt) {
    auto release = world.hold_disk();
    world.answer(an, OptionSet::of(0), {1, 1});
    world.turn();
    EXPECT_EQ(world.state().answered, 1U);
    EXPECT_TRUE(world.last(an, "recorded").is_null());
    release.set_value();
    world.settle();
    const json recorded = world.last(an, "recorded");
    EXPECT_EQ(recorded["id"], "00000000000000010000000000000001");
    EXPECT_EQ(recorded["q"], 1);
    EXPECT_GE(recorded["elapsed"].get<int>(), 0);
}

TEST_F(Answering, OnlyWhoAnsweredHearsOfIt) {
    world.answer(an, OptionSet::of(0), {1, 1});
    world.settle();
    EXPECT_TRUE(world.last(binh, "recorded").is_null());
    EXPECT_TRUE(world.last(stage, "recorded").is_null());
}

TEST_F(Answering, TheSameAnswerAgainGetsTheSameReply) {
    world.answer(an, OptionSet::of(0), {1, 1});
    world.settle();
    world.answer(an, OptionSet::of(0), {1, 1});
    world.answer(an, OptionSet::of(2), {1, 1});
    world.settle();
    const auto replies = world.heard(an, "recorded");
    ASSERT_EQ(replies.size(), 3U);
    EXPECT_EQ(replies[1], replies[0]);
    EXPECT_EQ(replies[2], replies[0]);
    EXPECT_EQ(world.state().current()->answer_of(ContestantId{0})->options, OptionSet::of(0));
}

TEST_F(Answering, TheSameAnswerAgainWaitsForTheDiskToo) {
    auto release = world.hold_disk();
    world.answer(an, OptionSet::of(0), {1, 1});
    world.answer(an, OptionSet::of(0), {1, 1});
    world.turn();
    EXPECT_TRUE(world.last(an, "recorded").is_null());
    release.set_value();
    world.settle();
    EXPECT_EQ(world.heard(an, "recorded").size(), 2U);
}

TEST_F(Answering, AnotherAnswerIsRefused) {
    world.answer(an, OptionSet::of(0), {1, 1});
    world.answer(an, OptionSet::of(1), {1, 2});
    world.settle();
    EXPECT_EQ(
        world.last(an, "refused"),
        (json{
            {"t", "refused"},
            {"for", "answer"},
            {"id", "00000000000000010000000000000002"},
            {"q", 1},
            {"reason", "already_answered"}})
    );
}

TEST_F(Answering, StageAndHostAreToldHowMany) {
    world.answer(an, OptionSet::of(0), {1, 1});
    world.answer(binh, OptionSet::of(1), {1, 2});
    const json both{{"t", "count"}, {"q", 1}, {"answered", 2}, {"of", 2}};
    world.until([&] { return world.last(stage, "count") == both; });
    EXPECT_FALSE(world.last(host, "count").is_null());
    EXPECT_TRUE(world.last(an, "count").is_null());
}

TEST_F(Answering, TheRevealTellsEverybodyTheirOwn) {
    world.answer(an, OptionSet::of(0), {1, 1});
    world.answer(binh, OptionSet::of(1), {1, 2});
    world.settle();
    EXPECT_TRUE(world.last(an, "me")["result"].is_null());
    EXPECT_TRUE(world.last(an, "view")["reveal"].is_null());
    reveal();
    EXPECT_EQ(world.last(an, "me")["result"]["points"], 1000);
    EXPECT_EQ(world.last(an, "me")["place"], 1);
    EXPECT_EQ(world.last(binh, "me")["result"]["points"], 0);
    EXPECT_EQ(world.last(binh, "me")["place"], 2);
    EXPECT_EQ(world.last(an, "view")["reveal"]["key"], json::array({0}));
}

TEST_F(Answering, TheHostSeesTheKeyAndNobodyElse) {
    EXPECT_EQ(world.last(host, "view")["question"]["answer"]["key"], json::array({0}));
    for (const ConnectionId other : {an, stage}) {
        EXPECT_FALSE(world.last(other, "view")["question"].contains("answer"));
        EXPECT_FALSE(world.last(other, "view").contains("next"));
        EXPECT_FALSE(world.last(other, "view").contains("history"));
    }
}

TEST_F(Answering, AFailingDiskAcknowledgesNothing) {
    auto release = world.hold_disk();
    world.answer(an, OptionSet::of(0), {1, 1});
    world.turn();
    const std::size_t before = world.hall.published();
    release.set_exception(std::make_exception_ptr(std::runtime_error("the disk is full")));
    world.until([&] { return !world.disk_failures.empty(); });
    world.answer(binh, OptionSet::of(0), {1, 2});
    world.settle();
    EXPECT_EQ(world.hall.published(), before);
    EXPECT_EQ(world.disk_failures.size(), 1U);
}

TEST_F(Answering, AfterTheDeadlineItIsTooLate) {
    world.act(host, CloseQuestion{});
    world.until_phase(Phase::closed);
    world.answer(an, OptionSet::of(0), {1, 1});
    world.settle();
    EXPECT_EQ(world.last(an, "refused")["reason"], "too_late");
}

}  // namespace
}  // namespace hoithi::test
