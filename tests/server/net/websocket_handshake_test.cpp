#include <string>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using WebSocketHandshake = PortWorld;

struct BadUpgrade {
    const char* name;
    std::string text;
    int status;
};

class BadUpgrades : public PortWorld, public testing::WithParamInterface<BadUpgrade> {};

TEST_P(BadUpgrades, AreRefusedInWords) {
    const auto client = connect();
    client->write(GetParam().text);
    const bool to_head = GetParam().text.starts_with("HEAD");
    const RawResponse reply = response(*client, to_head);
    EXPECT_EQ(reply.status, GetParam().status);
    EXPECT_EQ(reply.body.empty(), to_head);
    EXPECT_TRUE(ended(*client));
    EXPECT_TRUE(handler.opened.empty());
}

std::string changed(std::string_view from, std::string_view to) {
    std::string text = upgrade_request();
    return text.replace(text.find(from), from.size(), to);
}

INSTANTIATE_TEST_SUITE_P(
    WebSocket,
    BadUpgrades,
    testing::Values(
        BadUpgrade{"ForeignOrigin", upgrade_request("Origin: https://evil.example\r\n"), 403},
        BadUpgrade{"NoSubprotocol", changed("hoithi.v1", "chat"), 400},
        BadUpgrade{"OtherPath", changed("/ws", "/socket"), 404},
        BadUpgrade{"OldVersion", changed("Version: 13", "Version: 8"), 426},
        BadUpgrade{"ShortKey", changed("dGhlIHNhbXBsZSBub25jZQ==", "dGhl"), 400},
        BadUpgrade{"Post", changed("GET", "POST"), 400},
        BadUpgrade{"Head", changed("GET", "HEAD"), 400},
        BadUpgrade{"Http10", changed("HTTP/1.1", "HTTP/1.0"), 426},
        BadUpgrade{
            "TwoKeys", upgrade_request("Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n"), 400},
        BadUpgrade{
            "OneKeyTwice", upgrade_request("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"), 400},
        BadUpgrade{"NoKey", changed("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""), 400},
        BadUpgrade{"TwoVersions", upgrade_request("Sec-WebSocket-Version: 8\r\n"), 400},
        BadUpgrade{
            "TwoOrigins",
            upgrade_request("Origin: https://localhost\r\nOrigin: https://evil.example\r\n"),
            400},
        BadUpgrade{"Body", upgrade_request("Content-Length: 3\r\n") + "abc", 400},
        BadUpgrade{"Chunks", upgrade_request("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400},
        BadUpgrade{"UnknownHost", changed("localhost", "evil.example"), 421},
        BadUpgrade{
            "RebornName",
            "GET /ws HTTP/1.1\r\nHost: evil.example:8080\r\nOrigin: "
            "http://evil.example:8080\r\nUpgrade: websocket\r\nConnection: "
            "Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
            "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: hoithi.v1\r\n\r\n",
            421},
        BadUpgrade{"NoConnection", changed("Connection: Upgrade\r\n", ""), 426},
        BadUpgrade{"NoUpgrade", "GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n", 426},
        BadUpgrade{
            "AskedWhyOfTheOwnOrigin",
            "POST /ws HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
            "Content-Length: 0\r\n\r\n",
            426},
        BadUpgrade{
            "AskedWhyOfAnotherOrigin",
            "POST /ws HTTP/1.1\r\nHost: localhost\r\nOrigin: https://thi.example.vn\r\n"
            "Content-Length: 0\r\n\r\n",
            403}
    ),
    [](const auto& one) { return one.param.name; }
);

// Lists may come in several lines (RFC 9110, 5.3), and an empty body is none.
TEST_F(WebSocketHandshake, OpensHoweverTheWishIsSpread) {
    const auto client = connect();
    client->write(
        "GET http://localhost/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n"
        "Upgrade: WebSocket\r\nConnection: keep-alive\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: hoithi.v1\r\n"
        "Content-Length: 0\r\n\r\n"
    );
    EXPECT_EQ(response(*client).status, 101);
}

}  // namespace
}  // namespace hoithi::net
