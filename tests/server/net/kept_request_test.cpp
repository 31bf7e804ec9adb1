#include "server/net/kept_request.hpp"

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

TEST(KeptRequest, HasAllThatWasSaidWhenTheBytesAreGone) {
    auto bytes = std::make_unique<std::string>("POST|a.vn|/banks/7|from=1|{}|X-Test|xin chào");
    std::vector<std::string_view> parts;
    for (std::string_view rest = *bytes; !rest.empty();) {
        parts.push_back(rest.substr(0, rest.find('|')));
        rest.remove_prefix(std::min(rest.size(), parts.back().size() + 1));
    }
    HttpRequest request;
    request.method = parts[0];
    request.head_only = true;
    request.version = 10;
    request.host = parts[1];
    request.target = parts[2];
    request.query = parts[3];
    request.body = parts[4];
    request.peer_address = "10.0.0.1";
    request.remote_address = "10.0.0.2";
    request.fields = {{parts[5], parts[6]}};
    const auto first = std::make_unique<KeptRequest>(request);
    const KeptRequest kept = std::move(*first);
    bytes.reset();

    const HttpRequest seen = kept.view();
    EXPECT_EQ(seen.method, "POST");
    EXPECT_TRUE(seen.head_only);
    EXPECT_EQ(seen.version, 10U);
    EXPECT_EQ(seen.host, "a.vn");
    EXPECT_EQ(seen.target, "/banks/7");
    EXPECT_EQ(seen.query, "from=1");
    EXPECT_EQ(seen.body, "{}");
    EXPECT_EQ(seen.peer_address, "10.0.0.1");
    EXPECT_EQ(seen.remote_address, "10.0.0.2");
    EXPECT_EQ(seen.header("x-test"), "xin chào");
    EXPECT_EQ(seen.count("x-test"), 1U);
}

}  // namespace
}  // namespace hoithi::net
