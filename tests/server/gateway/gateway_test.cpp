#include "server/gateway/gateway.hpp"

#include <gmock/gmock.h>

#include "tests/server/gateway/gateway_world.hpp"

namespace hoithi::gateway {
namespace {

using bus::Replaceable;
using bus::Role;
using bus::RoleSet;
using testing::ElementsAre;
using Json = nlohmann::json;
using Gate = GatewayWorld;

constexpr auto not_hosts = RoleSet::of(Role::contestant, Role::spectator, Role::stage);

const Json hello{{"t", "hello"}, {"as", "contestant"}, {"code", "123456"}};
const Json answer{{"t", "answer"}, {"id", std::string(32, 'a')}, {"q", 1}, {"options", {0}}};

Json join(char id) { return {{"t", "join"}, {"id", std::string(32, id)}, {"name", "An"}}; }

TEST_F(Gate, HandsAKnockOn) {
    const auto client = knock(hello);
    EXPECT_EQ(asked.knocks.back().hello.code, "123456");
}

TEST_F(Gate, NobodyIsHeardBeforeBeingLetIn) {
    for (const Json& message :
         {answer,
          join('a'),
          Json{{"t", "people"}, {"find", ""}, {"from", 0}, {"count", 1}},
          Json{{"t", "do"}, {"n", 1}, {"act", "start"}},
          Json{{"t", "again"}, {"n", 1}},
          Json{{"t", "predict"}, {"value", 1}}}) {
        const auto client = connect();
        say(*client, message);
        EXPECT_EQ(next(*client), "4400") << message;
    }
    EXPECT_TRUE(asked.requests.empty());
}

TEST_F(Gate, OnlyAHostDrives) {
    const auto client = seat(0);
    say(*client, {{"t", "do"}, {"n", 1}, {"act", "start"}});
    EXPECT_EQ(next(*client), "4400");
    EXPECT_TRUE(asked.of<bus::HostCommand>().empty());
}

// The connection stays, and the contest is not asked.
TEST_F(Gate, WhatIsOutsideTheLimitsIsRefusedToWhoeverMaySayTheLike) {
    const auto client = seat(0);
    Json twice = answer;
    twice["options"] = {0, 0};
    say(*client, twice);
    EXPECT_EQ(
        Json::parse(next(*client)),
        (Json{
            {"t", "refused"},
            {"for", "answer"},
            {"id", std::string(32, 'a')},
            {"q", 1},
            {"reason", "bad_request"}})
    );
    say(*client, {{"t", "predict"}, {"value", 1.5}});
    EXPECT_EQ(
        Json::parse(next(*client)),
        (Json{{"t", "refused"}, {"for", "predict"}, {"reason", "bad_request"}})
    );
    say(*client, {{"t", "people"}, {"count", 201}});
    EXPECT_EQ(next(*client), "4400") << "no contestant asks for people";

    const auto stranger = connect();
    say(*stranger, twice);
    EXPECT_EQ(next(*stranger), "4400");
    EXPECT_TRUE(asked.requests.size() == asked.of<bus::Left>().size());
}

TEST_F(Gate, OneHelloIsEnough) {
    const auto client = knock(hello);
    say(*client, hello);
    EXPECT_EQ(next(*client), "4400");
}

TEST_F(Gate, WhoHasNotJoinedMaySayHelloAgain) {
    const auto client = knock(hello);
    admit(last_knock(), bus::Role::contestant);
    say(*client, hello);
    until([&] { return asked.knocks.size() == 2; });
}

TEST_F(Gate, AnswersCarryHowTheyTravelled) {
    const auto client = seat(7);
    publish(bus::ToAudience{not_hosts, net::Frame("{}"), Replaceable::never, ShowingId{1}});
    EXPECT_EQ(next(*client), "{}");
    say(*client, answer);
    until([&] { return !asked.of<bus::ContestantCommand>().empty(); });
    const auto command = asked.of<bus::ContestantCommand>().front();
    EXPECT_EQ(command.contestant, ContestantId{7});
    const auto& submitted = std::get<SubmitAnswer>(command.command);
    EXPECT_EQ(submitted.contestant, ContestantId{7});
    ASSERT_TRUE(submitted.journey.shown_at);
    EXPECT_LE(*submitted.journey.shown_at, submitted.journey.received_at);
}

TEST_F(Gate, WithoutTheQuestionsFrameNobodyKnowsWhenItWasShown) {
    const auto client = seat(7);
    say(*client, answer);
    until([&] { return !asked.of<bus::ContestantCommand>().empty(); });
    const auto command = asked.of<bus::ContestantCommand>().front();
    EXPECT_FALSE(std::get<SubmitAnswer>(command.command).journey.shown_at);
}

TEST_F(Gate, WhoComesBackIsTimedFromWhenTheyFirstHadTheQuestion) {
    const auto older = seat(7);
    publish(bus::ToAudience{not_hosts, net::Frame("{}"), Replaceable::never, ShowingId{1}});
    EXPECT_EQ(next(*older), "{}");
    const auto newer = seat(7);
    const Time came_back = clock.now();
    say(*newer, answer);
    until([&] { return !asked.of<bus::ContestantCommand>().empty(); });
    const auto command = asked.of<bus::ContestantCommand>().front();
    const auto& submitted = std::get<SubmitAnswer>(command.command);
    ASSERT_TRUE(submitted.journey.shown_at);
    EXPECT_LE(*submitted.journey.shown_at, came_back);
}

TEST_F(Gate, WhoComesBackByAnotherLoopIsTimedFromWhenTheyFirstHadTheQuestion) {
    const auto older = seat(7);
    publish(bus::ToAudience{not_hosts, net::Frame("{}"), Replaceable::never, ShowingId{1}});
    EXPECT_EQ(next(*older), "{}");
    const Time left_for_them = clock.now();
    Gateway other(loop, clock, asked, shared, 0);
    net::Port other_port(
        loop, {}, net::at_once([](const net::HttpRequest&) { return net::HttpResponse{}; }), other
    );
    other.serve(other_port);
    net::RawClient newer(other_port.bound_port());
    newer.write(net::upgrade_request());
    until([&] { return newer.take_response().has_value(); });
    const std::size_t knocks = asked.knocks.size();
    say(newer, {{"t", "hello"}, {"as", "contestant"}, {"code", "123456"}});
    until([&] { return asked.knocks.size() > knocks; });
    const bus::Publication admit = bus::Admit{last_knock(), bus::Role::contestant, ContestantId{7}};
    other.publish(slot, {&admit, 1});
    say(newer, answer);
    until([&] { return !asked.of<bus::ContestantCommand>().empty(); });
    const auto command = asked.of<bus::ContestantCommand>().front();
    const auto& submitted = std::get<SubmitAnswer>(command.command);
    ASSERT_TRUE(submitted.journey.shown_at);
    EXPECT_LE(*submitted.journey.shown_at, left_for_them);
}

TEST_F(Gate, WhoComesBackToALaterQuestionIsNotTimedFromTheOneBefore) {
    const auto older = seat(7);
    publish(bus::ToAudience{not_hosts, net::Frame("{}"), Replaceable::never, ShowingId{9}});
    EXPECT_EQ(next(*older), "{}");
    const auto newer = seat(7);
    say(*newer, answer);
    until([&] { return !asked.of<bus::ContestantCommand>().empty(); });
    const auto command = asked.of<bus::ContestantCommand>().front();
    EXPECT_FALSE(std::get<SubmitAnswer>(command.command).journey.shown_at);
}

TEST_F(Gate, TellsThoseWhomItConcerns) {
    const auto an = seat(0);
    const auto stage = knock(hello);
    admit(last_knock(), bus::Role::stage);
    const auto host = knock(hello);
    admit(last_knock(), bus::Role::host);
    const auto spectator = knock(hello);
    admit(last_knock(), bus::Role::spectator);
    publish(bus::ToAudience{RoleSet::of(Role::contestant), net::Frame("contestants")});
    publish(bus::ToAudience{RoleSet::of(Role::spectator), net::Frame("watchers")});
    publish(bus::ToAudience{RoleSet::of(Role::stage), net::Frame("stages")});
    publish(bus::ToAudience{RoleSet::of(Role::host), net::Frame("hosts")});
    publish(bus::ToContestant{ContestantId{0}, net::Frame("an")});
    publish(bus::ToContestant{ContestantId{99}, net::Frame("nobody")});
    EXPECT_THAT(heard_until_clock(*an), ElementsAre("contestants", "an"));
    EXPECT_THAT(heard_until_clock(*stage), ElementsAre("stages"));
    EXPECT_THAT(heard_until_clock(*host), ElementsAre("hosts"));
    EXPECT_THAT(heard_until_clock(*spectator), ElementsAre("watchers"));
}

TEST_F(Gate, WhoHasNotJoinedHearsNothingOfTheContest) {
    const auto client = knock(hello);
    admit(last_knock(), bus::Role::contestant);
    tell_everybody("view");
    EXPECT_TRUE(heard_until_clock(*client).empty());
}

TEST_F(Gate, ANewerConnectionReplacesTheOlder) {
    const auto older = seat(5);
    const auto newer = seat(5);
    EXPECT_EQ(next(*older), "4409");
    until([&] { return older->ended(); });
    tell_everybody("view");
    publish(bus::ToContestant{ContestantId{5}, net::Frame("me")});
    EXPECT_THAT(heard_until_clock(*newer), ElementsAre("view", "me"));
    EXPECT_TRUE(asked.of<bus::Left>().empty()) << "the contestant is still there";
    EXPECT_EQ(gateway.stats().replaced, 1U);
}

TEST_F(Gate, TellsTheContestWhoLeft) {
    auto an = seat(5);
    an.reset();
    until([&] { return !asked.of<bus::Left>().empty(); });
    EXPECT_EQ(asked.of<bus::Left>().front().contestant, ContestantId{5});
}

TEST_F(Gate, WhoLeftBeforeBeingLetInIsReportedAsLeft) {
    auto client = knock(hello);
    const bus::ConnectionId gone = last_knock();
    client.reset();
    until([&] { return port.stats().sockets_open == 0; });
    admit(gone, bus::Role::stage);
    admit(gone, bus::Role::contestant, ContestantId{3});
    admit(gone, bus::Role::contestant);
    const auto left = asked.of<bus::Left>();
    ASSERT_EQ(left.size(), 2U);
    EXPECT_EQ(left[0].role, bus::Role::stage);
    EXPECT_EQ(left[1].contestant, ContestantId{3});
}

// It was let in after the older one, so the contest counts by it.
TEST_F(Gate, WhoLeftBeforeComingBackHasReplacedTheOlderAllTheSame) {
    const auto older = seat(5);
    auto newer = knock(hello);
    const bus::ConnectionId gone = last_knock();
    newer.reset();
    until([&] { return port.stats().sockets_open == 1; });
    admit(gone, bus::Role::contestant, ContestantId{5});
    EXPECT_EQ(next(*older), "4409");
    const auto left = asked.of<bus::Left>();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].connection, gone);
}

// Both joins were sent before the first was answered.
TEST_F(Gate, AJoinSentTwiceTakesOneSeat) {
    const auto client = seat(5);
    admit(last_knock(), bus::Role::contestant, ContestantId{5});
    tell_everybody("view");
    EXPECT_THAT(heard_until_clock(*client), ElementsAre("view"));
    EXPECT_TRUE(asked.of<bus::Left>().empty());
}

/// A connection that is to be let in twice, and somebody else beside it.
class TwoSeats : public GatewayWorld {
protected:
    void expect_one_seat(bus::Admit second) {
        const auto client = seat(5);
        second.connection = last_knock();
        const auto other = seat(7);
        publish(second);
        EXPECT_EQ(next(*client), "4400");
        const auto left = asked.of<bus::Left>();
        ASSERT_EQ(left.size(), 2U) << "both are reported, so that the contest counts right";
        EXPECT_EQ(left[0].contestant, second.contestant);
        EXPECT_EQ(left[0].role, second.role);
        EXPECT_EQ(left[1].contestant, ContestantId{5});
        tell_everybody("view");
        EXPECT_THAT(heard_until_clock(*other), ElementsAre("view")) << "its seat is its own";
    }
};

TEST_F(TwoSeats, OneConnectionIsOneContestant) {
    expect_one_seat({{}, bus::Role::contestant, ContestantId{6}});
}

TEST_F(TwoSeats, AContestantIsNoStage) { expect_one_seat({{}, bus::Role::stage, std::nullopt}); }

TEST_F(Gate, WhoIsSeatedDoesNotJoinAgain) {
    const auto client = seat(5);
    say(*client, join('a'));
    EXPECT_EQ(next(*client), "4400");
    EXPECT_TRUE(asked.of<bus::Newcomer>().empty());
}

TEST_F(Gate, TheClockIsToldToAnybody) {
    const auto client = connect();
    EXPECT_TRUE(heard_until_clock(*client).empty());
}

// Fifteen seconds, in which others come in.
TEST_F(Gate, WhoNeverSaysHelloHasToGoAndWhoWaitsForAnAnswerStays) {
    const auto patient = knock(hello);  // the contest does not answer
    const auto silent = connect();
    const auto asks_for_the_time = connect();
    heard_until_clock(*asks_for_the_time);
    EXPECT_EQ(next(*silent), "4400");
    EXPECT_EQ(next(*asks_for_the_time), "4400");
    EXPECT_TRUE(heard_until_clock(*patient).empty());
    EXPECT_EQ(asked.knocks.size(), 1U);
}

TEST_F(Gate, WhoIsTurnedAwayHearsWhy) {
    const auto client = knock(hello);
    gateway.turn_away(last_knock(), "bad_token", protocol::CloseCode::not_allowed);
    EXPECT_EQ(
        Json::parse(next(*client)),
        (Json{{"t", "refused"}, {"for", "hello"}, {"reason", "bad_token"}})
    );
    EXPECT_EQ(next(*client), "4401");
    say(*client, hello);
    until([&] { return client->ended(); });
    EXPECT_EQ(asked.knocks.size(), 1U) << "what it still says is not heard";
}

TEST_F(Gate, TooManyMessagesEndTheConnection) {
    const auto client = connect();
    for (int i = 0; i < 60; ++i) say(*client, {{"t", "clock"}, {"c", i}});
    std::string last;
    int replies = -1;
    while (last != "4429" && replies < 60) {
        last = next(*client);
        ++replies;
    }
    EXPECT_EQ(last, "4429");
    EXPECT_GE(replies, 40);
    EXPECT_LT(replies, 60);
    EXPECT_EQ(gateway.stats().too_many, 1U);
}

TEST_F(Gate, TheDismissedAreGone) {
    const auto an = seat(0);
    const auto binh = seat(1);
    publish(bus::DismissContestant{ContestantId{0}, protocol::CloseCode::removed});
    publish(bus::DismissContestant{ContestantId{9}, protocol::CloseCode::removed});
    publish(bus::Dismiss{last_knock(), protocol::CloseCode::cannot_store});
    EXPECT_EQ(next(*an), "4410");
    EXPECT_EQ(next(*binh), "4500");
    tell_everybody("view");
    EXPECT_EQ(asked.of<bus::Left>().size(), 2U);
}

TEST_F(Gate, ARoundTripReachesTheContest) {
    const auto client = seat(4);
    gateway.on_pong(last_knock().socket, std::chrono::milliseconds(120));
    until([&] { return !asked.of<bus::RoundTrips>().empty(); });
    const auto trips = asked.of<bus::RoundTrips>().front().measured;
    ASSERT_EQ(trips.size(), 1U);
    EXPECT_EQ(trips[0], (std::pair{ContestantId{4}, Millis{120}}));
}

}  // namespace
}  // namespace hoithi::gateway
