#include "server/gateway/late_refusals.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;

const LateRefusals::Clock::time_point start = LateRefusals::Clock::time_point{} + 1h;

Refusal refusal(std::uint64_t connection) {
    return {net::ConnectionId{connection}, "bad_secret", protocol::CloseCode::not_allowed};
}

TEST(LateRefusals, EachIsToldAtItsTime) {
    LateRefusals late{10};
    EXPECT_FALSE(late.hold(refusal(1), start + 3s));
    EXPECT_FALSE(late.hold(refusal(2), start + 1s));
    EXPECT_EQ(late.next(), start + 1s);
    EXPECT_FALSE(late.take(start));
    EXPECT_EQ(late.take(start + 2s)->connection, net::ConnectionId{2});
    EXPECT_FALSE(late.take(start + 2s));
    EXPECT_EQ(late.take(start + 3s)->connection, net::ConnectionId{1});
    EXPECT_FALSE(late.next());
}

TEST(LateRefusals, WithTooManyTheNextOneGoesEarly) {
    LateRefusals late{2};
    late.hold(refusal(1), start + 3s);
    late.hold(refusal(2), start + 2s);
    EXPECT_EQ(late.hold(refusal(3), start + 4s)->connection, net::ConnectionId{2});
    EXPECT_EQ(late.size(), 2U);
}

}  // namespace
}  // namespace hoithi::gateway
