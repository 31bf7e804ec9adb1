#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using protocol::CloseCode;
using testing::ElementsAre;

/// An and Bình are at the end of a contest, with a stage and somebody who looks on.
class GoingOn : public testing::Test {
protected:
    void SetUp() override {
        ContestDefinition definition = sample_definition(1);
        definition.audience = hoithi::Audience::watch;
        world->open(definition);
        host = world->come(bus::Role::host);
        stage = world->come(bus::Role::stage);
        watcher = world->come(bus::Role::spectator);
        an = world->join("An");
        binh = world->join("Bình");
    }

    void end() {
        world->act(host, End{});
        world->settle();
    }
    /// The host opens the contest once more.
    json again() {
        const std::size_t before = world->heard(host, "opened").size();
        world->desk.request(bus::ContestSlot{0}, bus::Again{host, 7});
        world->until([&] { return world->heard(host, "opened").size() > before; });
        world->settle();
        return world->last(host, "opened");
    }
    /// Goes on as a page does, by what it was told and by its pass in the contest before.
    ConnectionId go_on(ConnectionId earlier, const json& opened) {
        const json welcome = world->last(earlier, "welcome");
        protocol::Hello hello;
        hello.contest = opened["contest"];
        hello.from = world->contest(0).row().id;
        hello.resumes = true;
        hello.contestant = welcome["contestant"];
        hello.token = welcome["token"];
        return world->hello(std::move(hello));
    }
    ConnectionId newcomer_of_the_new(const std::string& name) {
        world->attended = 1;
        const ConnectionId newcomer = world->join(name);
        world->attended = 0;
        return newcomer;
    }
    json follow(ConnectionId who) { return world->last(who, "follow"); }
    std::string reason(ConnectionId who) { return world->last(who, "refused")["reason"]; }
    std::string name(ConnectionId who) { return world->last(who, "welcome")["name"]; }

    store::TemporaryFolder folder;
    std::unique_ptr<HostWorld> world = std::make_unique<HostWorld>(folder.path());
    ConnectionId host{};
    ConnectionId stage{};
    ConnectionId watcher{};
    ConnectionId an{};
    ConnectionId binh{};
};

TEST_F(GoingOn, TellsEverybodyWhereAndOnlyTheStageItsSecret) {
    end();
    const json opened = again();
    for (const ConnectionId who : {an, binh, watcher}) {
        EXPECT_EQ(follow(who)["contest"], opened["contest"]);
        EXPECT_EQ(follow(who)["code"], opened["code"]);
        EXPECT_EQ(follow(who)["within"], 15) << "5 ms for each of three";
        EXPECT_FALSE(follow(who).contains("secret"));
    }
    EXPECT_EQ(follow(stage)["secret"], world->stage_secret(opened["contest"]));
    EXPECT_NE(follow(stage)["secret"], world->host_secret(opened["contest"]));
    EXPECT_TRUE(follow(host).is_null());
}

TEST_F(GoingOn, KeepsNamesByTheTokenOfTheContestBefore) {
    end();
    const json opened = again();
    const ConnectionId phone = go_on(binh, opened);
    EXPECT_THAT(world->types(phone), ElementsAre("contest", "welcome", "view", "me"));
    EXPECT_EQ(name(phone), "Bình");
    EXPECT_EQ(world->last(phone, "welcome")["contestant"], 0) << "the first to come";
    EXPECT_EQ(world->state(1).present, 1U);
    const ConnectionId again_here = go_on(binh, opened);
    EXPECT_EQ(world->last(again_here, "welcome")["contestant"], 0) << "once";
    EXPECT_EQ(world->state(1).contestants.size(), 1U);
}

TEST_F(GoingOn, LeavesTheContestBeforeAsItWas) {
    end();
    const Contest before = world->state(0);
    go_on(an, again());
    EXPECT_EQ(world->state(0).contestants.size(), before.contestants.size());
    EXPECT_EQ(world->state(0).phase, Phase::finished);
    EXPECT_EQ(world->state(0).at, before.at);
    EXPECT_EQ(name(world->come_back(an)), "An");
}

TEST_F(GoingOn, NeedsAPassThatIsRight) {
    end();
    const json opened = again();
    protocol::Hello guess;
    guess.contest = opened["contest"];
    guess.from = world->contest(0).row().id;
    guess.resumes = true;
    guess.token = world->last(binh, "welcome")["token"];
    EXPECT_EQ(reason(world->hello(guess)), "bad_token") << "Bình's token for An's seat";
    guess.contestant = 99;
    EXPECT_EQ(reason(world->hello(guess)), "bad_token");
    guess.contestant = 1;
    guess.from = opened["contest"];
    EXPECT_EQ(reason(world->hello(guess)), "bad_token") << "from another contest";
    guess.contest = world->contest(0).row().id;
    EXPECT_EQ(reason(world->hello(guess)), "bad_token") << "nobody comes over to the first one";
    EXPECT_TRUE(world->state(1).contestants.empty());
}

TEST_F(GoingOn, LetsNobodyTakeTheNameOfWhoIsOnTheWay) {
    end();
    const json opened = again();
    const ConnectionId guest = newcomer_of_the_new("bình");
    EXPECT_EQ(reason(guest), "name_taken");
    EXPECT_EQ(name(go_on(binh, opened)), "Bình");
}

TEST_F(GoingOn, MarksTheNameOfWhoComesAfterAnother) {
    end();
    const json opened = again();
    world->leave(binh);
    world->settle();
    EXPECT_EQ(name(newcomer_of_the_new("bình")), "bình") << "nobody waits for who is away";
    EXPECT_EQ(name(go_on(binh, opened)), "Bình (2)");
}

TEST_F(GoingOn, BringsNobodyBackWhoWasRemoved) {
    world->act(host, Remove{ContestantId{0}});
    world->settle();
    end();
    const json opened = again();
    EXPECT_TRUE(follow(an).is_null());
    const ConnectionId out = go_on(an, opened);
    EXPECT_EQ(reason(out), "removed");
    EXPECT_EQ(world->hall.guest(out).sent_away, CloseCode::removed);

    const ConnectionId phone = go_on(binh, opened);
    EXPECT_TRUE(world->hall.guest(phone).admitted);
    world->attended = 1;
    world->act(world->come(bus::Role::host), Remove{ContestantId{0}});
    world->settle();
    EXPECT_EQ(reason(go_on(binh, opened)), "removed") << "removed there";
}

TEST_F(GoingOn, GoesByTheNewerDevice) {
    const auto code_for = [&](bus::ContestSlot slot, ConnectionId of) {
        world->desk.request(slot, bus::HostQuestion{of, protocol::SeatRequest{1, ContestantId{0}}});
        world->settle();
        return world->last(of, "seat")["code"].get<std::string>();
    };
    const auto move = [&](std::size_t contest, std::string code) {
        protocol::Hello hello;
        hello.code = world->contest(contest).row().code;
        hello.seat = std::move(code);
        return world->hello(std::move(hello));
    };
    const ConnectionId newer = move(0, code_for(bus::ContestSlot{0}, host));
    end();
    const json opened = again();
    EXPECT_EQ(reason(go_on(an, opened)), "seat_moved");
    EXPECT_EQ(name(go_on(newer, opened)), "An");
    world->attended = 1;
    const ConnectionId other_host = world->come(bus::Role::host);
    move(1, code_for(bus::ContestSlot{1}, other_host));
    EXPECT_EQ(reason(go_on(newer, opened)), "seat_moved") << "moved on in the new contest";
}

TEST_F(GoingOn, LeadsToTheFormWhereNobodyIsTaken) {
    end();
    const json opened = again();
    world->attended = 1;
    world->act(world->come(bus::Role::host), Lock{});
    world->settle();
    const ConnectionId phone = go_on(an, opened);
    EXPECT_THAT(world->types(phone), ElementsAre("contest"));
    EXPECT_EQ(world->last(phone, "contest")["shut"], "joining_locked");
    EXPECT_TRUE(world->state(1).contestants.empty());
}

TEST_F(GoingOn, TellsWhoComesLaterAsLongAsPeopleGather) {
    end();
    const json opened = again();
    const ConnectionId late = world->come_back(an);
    EXPECT_THAT(world->types(late), ElementsAre("contest", "welcome", "view", "me", "follow"));
    EXPECT_EQ(follow(late)["within"], 0);
    EXPECT_EQ(follow(world->come(bus::Role::stage))["contest"], opened["contest"]);
    world->attended = 1;
    const ConnectionId other_host = world->come(bus::Role::host);
    go_on(binh, opened);
    world->act(other_host, Start{});
    world->until_phase(Phase::open);
    world->attended = 0;
    EXPECT_TRUE(follow(world->come_back(an)).is_null()) << "they look at the result";
}

TEST_F(GoingOn, LeadsNobodyOutOfAContestThatRuns) {
    const json opened = again();
    EXPECT_TRUE(follow(an).is_null());
    EXPECT_EQ(reason(go_on(an, opened)), "bad_token");
    end();
    EXPECT_TRUE(follow(world->come_back(an)).is_null());
}

TEST_F(GoingOn, OutlivesARestart) {
    end();
    const json opened = again();
    const json an_before = world->last(an, "welcome");
    go_on(binh, opened);
    const json binh_before = world->last(binh, "welcome");
    world.reset();
    world = std::make_unique<HostWorld>(folder.path());
    const auto come_over = [&](const json& welcome) {
        protocol::Hello hello;
        hello.contest = opened["contest"];
        hello.from = world->contest(0).row().id;
        hello.resumes = true;
        hello.contestant = welcome["contestant"];
        hello.token = welcome["token"];
        return world->hello(std::move(hello));
    };
    EXPECT_EQ(name(come_over(an_before)), "An");
    EXPECT_EQ(name(come_over(binh_before)), "Bình") << "who was over already";
    EXPECT_EQ(world->state(1).contestants.size(), 2U);
    EXPECT_EQ(follow(world->come(bus::Role::stage))["contest"], opened["contest"]);
}

}  // namespace
}  // namespace hoithi::test
