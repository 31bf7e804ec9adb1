#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/document.hpp"

namespace hoithi::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::vector<std::string> block(const std::string& language) {
    std::ifstream in(HOITHI_SOURCE "/docs/operating.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    return block_of(page, language);
}

/// The words of a line of nginx's configuration, without its semicolon.
std::vector<std::string> words_of(std::string line) {
    std::replace(line.begin(), line.end(), ';', ' ');
    std::istringstream in(line);
    return {std::istream_iterator<std::string>(in), {}};
}

/// What the configuration in docs/operating.md makes of a browser's headers, as nginx does it: the
/// ones it sets, and of the others neither Upgrade nor Connection; Host is the upstream's unless
/// set.
class Nginx {
public:
    Nginx() {
        for (const std::string& line : block("nginx")) {
            const auto words = words_of(line);
            if (words.size() == 3 && words[0] == "proxy_set_header") set_[words[1]] = words[2];
            if (words.size() == 2) settings_[words[0]] = words[1];
        }
    }
    std::string setting(const std::string& name) const {
        const auto found = settings_.find(name);
        return found == settings_.end() ? "" : found->second;
    }
    WsClient::Handshake handed_on(const std::string& origin, const std::string& host) const {
        const std::map<std::string, std::string> variables{
            {"$host", host.substr(0, host.find(':'))},
            {"$http_host", host},
            {"$http_upgrade", "websocket"},
            {"$connection_upgrade", "upgrade"},
            {"$proxy_add_x_forwarded_for", "203.0.113.9"}};
        WsClient::Handshake handshake{.origin = origin, .host = "127.0.0.1:8080", .more = {}};
        for (const auto& [name, value] : set_) {
            const auto known = variables.find(value);
            const std::string& content = known == variables.end() ? value : known->second;
            if (name == "Host") {
                handshake.host = content;
            } else {
                handshake.more += name + ": " + content + "\r\n";
            }
        }
        return handshake;
    }

private:
    std::map<std::string, std::string> set_;
    std::map<std::string, std::string> settings_;
};

/// A server that contestants find at http://test, behind a proxy on the same machine.
class Proxied : public testing::Test {
protected:
    int status(const WsClient::Handshake& handshake) const {
        return WsClient(venue.server->port(), handshake).status();
    }

    Venue venue{1, 0, {}, {{"--trust-proxy", "127.0.0.1"}}};
    Nginx nginx;
};

TEST_F(Proxied, NginxAsDocumentedLetsPagesConnect) {
    EXPECT_EQ(nginx.setting("proxy_http_version"), "1.1");
    EXPECT_THAT(nginx.setting("proxy_pass"), HasSubstr("http://127.0.0.1:8080"));
    EXPECT_EQ(status(nginx.handed_on("http://test", "test")), 101);
    EXPECT_EQ(status(nginx.handed_on("http://test", "test:8443")), 101);
    EXPECT_EQ(status(nginx.handed_on("http://evil.example", "test")), 403);
}

TEST_F(Proxied, CaddyAsDocumentedHandsOnToTheServer) {
    EXPECT_THAT(block("caddy"), Contains(HasSubstr("reverse_proxy 127.0.0.1:8080")));
    const std::string more =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nX-Forwarded-For: 203.0.113.9\r\n"
        "X-Forwarded-Host: test\r\nX-Forwarded-Proto: https\r\n";
    EXPECT_EQ(status({.origin = "http://test", .host = "test", .more = more}), 101);
}

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
