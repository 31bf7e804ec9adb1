#include <gmock/gmock.h>

#include "server/switchboard/posted_publications.hpp"
#include "server/switchboard/posted_requests.hpp"
#include "server/switchboard/switchboard.hpp"
#include "tests/server/switchboard/recorder.hpp"

namespace hoithi::switchboard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr bus::ContestSlot slot{0};
constexpr bus::ConnectionId far_away{net::ConnectionId{1}, bus::GatewayIndex{1}};

/// Runs what there is to run; how many handlers that were.
std::size_t turn(boost::asio::io_context& loop) {
    loop.restart();
    return loop.poll();
}

/// A gateway on a loop of its own, turned by hand.
class Posting : public testing::Test {
protected:
    void say(const char* text) {
        const bus::Publication publication = bus::ToConnection{far_away, net::Frame(text)};
        publications.publish(slot, {&publication, 1});
    }

    boost::asio::io_context contests_loop{1};
    boost::asio::io_context gateway_loop{1};
    Recorder gateway;
    PostedPublications publications{contests_loop, gateway_loop, gateway};
};

TEST_F(Posting, WhatIsSaidInOneTurnGoesInOnePost) {
    boost::asio::post(contests_loop, [this] { say("a"); });
    boost::asio::post(contests_loop, [this] {
        publications.turn_away(far_away, "bad_token", protocol::CloseCode::not_allowed);
        say("b");
    });
    turn(contests_loop);
    EXPECT_THAT(gateway.told, IsEmpty()) << "only its own loop calls a gateway";
    EXPECT_EQ(turn(gateway_loop), 1U);
    EXPECT_THAT(gateway.told, ElementsAre("one a", "turn away bad_token", "one b"));
    EXPECT_EQ(turn(contests_loop), 0U);
}

TEST_F(Posting, WhatIsSaidDuringThePostComesBehindIt) {
    say("a");
    turn(contests_loop);
    say("b");
    turn(contests_loop);
    say("c");
    EXPECT_EQ(turn(gateway_loop), 2U);
    EXPECT_THAT(gateway.told, ElementsAre("one a", "one b"));
    turn(contests_loop);
    turn(gateway_loop);
    EXPECT_THAT(gateway.told, ElementsAre("one a", "one b", "one c"));
}

TEST_F(Posting, FramesAreSharedNotCopied) {
    /// Keeps where the bytes are.
    class Pointing final : public bus::Publications {
    public:
        void publish(bus::ContestSlot, std::span<const bus::Publication> publications) override {
            bytes = std::get<bus::ToAudience>(publications[0]).frame.bytes().data();
        }
        void turn_away(bus::ConnectionId, std::string_view, protocol::CloseCode) override {}
        const char* bytes = nullptr;
    };
    Pointing pointing;
    PostedPublications there{contests_loop, gateway_loop, pointing};
    const net::Frame frame("view");
    const bus::Publication publication = bus::ToAudience{bus::RoleSet::everybody(), frame};
    there.publish(slot, {&publication, 1});
    turn(contests_loop);
    turn(gateway_loop);
    EXPECT_EQ(pointing.bytes, frame.bytes().data());
}

TEST_F(Posting, TheNearGatewayIsCalledAtOnce) {
    Recorder near;
    Switchboard switchboard{{&near, &publications}};
    const std::vector<bus::Publication> said{
        bus::ToConnection{{net::ConnectionId{1}, bus::GatewayIndex{0}}, net::Frame("near")},
        bus::ToConnection{far_away, net::Frame("far")},
    };
    switchboard.publish(slot, said);
    EXPECT_THAT(near.told, ElementsAre("one near"));
    turn(contests_loop);
    turn(gateway_loop);
    EXPECT_THAT(gateway.told, ElementsAre("one far"));
}

TEST_F(Posting, RequestsKeepTheirOrder) {
    class Asked final : public bus::Requests {
    public:
        void knock(bus::Knock knock) override { heard.push_back("knock " + knock.hello.code); }
        void request(bus::ContestSlot contest, bus::Request request) override {
            heard.push_back(
                std::to_string(bus::index(contest)) + " again " +
                std::to_string(std::get<bus::Again>(request).number)
            );
        }
        std::vector<std::string> heard;
    };
    Asked contests;
    PostedRequests requests{gateway_loop, contests_loop, contests};
    protocol::Hello hello;
    hello.code = "123456";
    boost::asio::post(gateway_loop, [&] { requests.knock({far_away, hello}); });
    boost::asio::post(gateway_loop, [&] {
        requests.request(bus::ContestSlot{2}, bus::Again{far_away, 1});
        requests.request(bus::ContestSlot{1}, bus::Again{far_away, 2});
    });
    turn(gateway_loop);
    EXPECT_THAT(contests.heard, IsEmpty());
    EXPECT_EQ(turn(contests_loop), 1U);
    EXPECT_THAT(contests.heard, ElementsAre("knock 123456", "2 again 1", "1 again 2"));
}

}  // namespace
}  // namespace hoithi::switchboard
