#include "server/switchboard/switchboard.hpp"

#include <gmock/gmock.h>

#include "tests/server/switchboard/recorder.hpp"

namespace hoithi::switchboard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr ContestantId an{0};
constexpr ContestantId binh{1};
constexpr auto everybody = bus::RoleSet::everybody();

/// Two gateways, who write down what reaches them.
class TwoGateways : public testing::Test {
protected:
    void publish(bus::Publication publication, bus::ContestSlot contest = bus::ContestSlot{0}) {
        switchboard.publish(contest, {&publication, 1});
    }
    void admit(bus::ConnectionId connection, std::optional<ContestantId> who) {
        publish(bus::Admit{connection, bus::Role::contestant, who});
    }
    void tell(ContestantId who, const char* text) {
        publish(bus::ToContestant{who, net::Frame(text)});
    }
    void tell_all(const char* text) { publish(bus::ToAudience{everybody, net::Frame(text)}); }

    static bus::ConnectionId on(std::uint16_t gateway, std::uint64_t socket) {
        return {net::ConnectionId{socket}, bus::GatewayIndex{gateway}};
    }

    Recorder first;
    Recorder second;
    Switchboard switchboard{{&first, &second}};
};

TEST_F(TwoGateways, WhatIsForOneConnectionGoesToItsGateway) {
    publish(bus::ToConnection{on(0, 1), net::Frame("a")});
    publish(bus::ToConnection{on(1, 1), net::Frame("b")});
    publish(bus::JoinRefused{on(1, 1), net::Frame("c")});
    publish(bus::Dismiss{on(1, 1), protocol::CloseCode::removed});
    switchboard.turn_away(on(1, 2), "bad_token", protocol::CloseCode::not_allowed);
    EXPECT_THAT(first.told, ElementsAre("one a"));
    EXPECT_THAT(second.told, ElementsAre("one b", "no seat c", "dismiss", "turn away bad_token"));
}

TEST_F(TwoGateways, AContestantHearsWhereTheyAre) {
    admit(on(0, 1), an);
    admit(on(1, 1), binh);
    tell(an, "an");
    tell(binh, "binh");
    tell(ContestantId{7}, "who has never come");
    EXPECT_THAT(first.told, ElementsAre("admit 1", "contestant an"));
    EXPECT_THAT(second.told, ElementsAre("admit 1", "contestant binh"));
}

TEST_F(TwoGateways, TheAudienceIsWhereSomebodyWasLetIn) {
    tell_all("nobody");
    admit(on(1, 1), std::nullopt);
    tell_all("one");
    EXPECT_THAT(first.told, IsEmpty());
    EXPECT_THAT(second.told, ElementsAre("admit 1", "all one"));
    publish(bus::ToAudience{everybody, net::Frame("another contest")}, bus::ContestSlot{1});
    EXPECT_EQ(second.told.size(), 2U);
    admit(on(0, 5), an);
    tell_all("both");
    EXPECT_THAT(first.told, ElementsAre("admit 5", "all both"));
    EXPECT_THAT(second.told, ElementsAre("admit 1", "all one", "all both"));
}

TEST_F(TwoGateways, WhoComesBackElsewhereIsClosedWhereTheyWere) {
    admit(on(0, 1), an);
    admit(on(1, 2), an);
    tell(an, "there");
    EXPECT_THAT(first.told, ElementsAre("admit 1", "dismiss contestant 4409"));
    EXPECT_THAT(second.told, ElementsAre("admit 2", "contestant there"));
}

TEST_F(TwoGateways, WhoComesBackToTheSameGatewayIsItsOwnAffair) {
    admit(on(0, 1), an);
    admit(on(0, 2), an);
    EXPECT_THAT(first.told, ElementsAre("admit 1", "admit 2"));
    EXPECT_THAT(second.told, IsEmpty());
}

TEST_F(TwoGateways, ThereAndBackAgainInOneBreath) {
    const std::vector<bus::Publication> said{
        bus::Admit{on(0, 1), bus::Role::contestant, an},
        bus::ToContestant{an, net::Frame("1")},
        bus::Admit{on(1, 2), bus::Role::contestant, an},
        bus::ToContestant{an, net::Frame("2")},
        bus::Admit{on(0, 3), bus::Role::contestant, an},
        bus::ToContestant{an, net::Frame("3")},
    };
    switchboard.publish(bus::ContestSlot{0}, said);
    EXPECT_THAT(
        first.told,
        ElementsAre("admit 1", "contestant 1", "dismiss contestant 4409", "admit 3", "contestant 3")
    );
    EXPECT_THAT(second.told, ElementsAre("admit 2", "contestant 2", "dismiss contestant 4409"));
}

TEST_F(TwoGateways, WhoIsRemovedWhileMovingIsRemovedWhereTheyGo) {
    admit(on(0, 1), an);
    admit(on(1, 2), an);
    tell(an, "removed");
    publish(bus::DismissContestant{an, protocol::CloseCode::removed});
    EXPECT_THAT(first.told, ElementsAre("admit 1", "dismiss contestant 4409"));
    EXPECT_THAT(
        second.told, ElementsAre("admit 2", "contestant removed", "dismiss contestant 4410")
    );
}

TEST_F(TwoGateways, ContestsHaveSeatsOfTheirOwn) {
    admit(on(0, 1), an);
    publish(bus::Admit{on(1, 2), bus::Role::contestant, an}, bus::ContestSlot{1});
    tell(an, "here");
    EXPECT_THAT(first.told, ElementsAre("admit 1", "contestant here"));
    EXPECT_THAT(second.told, ElementsAre("admit 2"));
}

}  // namespace
}  // namespace hoithi::switchboard
