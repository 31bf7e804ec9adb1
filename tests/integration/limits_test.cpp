#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

class Limits : public testing::Test {
protected:
    /// How a connection ends that says this.
    int close_code_after(std::string_view text, std::uint8_t opcode = 1) {
        const auto client = venue.connect();
        client->send_frame(opcode, text);
        return client->await_close();
    }
    int handshake(const WsClient::Handshake& asked) {
        return WsClient(venue.server->port(), asked).status();
    }

    Venue venue{2};
};

TEST_F(Limits, OnlyItsOwnPagesMayConnect) {
    EXPECT_EQ(handshake({.origin = "https://evil.example"}), 403);
    EXPECT_EQ(handshake({.origin = "null"}), 403);
    const std::string own = "http://127.0.0.1:" + std::to_string(venue.server->port());
    EXPECT_EQ(handshake({.origin = own}), 101);
    EXPECT_EQ(handshake({}), 101) << "no browser";
}

TEST_F(Limits, OnlyThePathAndTheSubprotocol) {
    EXPECT_NE(handshake({.path = "/"}), 101);
    EXPECT_NE(handshake({.path = "/ws/"}), 101);
    EXPECT_NE(handshake({.protocol = ""}), 101);
    EXPECT_NE(handshake({.protocol = "hoithi.v2"}), 101);
}

TEST_F(Limits, WhatIsNotUnderstoodEndsTheConnection) {
    for (const char* text :
         {"",
          "hello",
          "{}",
          "[]",
          R"({"t":"sing"})",
          R"({"t":"hello"})",
          R"({"t":"join"})",
          R"({"t":"answer","id":"00","q":1,"options":[0]})"}) {
        EXPECT_EQ(close_code_after(text), 4400) << text;
    }
    EXPECT_EQ(close_code_after("{}", 2), 1003) << "binary";
    EXPECT_EQ(close_code_after("{\"t\":\"\xC3\x28\"}"), 1007) << "not UTF-8";
}

TEST_F(Limits, AMessageHasFourKibibytes) {
    const std::string padding(4096, ' ');
    const std::string clock = R"({"t":"clock","c":1})";
    const auto client = venue.connect();
    client->send_text(clock + padding.substr(0, 4096 - clock.size()));
    client->await("clock");
    client->send_text(clock + padding);
    EXPECT_EQ(client->await_close(), 1009);
}

TEST_F(Limits, AHostHasSixtyFour) {
    const auto host = venue.host();
    const std::string clock = R"({"t":"clock","c":1})";
    host->send_text(clock + std::string(60'000, ' '));
    host->await("clock");
    host->send_text(clock + std::string(70'000, ' '));
    EXPECT_EQ(host->await_close(), 1009);
}

TEST_F(Limits, FloodingEndsTheConnection) {
    const Player an = venue.join("An");
    for (int i = 0; i < 100; ++i) an.client->send({{"t", "clock"}, {"c", i}});
    EXPECT_EQ(an.client->await_close(), 4429);
    EXPECT_EQ(venue.join("Bình").number(), 1U) << "the others are not concerned";
}

TEST_F(Limits, WrongCodesTokensAndSecrets) {
    Player an = venue.join("An");
    Json wrong = venue.hello_of(an);
    wrong["token"] = std::string(32, '0');
    const Json nowhere{{"t", "hello"}, {"as", "contestant"}, {"code", "000000"}};
    const Json bad_host{
        {"t", "hello"},
        {"as", "host"},
        {"contest", venue.server->announced().contest},
        {"secret", an.welcome["token"]}};
    const auto expect_refused = [&](const Json& hello, const char* reason, int code) {
        const auto client = venue.connect();
        client->send(hello);
        EXPECT_EQ(client->await("refused")["reason"], reason);
        EXPECT_EQ(client->await_close(), code);
    };
    expect_refused(wrong, "bad_token", 4401);
    expect_refused(nowhere, "no_such_contest", 4404);
    expect_refused(bad_host, "bad_secret", 4401);
}

TEST_F(Limits, ManyWhoNeverSpeakDoNotKeepOthersOut) {
    std::vector<std::unique_ptr<WsClient>> silent;
    for (int i = 0; i < 200; ++i) silent.push_back(venue.connect());
    EXPECT_EQ(venue.join("An").number(), 0U);
}

}  // namespace
}  // namespace hoithi::test
