#include "server/net/whole_frames.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/server/net/raw_client.hpp"

namespace hoithi::net {
namespace {

std::string with_first_byte(int first, std::string frame) {
    frame[0] = static_cast<char>(first);
    return frame;
}

TEST(WholeFrames, AreTextsPingsAndPongsOfAnyLengthAndNumber) {
    const std::string text = masked_frame(1, R"({"t":"hello"})");
    EXPECT_TRUE(are_whole_frames(""));
    EXPECT_TRUE(are_whole_frames(text));
    EXPECT_TRUE(are_whole_frames(text + text + text));
    EXPECT_TRUE(are_whole_frames(text + masked_frame(9, "ping") + masked_frame(10, "") + text));
    EXPECT_TRUE(are_whole_frames(masked_frame(1, "Huế")));
    for (const std::size_t length : {0U, 125U, 126U, 300U, 0xFFFFU}) {
        const std::string frame = masked_frame(1, std::string(length, 'x'));
        EXPECT_TRUE(are_whole_frames(frame)) << length;
        EXPECT_TRUE(are_whole_frames(frame + text)) << length;
    }
}

TEST(WholeFrames, EndWhereTheBytesEnd) {
    const std::string first = masked_frame(1, "first");
    const std::string two = first + masked_frame(1, std::string(130, 'x'));
    for (std::size_t size = 1; size < two.size(); ++size) {
        EXPECT_EQ(are_whole_frames(two.substr(0, size)), size == first.size()) << size;
    }
    EXPECT_FALSE(are_whole_frames(two + "x"));
}

TEST(WholeFrames, AreNothingElse) {
    const std::string text = masked_frame(1, "text");
    const std::vector<std::pair<const char*, std::string>> others{
        {"more is to come", masked_frame(1, "text", false)},
        {"a goodbye: nothing may follow it", masked_frame(8, "")},
        {"a continuation", masked_frame(0, "text")},
        {"binary", masked_frame(2, "text")},
        {"a reserved opcode", masked_frame(3, "text")},
        {"a reserved control opcode", masked_frame(11, "text")},
        {"a reserved bit", with_first_byte(0xC1, text)},
        {"a control frame in parts", with_first_byte(0x09, text)},
        {"not masked", std::string("\x81\x04text", 6)},
        {"eight bytes of length", masked_frame(1, std::string(0x10000, 'x'))},
    };
    for (const auto& [why, bytes] : others) {
        EXPECT_FALSE(are_whole_frames(bytes)) << why;
        EXPECT_FALSE(are_whole_frames(text + bytes)) << why;
        EXPECT_FALSE(are_whole_frames(bytes + text)) << why;
    }
}

TEST(PlainText, IsTakenOffTheFront) {
    for (const std::string& text : {std::string(), std::string("a"), std::string(125, '~')}) {
        const std::string frame = masked_frame(1, text);
        const std::string next = masked_frame(1, "next");
        std::string bytes = frame + next;
        const auto taken = take_plain_text(bytes.data());
        ASSERT_TRUE(taken);
        EXPECT_EQ(taken->text, text);
        EXPECT_EQ(taken->frame_size, frame.size());
        EXPECT_EQ(bytes.substr(frame.size()), next) << "what follows is left as it is";
    }
}

TEST(PlainText, LeavesOtherFramesAsTheyAre) {
    const std::vector<std::string> others{
        masked_frame(1, "Huế"),
        masked_frame(1, "\x80"),
        masked_frame(1, std::string(126, 'x')),
        masked_frame(9, "ping"),
        masked_frame(10, "pong"),
    };
    for (const std::string& frame : others) {
        std::string bytes = frame;
        EXPECT_FALSE(take_plain_text(bytes.data()));
        EXPECT_EQ(bytes, frame);
    }
}

}  // namespace
}  // namespace hoithi::net
