#include "server/gateway/round_trip.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;

TEST(RoundTrip, IsZeroUntilItIsMeasured) { EXPECT_EQ(RoundTrip{}.least(), 0ms); }

TEST(RoundTrip, IsNotLengthenedByALatePong) {
    RoundTrip round_trip;
    round_trip.measured(40ms);
    round_trip.measured(900ms);
    EXPECT_EQ(round_trip.least(), 40ms);
}

TEST(RoundTrip, IsShortenedByAnEarlierOne) {
    RoundTrip round_trip;
    round_trip.measured(900ms);
    round_trip.measured(40ms);
    EXPECT_EQ(round_trip.least(), 40ms);
}

TEST(RoundTrip, ForgetsWhatIsFourPingsOld) {
    RoundTrip round_trip;
    round_trip.measured(5ms);
    for (int i = 0; i < 4; ++i) round_trip.measured(300ms);
    EXPECT_EQ(round_trip.least(), 300ms);
}

TEST(RoundTrip, BearsAnyMeasurement) {
    RoundTrip round_trip;
    round_trip.measured(-1ms);
    EXPECT_EQ(round_trip.least(), 0ms);
    RoundTrip far;
    far.measured(24h);
    EXPECT_EQ(far.least(), 65535ms);
}

}  // namespace
}  // namespace hoithi::gateway
