#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/load/choice.hpp"
#include "tests/load/endpoint.hpp"
#include "tests/load/results.hpp"
#include "tests/load/samples.hpp"
#include "tests/load/websocket_frame.hpp"

// A measuring tool that is wrong is worse than none.

namespace hoithi::load {
namespace {

using Json = nlohmann::json;

TEST(Samples, AreTakenByNearestRank) {
    Samples samples;
    EXPECT_EQ(samples.median(), 0);
    for (int i = 100; i >= 1; --i) samples.add(i);
    EXPECT_EQ(samples.first(), 1);
    EXPECT_EQ(samples.median(), 50.5);
    EXPECT_EQ(samples.at(0.99), 99);
    EXPECT_EQ(samples.last(), 100);
    samples.add(0);
    EXPECT_EQ(samples.median(), 50);
}

TEST(WebSocketFrame, OfAServerIsReadAsItWasWritten) {
    for (const std::size_t size : {0U, 125U, 126U, 65535U}) {
        const std::string payload(size, 'x');
        const std::string bytes = bare_frame(Opcode::text, payload) + "rest";
        const FrameAtFront frame = frame_at_front(bytes);
        ASSERT_EQ(frame.state, FrameAtFront::State::whole) << size;
        EXPECT_EQ(frame.payload, payload);
        EXPECT_EQ(frame.bytes, bytes.size() - 4);
        EXPECT_FALSE(frame.masked);
    }
}

TEST(WebSocketFrame, IsIncompleteUntilItsLastByte) {
    const std::string bytes = masked_frame(Opcode::text, std::string(300, 'x'), 0x01020304);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto state = frame_at_front(std::string_view(bytes).substr(0, size)).state;
        EXPECT_EQ(state, FrameAtFront::State::incomplete) << size;
    }
    EXPECT_TRUE(frame_at_front(bytes).masked);
}

TEST(WebSocketFrame, MaskedAsInTheStandard) {
    // RFC 6455, section 5.7: "Hello" under the key 37 fa 21 3d.
    const std::string bytes = masked_frame(Opcode::text, "Hello", 0x3D21FA37);
    EXPECT_EQ(bytes, "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
}

TEST(WebSocketFrame, InPiecesIsBroken) {
    EXPECT_EQ(frame_at_front("\x01\x01x").state, FrameAtFront::State::broken);
    EXPECT_EQ(frame_at_front("\xC1\x01x").state, FrameAtFront::State::broken);
}

TEST(Choice, IsRightByTheRevealedKey) {
    const Choice options{{1, 2}, {}, {}};
    EXPECT_EQ(options.right(Json{{"key", {1, 2}}}), true);
    EXPECT_EQ(options.right(Json{{"key", {1}}}), false);
    const Choice number{{}, 48, {}};
    EXPECT_EQ(number.right(Json{{"number", 50}, {"tolerance", 2}}), true);
    EXPECT_EQ(number.right(Json{{"number", 50}}), false);
    EXPECT_EQ(Choice{}.right(Json{{"texts", {"Huế"}}}), std::nullopt);
}

TEST(ResultLine, IsMeasuredByItsGoal) {
    EXPECT_EQ((ResultLine{"", 1}.met()), std::nullopt);
    EXPECT_EQ((ResultLine{.what = "", .value = 61, .value_max = 60}.met()), false);
    EXPECT_EQ((ResultLine{.what = "", .value = 61, .value_min = 60}.met()), true);
    EXPECT_EQ((ResultLine{.what = "", .value = 3, .floor = 2, .ratio_max = 1.5}.met()), true);
    EXPECT_EQ((ResultLine{.what = "", .value = 4, .floor = 2, .ratio_max = 1.5}.met()), false);
    EXPECT_EQ((ResultLine{.what = "", .value = 3, .ratio_max = 1.5}.met()), false);
}

TEST(Endpoint, IsReadFromAUrl) {
    const Endpoint endpoint = endpoint_of("ws://127.0.0.1:8080/ws");
    EXPECT_EQ(endpoint.host, "127.0.0.1:8080");
    EXPECT_EQ(ntohs(endpoint.address.sin_port), 8080);
    EXPECT_THROW(endpoint_of("http://127.0.0.1:8080/"), std::invalid_argument);
    EXPECT_THROW(endpoint_of("ws://127.0.0.1/ws"), std::invalid_argument);
    EXPECT_THROW(endpoint_of("ws://hoithi:8080/ws"), std::invalid_argument);
}

}  // namespace
}  // namespace hoithi::load
