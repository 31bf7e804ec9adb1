#include <fstream>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class Http : public testing::Test {
protected:
    HttpReply get(const std::string& path) const { return http(venue.server->port(), path); }

    Venue venue{2};
};

TEST_F(Http, HealthIsOk) {
    const HttpReply reply = get("/healthz");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(Json::parse(reply.body), (Json{{"status", "ok"}, {"redis", "off"}}));
}

TEST_F(Http, MetricsCountWhatHappens) {
    const Player an = venue.join("Nguyễn Thị Hoà");
    // What another loop counts is told with the next second.
    const auto late = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    std::string text = get("/metrics").body;
    while (text.find("\nhoithi_sockets 1\n") == std::string::npos) {
        ASSERT_LT(std::chrono::steady_clock::now(), late) << text;
        text = get("/metrics").body;
    }
    EXPECT_THAT(text, HasSubstr("\nhoithi_contestants 1\n"));
    EXPECT_THAT(text, HasSubstr("\nhoithi_contests 1\n"));
    EXPECT_THAT(text, HasSubstr("\nhoithi_journal_failed 0\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_journal_commit_seconds_count"));
    EXPECT_THAT(text, Not(HasSubstr("Nguyễn")));
    EXPECT_THAT(text, Not(HasSubstr("127.0.0.1")));
    EXPECT_THAT(text, Not(HasSubstr(venue.server->announced().secret)));
}

// However the path is written, and from whatever loop: the metrics ask who is there.
TEST_F(Http, MetricsAreForThisMachine) {
    EXPECT_EQ(get("/metrics").status, 200);
    for (const char* path :
         {"/metrics", "//metrics", "/%6detrics", "/x/../metrics", "/./metrics"}) {
        for (int connection = 0; connection < 4; ++connection) {
            const auto ask = [&](const std::string& host, const std::string& more) {
                return http(venue.server->port(), path, "GET", host, more).status;
            };
            EXPECT_EQ(ask("test", ""), 403) << path;
            EXPECT_EQ(ask("localhost", "X-Forwarded-For: 127.0.0.1\r\n"), 403) << path;
        }
    }
}

TEST_F(Http, EverythingCanBeReadAndNothingWritten) {
    for (const char* path :
         {"/", "/healthz", "/metrics", "/api/units/places", "/api/contests/x/board", "/media/x"}) {
        for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
            const HttpReply reply = http(venue.server->port(), path, method);
            EXPECT_EQ(reply.status, 405) << method << " " << path;
            EXPECT_EQ(reply.headers.at("allow"), "GET, HEAD, OPTIONS") << method << " " << path;
        }
        const HttpReply options = http(venue.server->port(), path, "OPTIONS");
        EXPECT_EQ(options.status, 204) << path;
        EXPECT_EQ(options.headers.at("allow"), "GET, HEAD, OPTIONS") << path;
        const HttpReply head = http(venue.server->port(), path, "HEAD");
        const HttpReply whole = get(path);
        EXPECT_EQ(head.status, whole.status) << path;
        EXPECT_EQ(head.body, "") << path;
        EXPECT_EQ(head.headers.contains("content-length"), true) << path;
    }
    EXPECT_EQ(http(venue.server->port(), "*", "OPTIONS").status, 204);
}

TEST_F(Http, AnswersToTheNamesItHas) {
    const auto status = [&](const std::string& host) {
        return http(venue.server->port(), "/healthz", "GET", host).status;
    };
    EXPECT_EQ(status("test"), 200) << "of --public-url";
    EXPECT_EQ(status("10.1.2.3:8080"), 200);
    EXPECT_EQ(status("evil.example"), 421);
    EXPECT_EQ(status("evil.example"), 421);
    EXPECT_EQ(status("khac.example"), 421);
    WsClient::Handshake rebound;
    rebound.origin = "http://evil.example";
    EXPECT_EQ(WsClient(venue.server->port(), rebound).status(), 403);
    rebound.origin = "http://test";
    EXPECT_EQ(WsClient(venue.server->port(), rebound).status(), 101) << "of --public-url";
    const std::string log = venue.server->log();
    const auto first = log.find("host_refused");
    ASSERT_NE(first, std::string::npos);
    EXPECT_THAT(log, HasSubstr("--allow-host evil.example"));
    EXPECT_EQ(log.find("--allow-host evil.example"), log.rfind("--allow-host evil.example"));
    EXPECT_THAT(log, HasSubstr("--public-url http://evil.example"));
}

TEST(HttpOptions, OpenWhatIsShut) {
    store::TemporaryFolder folder;
    const auto token = folder.path() / "token";
    std::ofstream(token) << "0123456789abcdef\n";
    const Venue venue(1, 0, {}, {{"--allow-host", "may-chu.lan", "--metrics-token-file", token}});
    const std::uint16_t port = venue.server->port();
    EXPECT_EQ(http(port, "/healthz", "GET", "may-chu.lan:8080").status, 200);
    EXPECT_EQ(http(port, "/metrics").status, 401);
    const std::string right = "Authorization: Bearer 0123456789abcdef\r\n";
    EXPECT_EQ(http(port, "/metrics", "GET", "may-chu.lan", right).status, 200);
}

TEST_F(Http, UnitsAreAList) {
    const HttpReply reply = get("/api/units/places");
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.headers.at("content-type"), HasSubstr("application/json"));
    EXPECT_EQ(
        Json::parse(reply.body)["units"],
        (Json::array(
            {{{"code", "2025:15"},
              {"name", "Lào Cai"},
              {"kind", "tỉnh"},
              {"was", {"Lào Cai", "Yên Bái"}}}}
        ))
    );
    EXPECT_EQ(get("/api/units/nowhere").status, 404);
    EXPECT_EQ(get("/api/units/").status, 404);
}

TEST_F(Http, PagesAndNothingBesidesThem) {
    EXPECT_THAT(get("/").body, HasSubstr("Hội Thi"));
    for (const char* path :
         {"/none",
          "/media/none.png",
          "/../data/secret.key",
          "/%2e%2e/secret.key",
          "/media/../data/hoithi.sqlite3",
          "/data/secret.key"}) {
        const int status = get(path).status;
        EXPECT_TRUE(status == 404 || status == 400) << path << ": " << status;
    }
}

// As some messengers write the link.
TEST_F(Http, ALinkWhoseHashWasWrittenAsANumberLeadsToItsPage) {
    const HttpReply reply = get("/index.html%23k3v9.0f1e%20x:y");
    EXPECT_EQ(reply.status, 302);
    EXPECT_EQ(reply.headers.at("location"), "/index.html#k3v9.0f1e");
    EXPECT_EQ(reply.headers.at("cache-control"), "no-store");
    EXPECT_EQ(get("/none%23k3v9.0f1e").status, 404);
    EXPECT_EQ(get("//evil.example%23x").status, 404);
}

TEST_F(Http, EveryResponseIsLockedDown) {
    for (const char* path : {"/", "/healthz", "/metrics", "/api/units/places", "/none"}) {
        const HttpReply reply = get(path);
        ASSERT_TRUE(reply.headers.contains("content-security-policy")) << path;
        EXPECT_THAT(reply.headers.at("content-security-policy"), HasSubstr("default-src 'self'"));
        EXPECT_THAT(
            reply.headers.at("content-security-policy"), HasSubstr("frame-ancestors 'none'")
        );
        EXPECT_THAT(
            reply.headers.at("content-security-policy"), Not(HasSubstr("unsafe-inline'; script"))
        );
        EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(reply.headers.at("referrer-policy"), "no-referrer") << path;
    }
}

TEST_F(Http, TheSecretKeyIsNobodyElsesToRead) {
    namespace fs = std::filesystem;
    for (const fs::path& path :
         {venue.files.data(),
          venue.files.data() / "secret.key",
          venue.files.data() / "hoithi.sqlite3"}) {
        const auto mode = fs::status(path).permissions();
        EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none) << path;
    }
}

}  // namespace
}  // namespace hoithi::test
