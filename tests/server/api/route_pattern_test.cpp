#include "server/api/route_pattern.hpp"

#include <memory>
#include <vector>

#include <gtest/gtest.h>

namespace hoithi::api {
namespace {

std::optional<Parameters> match(const char* pattern, std::string_view path) {
    static std::vector<std::unique_ptr<RoutePattern>> kept;  // parameters are views of it
    return kept.emplace_back(std::make_unique<RoutePattern>(pattern))->match(path);
}

TEST(RoutePattern, WithoutNamesIsOnePath) {
    for (const char* path : {"/", "/healthz", "/desk/", "/a/b"}) {
        EXPECT_EQ(match(path, path), Parameters{}) << path;
    }
    for (const char* other : {"/", "*", "", "/healthz/", "/health", "/healthz2", "/x/healthz"}) {
        EXPECT_FALSE(match("/healthz", other)) << other;
    }
    EXPECT_FALSE(match("/desk/", "/desk"));
    EXPECT_FALSE(match("/", "/a"));
}

TEST(RoutePattern, ANameIsOneSegment) {
    const char* pattern = "/banks/{bank}/questions/{question}";
    EXPECT_EQ(
        match(pattern, "/banks/lịch sử/questions/7"),
        (Parameters{{"bank", "lịch sử"}, {"question", "7"}})
    );
    for (const char* other :
         {"/banks//questions/7",
          "/banks/a/questions/",
          "/banks/a/questions",
          "/banks/a/questions/7/",
          "/banks/a/b/questions/7"}) {
        EXPECT_FALSE(match(pattern, other)) << other;
    }
    // What looks like a pattern is a name like any other.
    EXPECT_EQ(match("/{id}", "/{id}"), (Parameters{{"id", "{id}"}}));
}

TEST(RoutePattern, ANameWithDotsIsAllThatFollows) {
    const char* pattern = "/media/{path...}";
    EXPECT_EQ(match(pattern, "/media/a.png"), (Parameters{{"path", "a.png"}}));
    EXPECT_EQ(match(pattern, "/media/a/b/"), (Parameters{{"path", "a/b/"}}));
    EXPECT_EQ(match(pattern, "/media/"), (Parameters{{"path", ""}}));
    EXPECT_FALSE(match(pattern, "/media"));
    EXPECT_FALSE(match(pattern, "/mediaplayer"));
    EXPECT_EQ(match("/{path...}", "/"), (Parameters{{"path", ""}}));
}

}  // namespace
}  // namespace hoithi::api
