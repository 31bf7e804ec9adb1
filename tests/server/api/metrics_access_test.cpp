#include "server/api/metrics_access.hpp"

#include <gtest/gtest.h>

namespace hoithi::api {
namespace {

using net::HttpRequest;

HttpRequest request_of(
    const std::string& peer, std::string_view host, std::vector<HttpRequest::Field> fields = {}
) {
    HttpRequest request;
    request.method = "GET";
    request.target = "/metrics";
    request.peer_address = request.remote_address = peer;
    request.host = host;
    request.fields = std::move(fields);
    return request;
}

int status(const MetricsAccess& access, const HttpRequest& request) {
    const auto refusal = access.objection_to(request);
    return refusal ? refusal->status : 200;
}

TEST(MetricsAccess, IsForThisMachineUnlessThereIsAToken) {
    const MetricsAccess access;
    EXPECT_EQ(status(access, request_of("127.0.0.1", "localhost:8080")), 200);
    EXPECT_EQ(status(access, request_of("127.0.0.1", "127.0.0.1:8080")), 200);
    EXPECT_EQ(status(access, request_of("::1", "[::1]:8080")), 200);
    EXPECT_EQ(status(access, request_of("10.0.0.9", "10.0.0.5:8080")), 403);
    EXPECT_EQ(status(access, request_of("10.0.0.9", "localhost")), 403);
    EXPECT_EQ(status(access, request_of("2001:db8::9", "[::1]")), 403);
}

TEST(MetricsAccess, IsNotForThoseForWhomAProxyOnThisMachineAsks) {
    const MetricsAccess access;
    EXPECT_EQ(status(access, request_of("127.0.0.1", "thi.example.vn")), 403);
    EXPECT_EQ(status(access, request_of("127.0.0.1", "203.0.113.9")), 403);
    for (const char* name :
         {"X-Forwarded-For", "x-real-ip", "Forwarded", "Via", "X-Forwarded-Proto"}) {
        EXPECT_EQ(status(access, request_of("127.0.0.1", "localhost", {{name, "127.0.0.1"}})), 403)
            << name;
    }
    HttpRequest client = request_of("10.0.0.1", "localhost");
    client.remote_address = "127.0.0.1";
    EXPECT_EQ(status(access, client), 403) << "what a proxy says of its client does not count";
}

TEST(MetricsAccess, IsForWhoeverHasTheTokenAndNobodyElse) {
    const MetricsAccess access("0123456789abcdef");
    const auto with = [&](std::string_view authorization) {
        return status(access, request_of("10.0.0.9", "thi.vn", {{"Authorization", authorization}}));
    };
    EXPECT_EQ(with("Bearer 0123456789abcdef"), 200);
    EXPECT_EQ(with("bearer  0123456789abcdef"), 200);
    for (const char* wrong :
         {"",
          "Bearer",
          "Bearer ",
          "Bearer 0123456789abcdeF",
          "Bearer 0123456789abcde",
          "Bearer 0123456789abcdef0",
          "Basic 0123456789abcdef",
          "0123456789abcdef"}) {
        EXPECT_EQ(with(wrong), 401) << wrong;
    }
    EXPECT_EQ(status(access, request_of("127.0.0.1", "localhost")), 401);
    EXPECT_EQ(
        status(
            access,
            request_of(
                "10.0.0.9",
                "thi.vn",
                {{"Authorization", "Bearer 0123456789abcdef"}, {"Authorization", "Bearer x"}}
            )
        ),
        401
    );
    const auto refusal = access.objection_to(request_of("10.0.0.9", "thi.vn"));
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->headers.at(0).name, "WWW-Authenticate");
}

}  // namespace
}  // namespace hoithi::api
