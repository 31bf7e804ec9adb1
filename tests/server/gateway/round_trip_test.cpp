#include "server/gateway/round_trip.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

TEST(RoundTrip, IsNothingBeforeTheFirst) { EXPECT_EQ(RoundTrip{}.least(), Millis{0}); }

TEST(RoundTrip, OneLatePongGivesNobodyMore) {
    RoundTrip trip;
    for (const int measured : {40, 900, 35, 60}) trip.measured(Millis{measured});
    EXPECT_EQ(trip.least(), Millis{35});
}

TEST(RoundTrip, OldOnesAreForgotten) {
    RoundTrip trip;
    trip.measured(Millis{1});
    for (int i = 0; i < 4; ++i) trip.measured(Millis{200});
    EXPECT_EQ(trip.least(), Millis{200});
}

TEST(RoundTrip, IsBounded) {
    RoundTrip trip;
    trip.measured(Millis{1'000'000'000});
    EXPECT_EQ(trip.least(), Millis{65'535});
    trip.measured(Millis{-5});
    EXPECT_EQ(trip.least(), Millis{0});
}

}  // namespace
}  // namespace hoithi::gateway
