#include <gmock/gmock.h>

#include "tests/server/gateway/gateway_world.hpp"

// Wrong tries are answered late, each by itself, and lock nobody out.

namespace hoithi::gateway {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using Json = nlohmann::json;

class Doors : public GatewayWorld {
protected:
    static Json hello(const std::string& code) {
        return {{"t", "hello"}, {"as", "contestant"}, {"code", code}};
    }
    static Json host_hello() {
        return {{"t", "hello"}, {"as", "host"}, {"contest", "k3v9q2m7xa"}, {"secret", "wrong"}};
    }
    void no_such_contest(bus::ConnectionId connection) {
        gateway.turn_away(connection, "no_such_contest", protocol::CloseCode::no_such_contest);
    }
    void bad_secret(bus::ConnectionId connection) {
        gateway.turn_away(connection, "bad_secret", protocol::CloseCode::not_allowed);
    }
    /// As if so many wrong codes had come from here.
    void fail(int tries) {
        const net::AddressPrefix here(boost::asio::ip::make_address("127.0.0.1"));
        const auto now = net::Clock::now();
        for (int i = 0; i < tries; ++i) {
            if (shared.attempts.begin(here, "000000", now) == Attempts::Try::counted) {
                shared.attempts.wrong_code(here, "000000", now);
            }
        }
    }
};

TEST_F(Doors, ARightCodePassesAfterManyWrongOnes) {
    fail(2'998);
    const auto wrong = knock(hello("000000"));
    no_such_contest(last_knock());
    EXPECT_EQ(gateway.stats().refusals_held, 1U) << "this one waits for its answer";
    const auto right = seat(0);
    tell_everybody("view");
    EXPECT_EQ(next(*right), "view") << "and this one does not";
    EXPECT_EQ(gateway.stats().refusals_held, 1U);
}

TEST_F(Doors, ARightSecretPassesAfterManyWrongOnes) {
    for (int i = 0; i < 31; ++i) {
        const auto client = knock(host_hello());
        bad_secret(last_knock());
    }
    const auto host = knock(host_hello());
    admit(last_knock(), bus::Role::host);
    tell_everybody("view");
    EXPECT_EQ(next(*host), "view");
    EXPECT_EQ(gateway.stats().wrong_secrets, 31U);
}

TEST_F(Doors, AWrongCodeIsToldLate) {
    fail(50);
    const auto before = net::Clock::now();
    const auto client = knock(hello("000000"));
    no_such_contest(last_knock());
    EXPECT_THAT(next(*client), HasSubstr("no_such_contest"));
    // The 51st; of the first, a part is forgiven while they are made.
    EXPECT_GE(net::Clock::now() - before, 50 * Attempts::delay_step);
    EXPECT_EQ(next(*client), "4404");
    EXPECT_EQ(gateway.stats().wrong_codes, 1U);
}

TEST_F(Doors, WhoWaitsForARefusalIsNotHeard) {
    fail(100);
    const auto client = knock(hello("000000"));
    no_such_contest(last_knock());
    say(*client, hello("123456"));
    EXPECT_THAT(next(*client), HasSubstr("no_such_contest"));
    EXPECT_THAT(asked.knocks, SizeIs(1));
}

TEST_F(Doors, WhatWasRightIsRefusedAtOnceAndCostsNothing) {
    for (int i = 0; i < 20; ++i) {
        const auto client = knock(hello("123456"));
        gateway.turn_away(
            last_knock(), "spectators_not_admitted", protocol::CloseCode::not_allowed
        );
        EXPECT_EQ(gateway.stats().refusals_held, 0U);
        EXPECT_THAT(next(*client), HasSubstr("spectators_not_admitted"));
    }
    EXPECT_EQ(gateway.stats().wrong_codes + gateway.stats().wrong_secrets, 0U);
}

TEST_F(Doors, BeyondTheAllowanceOnlyCodesKnownHereAreJudged) {
    const auto an = seat(0);
    fail(20'000);
    const auto guess = connect();
    say(*guess, hello("000000"));
    until([&] { return gateway.stats().codes_unjudged == 1; });
    EXPECT_THAT(asked.knocks, SizeIs(1)) << "nobody judges it";
    const auto binh = seat(1);
    tell_everybody("view");
    EXPECT_EQ(next(*binh), "view") << "the code is one that a neighbour is in by";
    EXPECT_THAT(next(*guess), HasSubstr("too_many_attempts"));
    EXPECT_EQ(next(*guess), "4429");
}

TEST_F(Doors, SecretsAndTokensAreJudgedWhateverTheAddressDid) {
    fail(20'000);
    const auto host = knock(host_hello());
    Json back = host_hello();
    back["as"] = "contestant";
    back["contestant"] = 5;
    back["token"] = std::string(32, 'f');
    const auto contestant = knock(back);
    Json screen = host_hello();
    screen["as"] = "stage";
    const auto stage = knock(screen);
    EXPECT_THAT(asked.knocks, SizeIs(3));
}

// Neither a token nor a secret beside a code tells whether the code is right, for nothing.
TEST_F(Doors, ACodeIsATryInWhateverRole) {
    fail(20'000);
    for (const auto* as : {"contestant", "spectator", "stage", "host"}) {
        Json message = hello("000000");
        message["as"] = as;
        message["secret"] = std::string(32, 'e');
        message["contestant"] = 5;
        message["token"] = std::string(32, 'f');
        const auto client = connect();
        const auto before = gateway.stats().codes_unjudged;
        say(*client, message);
        until([&] { return gateway.stats().codes_unjudged > before; });
    }
    EXPECT_THAT(asked.knocks, SizeIs(0));
}

TEST_F(Doors, WhoLeavesBeforeHearingItIsForgotten) {
    fail(20);
    auto client = knock(hello("000000"));
    no_such_contest(last_knock());
    client.reset();
    until([&] { return gateway.stats().refusals_held == 0; });
    EXPECT_EQ(port.stats().sockets_open, 0U);
}

}  // namespace
}  // namespace hoithi::gateway
