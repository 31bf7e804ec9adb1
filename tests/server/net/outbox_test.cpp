#include "server/net/outbox.hpp"

#include <array>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

// A pair of connected descriptors: the outbox flushes into one, the test reads the other.
class OutboxTest : public testing::Test {
protected:
    OutboxTest() {
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair_.data()), 0);
    }
    ~OutboxTest() override {
        ::close(pair_[0]);
        ::close(pair_[1]);
    }

    std::string arrived() {
        std::string all;
        std::array<char, 4096> some{};
        for (;;) {
            const auto got = ::recv(pair_[1], some.data(), some.size(), 0);
            if (got <= 0) return all;
            all.append(some.data(), static_cast<std::size_t>(got));
        }
    }

    void push(std::string_view bytes) {
        outbox_.push(Frame::of_wire_bytes(bytes), 0, Urgency::normal, 0);
    }
    Outbox::Pushed push_replaceable(std::string_view bytes, std::uint8_t kind) {
        return outbox_.push(Frame::of_wire_bytes(bytes), 0, Urgency::replaceable, kind);
    }

    std::array<int, 2> pair_{};
    Outbox outbox_;
};

TEST_F(OutboxTest, SendsWhatIsLeftOfEachFrameInOrder) {
    outbox_.push(Frame::of_wire_bytes("abcdef"), 4, Urgency::normal, 0);
    push("ghi");
    EXPECT_EQ(outbox_.bytes(), 5U);
    const auto flushed = outbox_.flush(pair_[0]);
    EXPECT_EQ(flushed.frames_left, 2U);
    EXPECT_EQ(flushed.bytes_left, 5U);
    EXPECT_FALSE(flushed.failed);
    EXPECT_TRUE(outbox_.empty());
    EXPECT_EQ(outbox_.bytes(), 0U);
    EXPECT_EQ(arrived(), "efghi");
}

TEST_F(OutboxTest, KeepsTheNewestReplaceableFrameOfEachKind) {
    EXPECT_EQ(push_replaceable("board1 ", 1), Outbox::Pushed::queued);
    EXPECT_EQ(push_replaceable("count1 ", 2), Outbox::Pushed::queued);
    push("question ");
    EXPECT_EQ(push_replaceable("board2 ", 1), Outbox::Pushed::replaced);
    outbox_.flush(pair_[0]);
    EXPECT_EQ(arrived(), "count1 question board2 ");
}

TEST_F(OutboxTest, NeverReplacesAFrameThatHasBegunToLeave) {
    outbox_.push(Frame::of_wire_bytes("board1 "), 2, Urgency::replaceable, 1);
    EXPECT_EQ(push_replaceable("board2 ", 1), Outbox::Pushed::queued);
    outbox_.flush(pair_[0]);
    EXPECT_EQ(arrived(), "ard1 board2 ");
}

TEST_F(OutboxTest, DropsTheUnsentButNotControlBytesNorWhatHasBegun) {
    outbox_.push(Frame::of_wire_bytes("abc"), 1, Urgency::normal, 0);
    push("unsent");
    outbox_.push_control(Frame::of_wire_bytes("PONG"), 0);
    outbox_.drop_unsent();
    EXPECT_EQ(outbox_.bytes(), 6U);
    EXPECT_TRUE(outbox_.flush(pair_[0]).control_left);
    EXPECT_EQ(arrived(), "bcPONG");
}

TEST_F(OutboxTest, CountsEveryByteWhileTheKernelRefuses) {
    const std::string block(50'000, 'x');
    std::size_t pushed = 0;
    std::size_t left = 0;
    std::string all;
    for (int round = 0; round < 100; ++round) {
        push(block);
        pushed += block.size();
        left += outbox_.flush(pair_[0]).bytes_left;
        EXPECT_EQ(outbox_.bytes(), pushed - left);
    }
    EXPECT_GT(outbox_.bytes(), 0U);
    while (!outbox_.empty()) {
        all += arrived();
        outbox_.flush(pair_[0]);
    }
    all += arrived();
    EXPECT_EQ(all.size(), pushed);
    EXPECT_EQ(outbox_.bytes(), 0U);
}

TEST_F(OutboxTest, SaysThatTheSocketIsBroken) {
    push("abc");
    ::shutdown(pair_[1], SHUT_RDWR);
    EXPECT_TRUE(outbox_.flush(pair_[0]).failed);
}

}  // namespace
}  // namespace hoithi::net
