#include "server/net/plain_message.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/server/net/raw_client.hpp"

namespace hoithi::net {
namespace {

enum class Kind : std::uint8_t { none, other, text };

Kind kind_of(std::string bytes) {
    const std::string before = bytes;
    const auto frame = whole_frame(bytes.data(), bytes.size());
    const bool text = frame && frame->plain_text;
    EXPECT_TRUE(text || bytes == before) << "what is not taken is left as it is";
    if (!frame) return Kind::none;
    return text ? Kind::text : Kind::other;
}

std::string with_first_byte(int first, std::string frame) {
    frame[0] = static_cast<char>(first);
    return frame;
}

TEST(WholeFrame, IsAPlainText) {
    for (const std::string& text : {std::string(), std::string("a"), std::string(125, '~')}) {
        std::string bytes = masked_frame(1, text);
        const auto frame = whole_frame(bytes.data(), bytes.size());
        ASSERT_TRUE(frame && frame->plain_text);
        EXPECT_EQ(*frame->plain_text, text);
    }
}

TEST(WholeFrame, LeavesOtherTextAndControlFramesToWhoKnowsThem) {
    EXPECT_EQ(kind_of(masked_frame(1, "Huế")), Kind::other);
    EXPECT_EQ(kind_of(masked_frame(1, "\x80")), Kind::other);
    EXPECT_EQ(kind_of(masked_frame(9, "ping")), Kind::other);
    EXPECT_EQ(kind_of(masked_frame(10, "pong")), Kind::other);
}

TEST(WholeFrame, IsNothingElse) {
    const std::string text = masked_frame(1, "text");
    for (std::size_t size = 0; size < text.size(); ++size) {
        EXPECT_EQ(kind_of(text.substr(0, size)), Kind::none) << size;
    }
    EXPECT_EQ(kind_of(text + "x"), Kind::none);
    EXPECT_EQ(kind_of(text + text), Kind::none);
    EXPECT_EQ(kind_of(masked_frame(1, std::string(126, 'x'))), Kind::none) << "a longer header";
    EXPECT_EQ(kind_of(masked_frame(1, "text", false)), Kind::none) << "more is to come";
    EXPECT_EQ(kind_of(masked_frame(8, "")), Kind::none) << "a goodbye: nothing may follow it";
    EXPECT_EQ(kind_of(masked_frame(0, "text")), Kind::none) << "a continuation";
    EXPECT_EQ(kind_of(masked_frame(2, "text")), Kind::none) << "binary";
    EXPECT_EQ(kind_of(masked_frame(3, "text")), Kind::none) << "a reserved opcode";
    EXPECT_EQ(kind_of(masked_frame(11, "text")), Kind::none) << "a reserved control opcode";
    EXPECT_EQ(kind_of(with_first_byte(0xC1, text)), Kind::none) << "a reserved bit";
    EXPECT_EQ(kind_of(with_first_byte(0x09, text)), Kind::none) << "a control frame in parts";
    EXPECT_EQ(kind_of(std::string("\x81\x04text", 6)), Kind::none) << "not masked";
}

}  // namespace
}  // namespace hoithi::net
