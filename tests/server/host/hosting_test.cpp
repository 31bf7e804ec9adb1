#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

class Hosting : public testing::Test {
protected:
    void SetUp() override {
        world.open(sample_definition());
        host = world.come(bus::Role::host);
    }

    json do_it(Command command) {
        const std::size_t before = world.heard(host).size();
        world.act(host, std::move(command));
        world.settle();
        for (std::size_t i = before; i < world.heard(host).size(); ++i) {
            const json& message = world.heard(host)[i];
            if (message["t"] == "done" || message["t"] == "refused") return message;
        }
        return nullptr;
    }

    json people(const std::string& find, std::uint32_t from, std::uint32_t count) {
        protocol::PeopleRequest request{{}, from, count};
        request.who.find = find;
        return world.people(host, request);
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
};

TEST_F(Hosting, EveryCommandIsAnsweredByItsNumber) {
    EXPECT_EQ(do_it(Start{}), (json{{"t", "done"}, {"n", 1}}));
    EXPECT_EQ(
        do_it(Start{}), (json{{"t", "refused"}, {"for", "do"}, {"n", 2}, {"reason", "not_now"}})
    );
    EXPECT_EQ(do_it(Resume{})["reason"], "not_paused");
}

TEST_F(Hosting, DoneComesAfterTheDiskHasIt) {
    auto release = world.hold_disk();
    world.act(host, Start{});
    world.turn();
    EXPECT_TRUE(world.last(host, "done").is_null());
    EXPECT_EQ(world.last(host, "view")["phase"], "lobby");
    release.set_value();
    world.settle();
    EXPECT_FALSE(world.last(host, "done").is_null());
}

TEST_F(Hosting, ARefusalDoesNotOvertakeWhatWasDoneBefore) {
    auto release = world.hold_disk();
    world.act(host, Start{});
    world.act(host, Start{});
    world.turn();
    EXPECT_TRUE(world.last(host, "refused").is_null());
    release.set_value();
    world.settle();
    EXPECT_FALSE(world.last(host, "refused").is_null());
}

TEST_F(Hosting, AWholeContest) {
    const ConnectionId an = world.join("An");
    do_it(Start{});
    for (int question = 1; question <= 3; ++question) {
        world.until_phase(Phase::open);
        EXPECT_EQ(world.last(an, "view")["question"]["n"], question);
        world.answer(an, OptionSet::of(0), world.new_key());
        EXPECT_EQ(do_it(CloseQuestion{})["t"], "done");
        world.until_phase(Phase::closed);
        EXPECT_EQ(do_it(Advance{})["t"], "done");
        EXPECT_EQ(do_it(Advance{})["t"], "done");
        EXPECT_EQ(world.last(an, "view")["phase"], "board");
        EXPECT_EQ(do_it(Advance{})["t"], "done");
    }
    EXPECT_EQ(world.last(an, "view")["phase"], "finished");
    HostWorld::let_pass(Advance::settling);
    do_it(Unveil{3});
    const json final = world.last(an, "view");
    EXPECT_EQ(final["boards"][0]["rows"][0]["points"], 3000);
    EXPECT_EQ(final["boards"][0]["rows"][0]["name"], "An");
    EXPECT_EQ(world.last(host, "view")["history"].size(), 3U);
}

TEST_F(Hosting, CorrectionsReachEverybody) {
    const ConnectionId an = world.join("An");
    do_it(Start{});
    world.until_phase(Phase::open);
    world.answer(an, OptionSet::of(0), world.new_key());
    do_it(CloseQuestion{});
    world.until_phase(Phase::closed);
    do_it(Advance{});
    EXPECT_EQ(world.last(an, "me")["points"], 1000);
    EXPECT_EQ(do_it(VoidQuestion{ShowingId{1}, ""})["reason"], "reason_required");
    EXPECT_EQ(do_it(VoidQuestion{ShowingId{1}, "Two are right."})["t"], "done");
    EXPECT_EQ(world.last(an, "me")["points"], 0);
    EXPECT_EQ(
        world.last(an, "view")["notice"],
        (json{{"kind", "void"}, {"n", 1}, {"reason", "Two are right."}})
    );
    EXPECT_EQ(do_it(RestoreQuestion{ShowingId{1}, "Only one is."})["t"], "done");
    EXPECT_EQ(world.last(an, "me")["points"], 1000);
}

TEST_F(Hosting, PeopleComeInPages) {
    const ConnectionId hoa = world.join("Nguyễn Thị Hoà");
    world.join("Trần Văn Bình");
    world.join("Nguyễn An");
    EXPECT_EQ(people("", 0, 2)["rows"].size(), 2U);
    EXPECT_EQ(people("", 0, 2)["total"], 3);
    const json found = people("NGUYEN", 0, 50);
    EXPECT_EQ(found["total"], 2);
    EXPECT_EQ(found["rows"][0]["name"], "Nguyễn Thị Hoà");
    EXPECT_EQ(found["rows"][0]["online"], true);
    EXPECT_EQ(found["rows"][1]["name"], "Nguyễn An");
    world.leave(hoa);
    EXPECT_EQ(people("hoa", 0, 50)["rows"][0]["online"], false);
    EXPECT_EQ(people("nobody", 0, 50)["total"], 0);
    EXPECT_TRUE(people("", 3, 50)["rows"].empty());
}

TEST_F(Hosting, PeopleAndAgainAreAnsweredInEveryPhase) {
    world.join("An");
    std::uint32_t asked = 0;
    const auto expect_answers = [&] {
        const std::string phase(name(world.state().phase));
        EXPECT_EQ(people("", 0, ++asked)["rows"].size(), 1U) << phase;
        EXPECT_EQ(world.heard(host, "people").size(), asked) << phase;
        world.desk.request(bus::ContestSlot{0}, bus::Again{host, asked});
        world.until([&] { return world.heard(host, "opened").size() == asked; });
        world.settle();
    };
    expect_answers();
    do_it(Start{});
    world.until_phase(Phase::open);
    expect_answers();
    do_it(Pause{});
    expect_answers();
    do_it(Resume{});
    do_it(CloseQuestion{});
    world.until_phase(Phase::closed);
    expect_answers();
    do_it(Advance{});
    expect_answers();
    do_it(Advance{});
    expect_answers();
    do_it(End{});
    expect_answers();
}

/// Where the finale stands as somebody sees it.
json finale_of(HostWorld& world, ConnectionId who) { return world.last(who, "view")["finale"]; }

/// The names on the first board that somebody sees.
std::vector<std::string> names_on_board(HostWorld& world, ConnectionId who) {
    std::vector<std::string> names;
    const json view = world.last(who, "view");
    for (const json& row : view["boards"][0]["rows"]) names.push_back(row["name"]);
    return names;
}

TEST_F(Hosting, TheFinaleNamesNobodyBeforeTheHostDoes) {
    const ConnectionId an = world.join("An");
    const ConnectionId binh = world.join("Bình");
    const ConnectionId stage = world.come(bus::Role::stage);
    do_it(Start{});
    world.until_phase(Phase::open);
    world.answer(an, OptionSet::of(0), world.new_key());
    do_it(CloseQuestion{});
    world.until_phase(Phase::closed);
    do_it(Advance{});
    do_it(Advance{});
    EXPECT_EQ(world.last(an, "me")["place"], 1) << "two more questions are to come";
    do_it(End{});
    HostWorld::let_pass(Advance::settling);
    EXPECT_EQ(finale_of(world, stage)["step"], 0);
    EXPECT_EQ(world.last(an, "me")["place"], nullptr);
    EXPECT_THAT(names_on_board(world, stage), IsEmpty());
    EXPECT_THAT(names_on_board(world, host), ElementsAre("An", "Bình")) << "the host has them all";
    EXPECT_EQ(do_it(Unveil{2})["t"], "done");
    for (const ConnectionId who : {stage, an, binh, world.come(bus::Role::spectator)}) {
        EXPECT_EQ(finale_of(world, who)["step"], 2);
        EXPECT_THAT(names_on_board(world, who), ElementsAre("Bình"));
    }
    EXPECT_EQ(do_it(Unveil{3})["reason"], "not_now") << "one press is one step";
    HostWorld::let_pass(Advance::settling);
    EXPECT_EQ(do_it(Unveil{3})["t"], "done");
    EXPECT_THAT(names_on_board(world, stage), ElementsAre("An", "Bình"));
    EXPECT_EQ(world.last(an, "me")["place"], 1);
    EXPECT_EQ(world.last(binh, "me")["place"], 2);
}

TEST_F(Hosting, HostsHearOfStagesThatCannotBeHeard) {
    const ConnectionId stage = world.come(bus::Role::stage);
    const ConnectionId other = world.come(bus::Role::stage);
    const auto sounds = [&](ConnectionId who, bool on) {
        world.desk.request(bus::ContestSlot{0}, bus::StageSound{who, on});
    };
    const auto until_silent = [&](int stages) {
        world.until([&] { return world.last(host, "room")["silent"] == stages; });
    };
    sounds(stage, false);
    sounds(stage, false);
    sounds(other, false);
    until_silent(2);
    sounds(stage, true);
    until_silent(1);
    world.leave(other);
    until_silent(0);
}

TEST_F(Hosting, AStageThatComesLateKnowsHowManyHaveAnswered) {
    const ConnectionId an = world.join("An");
    const ConnectionId binh = world.join("Binh");
    world.join("Chi");
    do_it(Start{});
    world.until_phase(Phase::open);
    world.answer(an, OptionSet::of(0), world.new_key());
    world.answer(binh, OptionSet::of(1), world.new_key());
    world.settle();
    do_it(CloseQuestion{});
    world.until_phase(Phase::closed);
    const ConnectionId stage = world.come(bus::Role::stage);
    world.settle();
    EXPECT_EQ(world.last(stage, "count")["answered"], 2);
    EXPECT_EQ(world.last(stage, "count")["of"], 3);
}

TEST_F(Hosting, TheRoomIsToldWhenItChanges) {
    const ConnectionId an = world.join("An");
    world.come(bus::Role::stage);
    world.come(bus::Role::spectator);
    world.desk.request(bus::ContestSlot{0}, bus::RoundTrips{{{ContestantId{0}, Millis{300}}}});
    world.until([&] { return world.last(host, "room")["quality"]["fair"] == 1; });
    EXPECT_EQ(world.last(host, "room")["stages"], 1);
    EXPECT_EQ(world.last(host, "room")["spectators"], 1);
    world.leave(an);
    world.until([&] { return world.last(host, "room")["quality"]["away"] == 1; });
    EXPECT_EQ(world.last(host, "room")["online"], 0);
}

TEST_F(Hosting, AgainOpensAnotherContestOfTheSameKind) {
    world.desk.request(bus::ContestSlot{0}, bus::Again{host, 77});
    world.until([&] { return !world.last(host, "opened").is_null(); });
    world.settle();
    ASSERT_EQ(world.desk.contests().size(), 2U);
    const json opened = world.last(host, "opened");
    EXPECT_EQ(opened["n"], 77);
    EXPECT_EQ(opened["contest"], world.contest(1).row().id);
    EXPECT_NE(opened["contest"], world.contest(0).row().id);
    EXPECT_NE(opened["code"], world.contest(0).row().code);
    protocol::Hello hello;
    hello.as = bus::Role::host;
    hello.contest = opened["contest"];
    hello.secret = opened["secret"];
    EXPECT_TRUE(world.hall.guest(world.hello(hello)).admitted);
}

TEST_F(Hosting, AgainHearsNothingBeforeTheNewContestIsDurable) {
    auto release = world.hold_disk();
    world.desk.request(bus::ContestSlot{0}, bus::Again{host, 77});
    world.turn();
    EXPECT_TRUE(world.last(host, "opened").is_null());
    release.set_value();
    world.until([&] { return !world.last(host, "opened").is_null(); });
    world.settle();
    EXPECT_TRUE(world.state(1).setup);
}

}  // namespace
}  // namespace hoithi::test
