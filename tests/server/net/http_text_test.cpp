#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "server/net/byte_range.hpp"
#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"
#include "server/net/http.hpp"
#include "server/net/percent.hpp"
#include "server/net/request_target.hpp"
#include "server/net/upgrade.hpp"

namespace hoithi::net {
namespace {

std::string path_of(std::string_view target) {
    const auto parsed = parse_request_target(target);
    return parsed ? parsed->path : "refused";
}

TEST(RequestTarget, IsDecodedAndNormalised) {
    EXPECT_EQ(path_of("/"), "/");
    EXPECT_EQ(path_of("/a//b/./c"), "/a/b/c");
    EXPECT_EQ(path_of("/a/b/../c/"), "/a/c/");
    EXPECT_EQ(path_of("/a/.."), "/");
    EXPECT_EQ(path_of("/h%E1%BB%99i%20thi"), "/hội thi");
    EXPECT_EQ(path_of("/a%2Fb"), "/a/b");
}

TEST(RequestTarget, DoesNotClimbOutHoweverItIsWritten) {
    EXPECT_EQ(path_of("/../etc/passwd"), "refused");
    EXPECT_EQ(path_of("/a/../../b"), "refused");
    EXPECT_EQ(path_of("/%2e%2e/%2e%2e/etc"), "refused");
    EXPECT_EQ(path_of("/a/..%2f..%2fb"), "refused");
    EXPECT_EQ(path_of("/..%5c..%5cb"), "refused");
    EXPECT_EQ(path_of("/a%00b"), "refused");
}

TEST(RequestTarget, IsRefusedIfItIsNoPath) {
    EXPECT_EQ(path_of(""), "refused");
    EXPECT_EQ(path_of("*"), "refused");
    EXPECT_EQ(path_of("http://a/b"), "refused");
    EXPECT_EQ(path_of("/%"), "refused");
    EXPECT_EQ(path_of("/%4"), "refused");
    EXPECT_EQ(path_of("/%zz"), "refused");
    EXPECT_EQ(path_of("/%-1"), "refused");
}

TEST(RequestTarget, LeavesTheQueryAsItCame) {
    const auto parsed = parse_request_target("/thi?ten=L%C3%AA+An&x=%zz#part");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->path, "/thi");
    EXPECT_EQ(parsed->query, "ten=L%C3%AA+An&x=%zz");
    EXPECT_EQ(query_value(parsed->query, "ten"), "Lê An");
    EXPECT_EQ(query_value(parsed->query, "x"), "");
    EXPECT_EQ(query_value(parsed->query, "te"), "");
    EXPECT_EQ(query_value("a&b=&b=2", "b"), "");
    EXPECT_EQ(query_value("a=1&&c=3&", "c"), "3");
}

TEST(HeaderText, ListsTokensWithoutRegardToCaseOrBlanks) {
    EXPECT_TRUE(lists_token("keep-alive, Upgrade", "upgrade"));
    EXPECT_TRUE(lists_token("hoithi.v2 ,\thoithi.v1", "hoithi.v1"));
    EXPECT_FALSE(lists_token("upgraded", "upgrade"));
    EXPECT_FALSE(lists_token("", "upgrade"));
}

TEST(Origin, MayConnectIfItIsTheServersOwn) {
    EXPECT_TRUE(origin_may_connect("https://thi.vn", "thi.vn", {}));
    EXPECT_TRUE(origin_may_connect("http://localhost:8080", "LOCALHOST:8080", {}));
    EXPECT_TRUE(origin_may_connect("", "thi.vn", {}));
    EXPECT_FALSE(origin_may_connect("https://thi.vn.evil.example", "thi.vn", {}));
    EXPECT_FALSE(origin_may_connect("https://thi.vn:444", "thi.vn", {}));
    EXPECT_FALSE(origin_may_connect("null", "thi.vn", {}));
    EXPECT_FALSE(origin_may_connect("https://", "", {}));
    EXPECT_FALSE(origin_may_connect("file://thi.vn", "thi.vn", {}));
}

TEST(Origin, MayConnectIfItIsAllowedByName) {
    EXPECT_TRUE(origin_may_connect("https://man-hinh.vn", "thi.vn", {"https://man-hinh.vn"}));
    EXPECT_FALSE(origin_may_connect("http://man-hinh.vn", "thi.vn", {"https://man-hinh.vn"}));
}

TEST(ByteRange, IsReadInItsThreeForms) {
    const auto range = [](std::string_view header) {
        return std::get<ByteRange>(parse_byte_range(header, 100));
    };
    EXPECT_EQ(range("bytes=0-9"), (ByteRange{0, 10}));
    EXPECT_EQ(range("bytes=90-"), (ByteRange{90, 10}));
    EXPECT_EQ(range("bytes=90-1000"), (ByteRange{90, 10}));
    EXPECT_EQ(range("bytes=-10"), (ByteRange{90, 10}));
    EXPECT_EQ(range("bytes=-1000"), (ByteRange{0, 100}));
}

TEST(ByteRange, IsUnsatisfiableBeyondTheEnd) {
    for (const char* header : {"bytes=100-", "bytes=100-200", "bytes=-0"}) {
        EXPECT_TRUE(std::holds_alternative<UnsatisfiableRange>(parse_byte_range(header, 100)))
            << header;
    }
    EXPECT_TRUE(std::holds_alternative<UnsatisfiableRange>(parse_byte_range("bytes=-1", 0)));
}

TEST(ByteRange, IsIgnoredIfItIsNotUnderstood) {
    for (const char* header :
         {"",
          "bytes=",
          "bytes=-",
          "bytes=a-b",
          "bytes=5-2",
          "bytes=0-1,5-6",
          "lines=0-1",
          "bytes=99999999999999999999-",
          "bytes=0-99999999999999999999"}) {
        EXPECT_TRUE(std::holds_alternative<std::monostate>(parse_byte_range(header, 100)))
            << header;
    }
}

TEST(HttpHeader, IsUnsafeWithALineBreakInIt) {
    EXPECT_TRUE(is_safe({"Content-Disposition", "attachment; filename=\"kết quả\""}));
    EXPECT_FALSE(is_safe({"X", "a\r\nSet-Cookie: b"}));
    EXPECT_FALSE(is_safe({"X", std::string("a\0b", 3)}));
    EXPECT_FALSE(is_safe({"X\n", "a"}));
    EXPECT_FALSE(is_safe({"", "a"}));
}

}  // namespace
}  // namespace hoithi::net
