#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

// What a server takes from a proxy. The proxies themselves, as docs/operating.md sets them up:
// tests/e2e/proxies.test.mjs.

using testing::HasSubstr;

/// A server that contestants find at http://test, behind a proxy on the same machine.
class Proxied : public testing::Test {
protected:
    int status(const WsClient::Handshake& handshake) const {
        return WsClient(venue.server->port(), handshake).status();
    }

    Venue venue{1, 0, {}, {{"--trust-proxy", "127.0.0.1"}}};
};

// As nginx does it by its manual, and with the name of an upstream.
TEST_F(Proxied, ThePublicUrlConnectsWhateverHostTheProxyPassesOn) {
    EXPECT_EQ(status({.origin = "http://test", .host = "127.0.0.1:8080"}), 101);
    EXPECT_EQ(status({.origin = "http://test", .host = "hoithi_backend"}), 101);
}

TEST_F(Proxied, ARefusedOriginIsLoggedOnceWithBothValuesAndTheRemedy) {
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(status({.origin = "https://thi.example.vn", .host = "hoithi:8080"}), 403);
    }
    const std::string log = venue.server->log();
    const auto at = log.find("origin_refused");
    ASSERT_NE(at, std::string::npos) << log;
    EXPECT_EQ(at, log.rfind("origin_refused"));
    const std::string line = log.substr(at, log.find('\n', at) - at);
    EXPECT_THAT(line, HasSubstr("hoithi:8080"));
    EXPECT_THAT(line, HasSubstr("--public-url https://thi.example.vn"));
}

TEST_F(Proxied, WithoutUpgradeItSaysSo) {
    EXPECT_EQ(status({.origin = "http://test", .more = {}}), 426);
}

}  // namespace
}  // namespace hoithi::test
