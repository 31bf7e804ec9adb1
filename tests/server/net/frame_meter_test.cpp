#include "server/net/frame_meter.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/server/net/raw_client.hpp"

namespace hoithi::net {
namespace {

using Offence = FrameMeter::Offence;
constexpr TimePoint start{std::chrono::hours(1)};

/// The verdict when the bytes come in pieces of `piece`: what is sound of all of them.
FrameMeter::Verdict judge(
    const std::string& bytes, std::size_t piece, std::uint32_t other_frames_max = 3
) {
    FrameMeter meter;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto verdict =
            meter.judge(std::string_view(bytes).substr(at, piece), other_frames_max, start);
        if (verdict.offence != Offence::none) return {at + verdict.sound, verdict.offence};
    }
    return {bytes.size(), Offence::none};
}

// The head of a masked text frame whose length is written in `size` bytes.
std::string length_in(std::size_t size, std::uint64_t length) {
    std::string bytes{static_cast<char>(0x81), static_cast<char>(0x80 | (size == 2 ? 126 : 127))};
    for (std::size_t at = size; at-- > 0;) bytes += static_cast<char>(length >> (8 * at) & 0xFFU);
    return bytes;
}

TEST(FrameMeter, FollowsFramesInWhateverPiecesTheyCome) {
    std::string bytes;
    for (const std::size_t size : {0UL, 1UL, 125UL, 126UL, 127UL, 65535UL, 65536UL, 70000UL}) {
        bytes += masked_frame(1, std::string(size, '\x89'));
    }
    const std::string unmasked{"\x81\x03yes"};
    bytes += unmasked + masked_frame(9, "ping");
    const std::size_t sound = bytes.size();
    bytes += masked_frame(9, "one too many");
    for (const std::size_t piece : {1UL, 2UL, 7UL, 512UL, bytes.size()}) {
        const auto verdict = judge(bytes, piece, 1);
        EXPECT_EQ(verdict.offence, Offence::too_many) << piece;
        EXPECT_LE(verdict.sound - sound, 1U) << piece << ": or in the middle of its header";
    }
}

TEST(FrameMeter, CountsWhatIsNoWholeMessage) {
    for (const std::string& frame :
         {masked_frame(9, ""),
          masked_frame(9, std::string(125, 'x')),
          masked_frame(10, "x"),
          masked_frame(0, "", false),
          masked_frame(0, "x", false),
          masked_frame(1, "", false),
          masked_frame(2, ""),
          masked_frame(8, "")}) {
        std::string bytes;
        for (int i = 0; i < 3; ++i) bytes += frame;
        EXPECT_EQ(judge(bytes, bytes.size()).offence, Offence::none);
        bytes += frame;
        EXPECT_EQ(judge(bytes, bytes.size()).offence, Offence::too_many);
    }
    std::string texts;
    for (int i = 0; i < 100; ++i) texts += masked_frame(1, "counted by others");
    EXPECT_EQ(judge(texts, 64).offence, Offence::none);
}

TEST(FrameMeter, ForgetsAfterASecond) {
    FrameMeter meter;
    const std::string three = masked_frame(9, "") + masked_frame(9, "") + masked_frame(10, "");
    EXPECT_EQ(meter.judge(three, 3, start).offence, Offence::none);
    EXPECT_EQ(meter.judge(three, 3, start + std::chrono::seconds(1)).offence, Offence::none);
    EXPECT_EQ(
        meter.judge(three, 3, start + std::chrono::milliseconds(1900)).offence, Offence::too_many
    );
}

TEST(FrameMeter, RefusesLengthsThatAreLongerThanNeeded) {
    const std::string before = masked_frame(1, "before");
    for (const std::string& bad :
         {length_in(2, 0),
          length_in(2, 1),
          length_in(2, 125),
          length_in(8, 0),
          length_in(8, 125),
          length_in(8, 126),
          length_in(8, 65535),
          length_in(8, std::uint64_t{1} << 63U),
          length_in(8, ~std::uint64_t{0})}) {
        for (const std::size_t piece : {1UL, 4UL, 100UL}) {
            EXPECT_EQ(judge(before + bad, piece).offence, Offence::length);
        }
        EXPECT_EQ(judge(before + bad, 100).sound, before.size());
    }
    for (const std::string& good : {length_in(2, 126), length_in(2, 65535), length_in(8, 65536)}) {
        EXPECT_EQ(judge(before + good, 1).offence, Offence::none);
    }
}

}  // namespace
}  // namespace hoithi::net
