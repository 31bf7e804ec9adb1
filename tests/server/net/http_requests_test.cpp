#include <string>
#include <vector>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using namespace std::string_literals;

// Raw requests by RFC 9110 and 9112, and what becomes of them. Behind each stands another request:
// where the connection closes nothing of it may be answered, else it must be.

/// What becomes of the connection.
enum class After : std::uint8_t { closes, goes_on };

struct RawRequest {
    const char* name;
    std::string text;
    int status;
    After after;
};

class RawRequests : public PortWorld, public testing::WithParamInterface<RawRequest> {};

TEST_P(RawRequests, AreAnsweredByTheBook) {
    const auto& [name, text, status, after] = GetParam();
    const auto client = connect();
    client->write(text + get_request("/behind"));
    const bool to_head = text.starts_with("HEAD");
    const RawResponse reply = response(*client, to_head);
    EXPECT_EQ(reply.status, status) << reply.body;
    if (after == After::goes_on) {
        EXPECT_EQ(response(*client).body, "GET /behind  ");
        EXPECT_FALSE(client->ended());
        return;
    }
    EXPECT_FALSE(reply.body.empty());
    // HTTP/1.0 has it so without a word.
    if (text.find("HTTP/1.0") == std::string::npos) {
        EXPECT_EQ(reply.headers.at("connection"), "close");
    }
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(client->received(), "") << "nothing behind it is a request";
    EXPECT_EQ(port().stats().http_bad_requests, 1U);
}

std::string post(const std::string& fields, const std::string& body = "") {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}
std::string chunked(const std::string& coding) {
    return post("Transfer-Encoding: " + coding + "\r\n", "2\r\nxy\r\n0\r\n\r\n");
}
std::string host(const std::string& value) {
    return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

constexpr After closes = After::closes;
constexpr After goes_on = After::goes_on;

const std::vector<RawRequest> lengths{
    {"Chunked", chunked("chunked"), 200, goes_on},
    {"ChunkedInCapitals", chunked("CHUNKED"), 200, goes_on},
    {"UnknownCoding", chunked("xchunked"), 501, closes},
    {"Identity", chunked("identity"), 501, closes},
    {"ChunkedThenIdentity", chunked("chunked, identity"), 400, closes},
    {"GzipThenChunked", chunked("gzip, chunked"), 400, closes},
    {"Gzip", chunked("gzip"), 501, closes},
    {"ChunkedTwice", chunked("chunked, chunked"), 400, closes},
    {"ChunkedInTwoLines", chunked("chunked\r\nTransfer-Encoding: chunked"), 400, closes},
    {"IdentityInASecondLine", chunked("chunked\r\nTransfer-Encoding: identity"), 400, closes},
    {"ChunkedWithParameter", chunked("chunked;q=1"), 501, closes},
    {"ChunkedQuoted", chunked("\"chunked\""), 501, closes},
    {"ChunkedWithVerticalTab",
     chunked("\x0B"
             "chunked"),
     400,
     closes},
    {"ChunkedWithComma", chunked(",chunked"), 400, closes},
    {"NoCoding", chunked(""), 501, closes},
    {"ChunksAndLength", chunked("chunked\r\nContent-Length: 4"), 400, closes},
    {"LengthAndChunks",
     chunked("chunked").replace(17, 9, "Host: a\r\nContent-Length: 4\r\n"),
     400,
     closes},
    {"ChunksInHttp10",
     "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     400,
     closes},
    {"ChunksToGet",
     "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
     501,
     closes},
    {"Length", post("Content-Length: 2\r\n", "xy"), 200, goes_on},
    {"LengthToGet", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy", 200, goes_on},
    {"TwoLengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "xy"), 400, closes},
    {"OneLengthTwice", post("Content-Length: 2\r\nContent-Length: 2\r\n", "xy"), 400, closes},
    {"ListOfLengths", post("Content-Length: 2, 2\r\n", "xy"), 400, closes},
    {"SignedLength", post("Content-Length: +2\r\n", "xy"), 400, closes},
    {"NegativeLength", post("Content-Length: -2\r\n", "xy"), 400, closes},
    {"HexadecimalLength", post("Content-Length: 0x2\r\n", "xy"), 400, closes},
    {"NoLength", post("Content-Length:\r\n", "xy"), 400, closes},
    {"HugeLength", post("Content-Length: 65537\r\n"), 413, closes},
    {"EndlessLength", post("Content-Length: 99999999999999999999\r\n"), 400, closes},
    {"HugeChunk", post("Transfer-Encoding: chunked\r\n", "20000\r\nxx"), 413, closes},
    {"SignedChunk", post("Transfer-Encoding: chunked\r\n", "+2\r\nxy\r\n0\r\n\r\n"), 400, closes},
    {"ChunkWithoutItsEnd",
     post("Transfer-Encoding: chunked\r\n", "2\r\nxyz\r\n0\r\n\r\n"),
     400,
     closes},
    {"LengthInTheTrailer",
     post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 9\r\n\r\n"),
     400,
     closes},
};
INSTANTIATE_TEST_SUITE_P(Length, RawRequests, testing::ValuesIn(lengths), [](const auto& one) {
    return one.param.name;
});

const std::vector<RawRequest> lines{
    {"NoHttp", "xin chào\r\n\r\n", 400, closes},
    {"EmptyLineBefore", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, goes_on},
    {"TwoEmptyLinesBefore", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, goes_on},
    {"FoldedHeader", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", 400, closes},
    {"FoldedByTab", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n\t2\r\n\r\n", 400, closes},
    {"FoldedFirst", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, closes},
    {"FoldedEmpty", "GET / HTTP/1.1\r\nHost: a\r\n \r\n\r\n", 400, closes},
    {"BlankBeforeColon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400, closes},
    {"TabBeforeColon", post("Content-Length\t: 2\r\n", "xy"), 400, closes},
    {"NoColon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400, closes},
    {"NoName", "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400, closes},
    {"NameWithBlank", "GET / HTTP/1.1\r\nHost: a\r\nX Y: x\r\n\r\n", 400, closes},
    {"NameWithNul", "GET / HTTP/1.1\r\nHost: a\r\nX\0: x\r\n\r\n"s, 400, closes},
    {"ValueWithNul", "GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n"s, 400, closes},
    {"ValueWithReturn", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r2\r\n\r\n", 400, closes},
    {"ValueWithEscape", "GET / HTTP/1.1\r\nHost: a\r\nX: \x1B[31m\r\n\r\n", 400, closes},
    {"ValueInVietnamese", "GET / HTTP/1.1\r\nHost: a\r\nX: Hội\tthi\r\n\r\n", 200, goes_on},
    {"BareFeeds", "GET / HTTP/1.1\nHost: a\n\n", 400, closes},
    {"OneBareFeed", "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n", 400, closes},
    {"FeedAsLastLine", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400, closes},
    {"BareReturns", "GET / HTTP/1.1\rHost: a\r\r\n\r\n", 400, closes},
    {"TwoBlanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, closes},
    {"BlankInPath", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400, closes},
    {"TabInLine", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, closes},
    {"NoVersion", "GET /\r\nHost: a\r\n\r\n", 400, closes},
    {"Http20", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, closes},
    {"Http12", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505, closes},
    {"Http09", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505, closes},
    {"LongVersion", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400, closes},
    {"LowercaseVersion", "GET / http/1.1\r\nHost: a\r\n\r\n", 400, closes},
    {"HugeHead", get_request("/", "X: " + std::string(9000, 'x') + "\r\n"), 431, closes},
};
INSTANTIATE_TEST_SUITE_P(Lines, RawRequests, testing::ValuesIn(lines), [](const auto& one) {
    return one.param.name;
});

const std::vector<RawRequest> targets{
    {"Path", get_request("/"), 200, goes_on},
    {"Absolute", get_request("http://a/x"), 200, goes_on},
    {"AbsoluteWithPort", get_request("HTTPS://thi.example:8080"), 200, goes_on},
    {"AbsoluteToAStranger", get_request("http://evil.example/"), 421, closes},
    {"AbsoluteWithUser", get_request("http://user@a/"), 400, closes},
    {"AbsoluteWithoutHost", "GET http://a/ HTTP/1.1\r\n\r\n", 400, closes},
    {"OtherScheme", get_request("ftp://a/"), 400, closes},
    {"Authority", get_request("a:80"), 400, closes},
    {"Star", get_request("*"), 400, closes},
    {"StarForOptions", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 200, goes_on},
    {"Climbing", get_request("/../x"), 400, closes},
    {"Head", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", 200, goes_on},
    {"Trace", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405, closes},
    {"Connect", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 405, closes},
    {"UnknownMethod", "HELLO / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes},
    {"LowercaseMethod", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes},
};
INSTANTIATE_TEST_SUITE_P(Targets, RawRequests, testing::ValuesIn(targets), [](const auto& one) {
    return one.param.name;
});

const std::vector<RawRequest> hosts{
    {"Name", host("thi.example"), 200, goes_on},
    {"NameWithPort", host("THI.example:8080"), 200, goes_on},
    {"Ip4", host("192.168.1.5:8080"), 200, goes_on},
    {"Ip6", host("[2001:db8::1]:8080"), 200, goes_on},
    {"Localhost", host("localhost:8080"), 200, goes_on},
    {"None", "GET / HTTP/1.1\r\n\r\n", 400, closes},
    {"Two", host("a\r\nHost: b"), 400, closes},
    {"OneTwice", host("a\r\nHost: a"), 400, closes},
    {"TwoInHttp10", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400, closes},
    {"Empty", host(""), 400, closes},
    {"List", host("a, b"), 400, closes},
    {"Blank", host("a b"), 400, closes},
    {"User", host("user@a"), 400, closes},
    {"Url", host("http://a"), 400, closes},
    {"Path", host("a/b"), 400, closes},
    {"BadPort", host("a:port"), 400, closes},
    {"BigPort", host("a:65536"), 400, closes},
    {"Ip6WithoutBrackets", host("::1"), 400, closes},
    {"NoUtf8", host("\xFF\xFE"), 400, closes},
    {"Stranger", host("evil.example"), 421, closes},
    {"StrangerWithPort", host("evil.example:8080"), 421, closes},
    {"StrangerLooksLikeLoopback", host("127.0.0.1.evil.example"), 421, closes},
    {"StrangerOfTheLocalNet", host("khac.local"), 421, closes},
    {"StrangerInHttp10", "GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n", 421, closes},
};
INSTANTIATE_TEST_SUITE_P(Hosts, RawRequests, testing::ValuesIn(hosts), [](const auto& one) {
    return one.param.name;
});

using HttpNames = PortWorld;

TEST_F(HttpNames, ARefusalSaysWhatMendsItAndIsTold) {
    std::vector<std::string> refused;
    config.on_refused_name = [&](const RefusedName& name) {
        refused.push_back(std::string(name.host) + " " + std::string(name.origin));
    };
    const auto client = connect();
    client->write(host("evil.example:8080"));
    const std::string body = response(*client).body;
    EXPECT_NE(body.find("--allow-host"), std::string::npos);
    EXPECT_NE(body.find("\"evil.example\""), std::string::npos);
    const auto other = connect();
    other->write(upgrade_request("Origin: https://evil.example\r\n"));
    EXPECT_EQ(response(*other).status, 403);
    EXPECT_EQ(
        refused, (std::vector<std::string>{"evil.example ", "localhost https://evil.example"})
    );
}

TEST_F(HttpNames, ATrustedProxyMayCallTheServerWhatItLikes) {
    config.trusted_proxies.add("127.0.0.1");
    config.allowed_origins = {"https://thi.vn"};
    const auto client = connect();
    client->write(host("hoithi_backend"));
    EXPECT_EQ(response(*client).status, 200);
    std::string upgrade = upgrade_request("Origin: https://thi.vn\r\n");
    upgrade.replace(upgrade.find("localhost"), 9, "hoithi_backend");
    client->write(upgrade);
    EXPECT_EQ(response(*client).status, 101);
    const auto rebound = connect();
    upgrade = upgrade_request("Origin: http://evil.example\r\n");
    upgrade.replace(upgrade.find("localhost"), 9, "evil.example");
    rebound->write(upgrade);
    EXPECT_EQ(response(*rebound).status, 403) << "its visitors' pages may still be strangers'";
}

TEST_F(HttpNames, TheMachinesOwnNamesAreKnownWhereTheyAreGiven) {
    const auto names = names_of_this_machine();
    ASSERT_EQ(names.size(), 2U);
    EXPECT_TRUE(names[1].ends_with(".local"));
    config.known_hosts = KnownHosts(names);
    const auto client = connect();
    client->write(host(names[1]));
    EXPECT_EQ(response(*client).status, 200);
}

}  // namespace
}  // namespace hoithi::net
