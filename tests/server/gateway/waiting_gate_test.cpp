#include <algorithm>

#include <gmock/gmock.h>

#include "tests/server/gateway/gateway_world.hpp"

namespace hoithi::gateway {
namespace {

using testing::ElementsAre;
using Json = nlohmann::json;

/// A gateway that lets in two a second, so that a test has time to look at those who wait.
class WaitingGate : public GatewayWorld {
protected:
    WaitingGate() : GatewayWorld(2) {}

    static Json hello(const std::string& code) {
        return {{"t", "hello"}, {"as", "contestant"}, {"code", code}};
    }
    static Json coming_back(std::uint32_t contestant) {
        return {
            {"t", "hello"},
            {"as", "contestant"},
            {"contest", "k3v9q2m7xa"},
            {"contestant", contestant},
            {"token", std::string(32, 'f')}};
    }
    static Json host() {
        return {
            {"t", "hello"},
            {"as", "host"},
            {"contest", "k3v9q2m7xa"},
            {"secret", std::string(32, 'f')}};
    }
    using Client = std::unique_ptr<net::RawClient>;

    /// Somebody who has said hello by the time this returns.
    Client come(const Json& hello) {
        const std::uint64_t before = gateway.stats().messages;
        auto client = connect();
        say(*client, hello);
        until([&] { return gateway.stats().messages > before; });
        return client;
    }
    /// So many newcomers, one after the other, with the codes 100000, 100001 …
    std::vector<Client> crowd(int count) {
        std::vector<Client> clients;
        for (int i = 0; i < count; ++i) clients.push_back(come(hello(std::to_string(100'000 + i))));
        return clients;
    }
    std::vector<std::string> knocked() const {
        std::vector<std::string> codes;
        for (const bus::Knock& knock : asked.knocks) codes.push_back(knock.hello.code);
        return codes;
    }
};

TEST_F(WaitingGate, ThoseWhoWaitComeInTheirOrder) {
    const auto clients = crowd(5);
    EXPECT_GT(gateway.stats().waiting, 0U);
    until([&] { return asked.knocks.size() == 5; });
    EXPECT_THAT(knocked(), ElementsAre("100000", "100001", "100002", "100003", "100004"));
    EXPECT_EQ(gateway.stats().waiting, 0U);
    EXPECT_EQ(gateway.stats().admitted, 5U);
}

TEST_F(WaitingGate, WhoWaitsLongSeesThePlaceFall) {
    const auto clients = crowd(8);
    const Json told = Json::parse(next(*clients.back()));
    EXPECT_EQ(told["t"], "waiting");
    const int first = told["place"];
    EXPECT_GT(first, 2);
    EXPECT_EQ(told["seconds"], (first + 1) / 2);
    Json later = told;
    while (later["place"] == first) later = Json::parse(next(*clients.back()));
    EXPECT_LT(later["place"], first);
}

TEST_F(WaitingGate, HostsAndStagesPassTheLine) {
    const auto clients = crowd(8);
    Json stage = hello("999999");
    stage["as"] = "stage";
    const auto staged = come(stage);
    EXPECT_EQ(asked.knocks.back().hello.as, bus::Role::stage);
    const auto hosting = come(host());
    EXPECT_EQ(asked.knocks.back().hello.as, bus::Role::host);
    EXPECT_GT(gateway.stats().waiting, 0U);
    EXPECT_EQ(gateway.stats().admitted + gateway.stats().waiting, 8U) << "they do not count";
}

TEST_F(WaitingGate, WhoComesBackStandsBeforeTheNew) {
    const auto clients = crowd(6);
    const auto back = come(coming_back(7));
    until([&] { return asked.knocks.size() == 7; });
    EXPECT_FALSE(asked.knocks.back().hello.resumes);
    const auto resumed = std::ranges::count_if(asked.knocks, [](const bus::Knock& knock) {
        return knock.hello.resumes && knock.hello.contestant == 7;
    });
    EXPECT_EQ(resumed, 1);
}

TEST_F(WaitingGate, WhoLeavesIsNotLetIn) {
    auto clients = crowd(6);
    const std::uint64_t sockets = port.stats().sockets_open;
    clients[4].reset();
    until([&] { return port.stats().sockets_open < sockets; });
    until([&] { return gateway.stats().waiting == 0; });
    EXPECT_THAT(knocked(), ElementsAre("100000", "100001", "100002", "100003", "100005"));
}

TEST_F(WaitingGate, WhoWaitsIsNotHeardButMayAskTheTime) {
    const auto clients = crowd(5);
    say(*clients[3], {{"t", "clock"}, {"c", 1}});
    while (next(*clients[3]).find("clock") == std::string::npos) {
    }
    say(*clients[3], {{"t", "join"}, {"id", std::string(32, 'a')}, {"name", "An"}});
    say(*clients[4], hello("100004"));
    for (const int who : {3, 4}) {
        std::string last = next(*clients[who]);
        while (last.find("waiting") != std::string::npos) last = next(*clients[who]);
        EXPECT_EQ(last, "4400");
    }
    EXPECT_TRUE(asked.requests.empty());
}

}  // namespace
}  // namespace hoithi::gateway
