#include <string>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using WebSocketOffence = PortWorld;

/// A masked text frame with its length in `size` bytes, needed or not.
std::string wide_frame(std::size_t size, std::string_view payload) {
    const std::string plain = masked_frame(1, payload);
    std::string frame{plain[0], static_cast<char>(0x80 | (size == 2 ? 126 : 127))};
    for (std::size_t at = size; at-- > 0;) {
        frame += static_cast<char>(at > 3 ? 0 : payload.size() >> (8 * at) & 0xFFU);
    }
    return frame + plain.substr(2);
}

TEST_F(WebSocketOffence, RefusesLengthsThatAreLongerThanNeeded) {
    config.close_timeout = std::chrono::milliseconds(50);
    for (const std::size_t size : {2UL, 8UL}) {
        for (const bool in_pieces : {false, true}) {
            const auto client = open();
            handler.texts.clear();
            if (in_pieces) {
                client->write(masked_frame(1, "pie", false));
                client->write(masked_frame(0, "ces"));
            }
            client->write(
                masked_frame(1, "before") + wide_frame(size, "wide") + masked_frame(1, "behind")
            );
            EXPECT_EQ(close_code(*client), 1002) << size << in_pieces;
            EXPECT_TRUE(ended(*client));
            ASSERT_FALSE(handler.texts.empty());
            EXPECT_EQ(handler.texts.back(), "before");
        }
    }
    EXPECT_EQ(port().stats().closed.protocol, 4U);
}

TEST_F(WebSocketOffence, EndsAFloodOfFramesThatSayNothing) {
    config.close_timeout = std::chrono::milliseconds(50);
    config.other_frames_max = 20;
    const auto flood = [](const std::string& frame) {
        std::string bytes;
        for (int i = 0; i < 21; ++i) bytes += frame;
        return bytes;
    };
    for (const std::string& bytes :
         {flood(masked_frame(9, "")),
          flood(masked_frame(10, "")),
          masked_frame(1, "", false) + flood(masked_frame(0, "", false)),
          flood(masked_frame(1, "", false) + masked_frame(0, ""))}) {
        const auto client = open();
        handler.texts.clear();
        client->write(masked_frame(1, "before") + bytes);
        RawFrame last;
        do last = frame(*client);
        while (last.opcode == 10);
        ASSERT_EQ(last.opcode, 8);
        EXPECT_EQ(last.payload.substr(0, 2), "\x11\x4D") << "4429";
        EXPECT_TRUE(ended(*client));
        EXPECT_EQ(handler.texts.front(), "before");
    }
    EXPECT_TRUE(turn_until([&] { return handler.closed.size() == 4; }));
}

// Also when it comes with the handshake, before anybody listens.
TEST_F(WebSocketOffence, EndsAFloodBehindTheHandshake) {
    config.close_timeout = std::chrono::milliseconds(50);
    std::string bytes = upgrade_request() + masked_frame(1, "before");
    for (int i = 0; i < 101; ++i) bytes += masked_frame(10, "");
    const auto client = connect();
    client->write(bytes);
    EXPECT_EQ(response(*client).status, 101);
    EXPECT_EQ(close_code(*client), 4429);
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(handler.texts, std::vector<std::string>{"before"});

    const auto other = connect();
    other->write(upgrade_request() + wide_frame(2, "wide"));
    EXPECT_EQ(response(*other).status, 101);
    EXPECT_EQ(close_code(*other), 1002);
    EXPECT_TRUE(ended(*other));
}

}  // namespace
}  // namespace hoithi::net
