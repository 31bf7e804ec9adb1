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
