#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using protocol::CloseCode;
using testing::ElementsAre;

class ComingBack : public testing::Test {
protected:
    void SetUp() override {
        world.open(sample_definition());
        host = world.come(bus::Role::host);
        an = world.join("An");
    }

    /// How the knock went: the reason of its refusal and the close code.
    void expect_turned_away(ConnectionId connection, const std::string& reason, CloseCode code) {
        EXPECT_EQ(world.last(connection, "refused")["reason"], reason);
        EXPECT_EQ(world.hall.guest(connection).sent_away, code);
        EXPECT_FALSE(world.hall.guest(connection).admitted);
    }

    protocol::Hello with_token(std::uint32_t contestant, std::string token) {
        protocol::Hello hello;
        hello.contest = world.contest().row().id;
        hello.resumes = true;
        hello.contestant = contestant;
        hello.token = std::move(token);
        return hello;
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId an{};
};

TEST_F(ComingBack, OneSnapshotBringsYouToThePresent) {
    world.act(host, Start{});
    world.until_phase(Phase::open);
    world.answer(an, OptionSet::of(2), {1, 1});
    world.settle();
    world.leave(an);
    const ConnectionId again = world.come_back(an);
    EXPECT_THAT(world.types(again), ElementsAre("contest", "welcome", "view", "me"));
    EXPECT_EQ(world.last(again, "welcome"), world.last(an, "welcome"));
    EXPECT_EQ(world.last(again, "view")["phase"], "open");
    EXPECT_EQ(world.last(again, "me")["answer"], (json{{"q", 1}, {"options", json::array({2})}}));
    EXPECT_TRUE(world.last(again, "me")["result"].is_null());
}

// The older connection's end is reported when the newer one is known but waits for the disk.
TEST_F(ComingBack, TheOlderConnectionsEndIsNotTheContestants) {
    const ConnectionId binh = world.come(bus::Role::contestant);
    auto release = world.hold_disk();
    world.desk.request(
        bus::ContestSlot{0},
        bus::Newcomer{binh, protocol::JoinRequest{{1, 1}, "Binh", "", "", false}}
    );
    protocol::Hello back = with_token(0, world.last(an, "welcome")["token"]);
    const ConnectionId again{net::connection_id(99, 1)};
    world.desk.knock({again, std::move(back)});
    world.leave(an);
    release.set_value();
    world.settle();
    world.act(host, Start{});
    world.until_phase(Phase::open);
    world.act(host, CloseQuestion{});
    world.until_phase(Phase::closed);
    world.act(host, Advance{});
    world.settle();
    EXPECT_EQ(world.heard(again, "me").size(), 2U) << "on coming back, and at the reveal";
}

TEST_F(ComingBack, TheVersionOfViewsGrows) {
    std::int64_t before = world.last(an, "view")["v"];
    for (const auto& command : std::vector<Command>{Start{}, Pause{}, Resume{}}) {
        world.act(host, command);
        world.settle();
    }
    for (const json& view : world.heard(an, "view")) {
        if (view == world.heard(an, "view").front()) continue;
        EXPECT_GT(view["v"].get<std::int64_t>(), before);
        before = view["v"];
    }
}

TEST_F(ComingBack, NobodyComesBackWithoutTheToken) {
    const std::string token = world.last(an, "welcome")["token"];
    std::string other = token;
    other.back() = other.back() == '0' ? '1' : '0';
    expect_turned_away(world.hello(with_token(0, other)), "bad_token", CloseCode::not_allowed);
    expect_turned_away(world.hello(with_token(1, token)), "bad_token", CloseCode::not_allowed);
    expect_turned_away(world.hello(with_token(0, "0")), "bad_token", CloseCode::not_allowed);
    expect_turned_away(
        world.hello(with_token(4'000'000'000U, token)), "bad_token", CloseCode::not_allowed
    );
}

TEST_F(ComingBack, ATokenIsOfOneContestOnly) {
    const protocol::Hello here = with_token(0, world.last(an, "welcome")["token"]);
    world.open(sample_definition());
    protocol::Hello there = here;
    there.contest = world.contest(1).row().id;
    expect_turned_away(world.hello(there), "bad_token", CloseCode::not_allowed);
}

TEST_F(ComingBack, TheSecretMakesTheHost) {
    protocol::Hello hello;
    hello.as = bus::Role::host;
    hello.contest = world.contest().row().id;
    for (const char* secret : {"", "0", "00000000000000000000000000000000"}) {
        hello.secret = secret;
        expect_turned_away(world.hello(hello), "bad_secret", CloseCode::not_allowed);
    }
    hello.secret = world.last(an, "welcome")["token"];
    expect_turned_away(world.hello(hello), "bad_secret", CloseCode::not_allowed);
}

TEST_F(ComingBack, EitherNameOfTheContestWillDo) {
    protocol::Hello hello;
    hello.as = bus::Role::host;
    hello.secret = world.host_secret(world.contest().row().id);
    hello.code = world.contest().row().code;
    EXPECT_TRUE(world.hall.guest(world.hello(hello)).admitted) << "a host by the code";
    hello.contest = world.contest().row().id;
    hello.code = "000000";
    EXPECT_TRUE(world.hall.guest(world.hello(hello)).admitted) << "the id decides";
    hello.as = bus::Role::stage;
    hello.secret = world.stage_secret(world.contest().row().id);
    EXPECT_TRUE(world.hall.guest(world.hello(hello)).admitted) << "a stage by the id";
}

// Else a wrong token would tell, without limit, which codes there are.
TEST_F(ComingBack, WhoResumesNamesTheContestByItsId) {
    protocol::Hello hello = with_token(0, world.last(an, "welcome")["token"]);
    hello.contest.clear();
    for (const std::string& code : {world.contest().row().code, std::string("000000")}) {
        hello.code = code;
        expect_turned_away(world.hello(hello), "no_such_contest", CloseCode::no_such_contest);
    }
}

TEST_F(ComingBack, ThereIsNoSuchContest) {
    protocol::Hello hello;
    expect_turned_away(world.hello(hello), "no_such_contest", CloseCode::no_such_contest);
    hello.code = "000000";
    expect_turned_away(world.hello(hello), "no_such_contest", CloseCode::no_such_contest);
    hello.contest = "k3v9q2m7xa";
    expect_turned_away(world.hello(hello), "no_such_contest", CloseCode::no_such_contest);
}

TEST_F(ComingBack, TheRemovedAreTurnedAway) {
    world.act(host, Remove{ContestantId{0}});
    world.settle();
    EXPECT_EQ(world.hall.guest(an).sent_away, CloseCode::removed);
    EXPECT_EQ(world.last(an, "me")["removed"], true);
    expect_turned_away(world.come_back(an), "removed", CloseCode::removed);
    world.act(host, Reinstate{ContestantId{0}});
    world.settle();
    const ConnectionId again = world.come_back(an);
    EXPECT_TRUE(world.hall.guest(again).admitted);
    EXPECT_EQ(world.last(again, "welcome")["name"], "An");
}

TEST_F(ComingBack, TheNameOfTheRemovedIsFree) {
    world.act(host, Remove{ContestantId{0}});
    world.settle();
    const ConnectionId other = world.join("An");
    EXPECT_EQ(world.last(other, "welcome")["contestant"], 1);
    world.act(host, Reinstate{ContestantId{0}});
    world.settle();
    EXPECT_EQ(world.last(world.come_back(an), "welcome")["name"], "An (1)");
}

TEST_F(ComingBack, AStageNeedsASecretOfItsOwn) {
    protocol::Hello hello;
    hello.as = bus::Role::stage;
    hello.code = world.contest().row().code;
    expect_turned_away(world.hello(hello), "bad_secret", CloseCode::not_allowed);
    hello.secret = world.last(an, "welcome")["token"];
    expect_turned_away(world.hello(hello), "bad_secret", CloseCode::not_allowed);
    const std::string address = world.last(host, "contest")["stage_url"];
    hello.contest = world.contest().row().id;
    hello.secret = address.substr(address.rfind('.') + 1);
    const ConnectionId stage = world.hello(hello);
    EXPECT_TRUE(world.hall.guest(stage).admitted);
    EXPECT_FALSE(world.last(stage, "contest").contains("stage_url"));
    hello.as = bus::Role::host;
    expect_turned_away(world.hello(hello), "bad_secret", CloseCode::not_allowed);
}

TEST_F(ComingBack, HostsAndStagesHearWhereContestantsFindTheServerNow) {
    EXPECT_FALSE(world.last(host, "contest").contains("addresses"));
    protocol::Hello hello;
    hello.as = bus::Role::stage;
    hello.contest = world.contest().row().id;
    const std::string address = world.last(host, "contest")["stage_url"];
    hello.secret = address.substr(address.rfind('.') + 1);
    const ConnectionId stage = world.hello(hello);
    const std::size_t heard_by_contestant = world.types(an).size();
    world.move_to({"http://192.168.1.5:8080", "http://10.0.0.9:8080"});
    const std::string join = "http://192.168.1.5:8080/?code=" + world.contest().row().code;
    EXPECT_EQ(world.last(host, "contest")["join_url"], join);
    EXPECT_EQ(world.last(stage, "contest")["join_url"], join);
    const std::string stage_url = world.last(host, "contest")["stage_url"];
    EXPECT_TRUE(stage_url.starts_with("http://192.168.1.5:8080/stage#")) << stage_url;
    EXPECT_EQ(world.last(host, "contest")["addresses"][1], "http://10.0.0.9:8080");
    EXPECT_FALSE(world.last(stage, "contest").contains("addresses"));
    EXPECT_FALSE(world.last(stage, "contest").contains("stage_url"));
    EXPECT_EQ(world.types(an).size(), heard_by_contestant);
}

TEST_F(ComingBack, AHostChoosesWhereTheContestIsFound) {
    const ConnectionId stage = world.come(bus::Role::stage);
    const auto choose = [&](std::string url) {
        world.desk.request(bus::ContestSlot{0}, bus::AddressCommand{host, {24, std::move(url)}});
        world.settle();
    };
    const auto join_url = [&](ConnectionId who) {
        return world.last(who, "contest")["join_url"].get<std::string>();
    };
    const std::string path = "/?code=" + world.contest().row().code;
    world.move_to({"http://192.168.1.5:8080", "http://10.0.0.9:8080"});
    choose("http://evil.example");
    EXPECT_EQ(world.last(host, "refused")["reason"], "bad_request");
    EXPECT_EQ(join_url(stage), "http://192.168.1.5:8080" + path);
    choose("http://10.0.0.9:8080");
    EXPECT_EQ(world.last(host, "done")["n"], 24);
    EXPECT_EQ(join_url(host), "http://10.0.0.9:8080" + path);
    EXPECT_EQ(join_url(stage), "http://10.0.0.9:8080" + path);
    EXPECT_EQ(join_url(world.come(bus::Role::stage)), "http://10.0.0.9:8080" + path);
    const std::string stage_url = world.last(host, "contest")["stage_url"];
    EXPECT_TRUE(stage_url.starts_with("http://10.0.0.9:8080/stage#")) << stage_url;
    world.move_to({"http://172.16.0.4:8080", "http://192.168.1.5:8080"});
    EXPECT_EQ(join_url(stage), "http://172.16.0.4:8080" + path) << "the chosen one is gone";
    world.move_to({"http://172.16.0.4:8080", "http://10.0.0.9:8080"});
    EXPECT_EQ(join_url(stage), "http://10.0.0.9:8080" + path) << "and back";
}

TEST_F(ComingBack, SpectatorsOnlyWhereTheyMay) {
    const ConnectionId looking = world.come(bus::Role::spectator);
    EXPECT_THAT(world.types(looking), ElementsAre("contest", "view"));
    ContestDefinition closed = sample_definition();
    closed.audience = Audience::none;
    world.open(closed);
    protocol::Hello hello;
    hello.as = bus::Role::spectator;
    hello.code = world.contest(1).row().code;
    expect_turned_away(world.hello(hello), "spectators_not_admitted", CloseCode::no_spectators);
}

}  // namespace
}  // namespace hoithi::test
