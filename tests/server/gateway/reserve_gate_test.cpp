#include <gmock/gmock.h>

#include "tests/server/gateway/gateway_world.hpp"

// The last places are for who proves to be a host or a stage.

namespace hoithi::gateway {
namespace {

using testing::SizeIs;
using Json = nlohmann::json;

net::PortConfig small_house() {
    net::PortConfig config;
    config.connections_max = 8;  // the last 2 are the reserve; one may be there without proof
    return config;
}

class LastPlaces : public GatewayWorld {
protected:
    LastPlaces() : GatewayWorld(0, small_house()) {
        while (inside.size() < 6) inside.push_back(connect());
    }
    static Json hello(const std::string& as, const std::string& secret = {}) {
        return {{"t", "hello"}, {"as", as}, {"contest", "k3v9q2m7xa"}, {"secret", secret}};
    }

    std::vector<std::unique_ptr<net::RawClient>> inside;
};

TEST_F(LastPlaces, AHostWithASecretStays) {
    const auto host = knock(hello("host", "s"));
    admit(last_knock(), bus::Role::host);
    tell_everybody("view");
    EXPECT_EQ(next(*host), "view");
    const auto other = connect();
    tell_everybody("view");
    EXPECT_EQ(next(*host), "view") << "nobody takes its place";
}

TEST_F(LastPlaces, WhoOnlySaysSoDoesNot) {
    for (const auto* as : {"stage", "host"}) {
        const auto client = knock(hello(as));
        admit(last_knock(), *as == 's' ? bus::Role::stage : bus::Role::host);
        EXPECT_EQ(next(*client), "4503");
        until([&] { return client->ended(); });
    }
    EXPECT_THAT(asked.of<bus::Left>(), SizeIs(2)) << "the contest hears of it";
    EXPECT_EQ(gateway.stats().no_place, 2U);
}

TEST_F(LastPlaces, ContestantsAndSpectatorsAreNotHeard) {
    for (const auto* as : {"contestant", "spectator"}) {
        const auto client = connect();
        say(*client, hello(as, "s"));
        EXPECT_EQ(next(*client), "4503");
    }
    EXPECT_THAT(asked.knocks, SizeIs(0));
}

TEST_F(LastPlaces, AWrongSecretIsToldAtOnce) {
    const auto client = knock(hello("host", "wrong"));
    gateway.turn_away(last_knock(), "bad_secret", protocol::CloseCode::not_allowed);
    EXPECT_EQ(gateway.stats().refusals_held, 0U);
}

TEST_F(LastPlaces, WhoSaysNothingMakesRoomForTheNext) {
    std::vector<std::unique_ptr<net::RawClient>> silent;
    for (int i = 0; i < 20; ++i) silent.push_back(connect());
    EXPECT_GE(port.stats().evicted, 19U);
    const auto host = knock(hello("host", "s"));
    admit(last_knock(), bus::Role::host);
    tell_everybody("view");
    EXPECT_EQ(next(*host), "view");
}

TEST_F(LastPlaces, WhoProvesNothingHasToGo) {
    const auto slow = knock(hello("host", "s"));  // the contest does not answer
    EXPECT_EQ(next(*slow), "4503");
}

}  // namespace
}  // namespace hoithi::gateway
