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

TEST(RoundTrip, OldOnesAreForgottenWithinTheUsual) {
    RoundTrip trip;
    for (const int measured : {40, 60, 40, 60}) trip.measured(Millis{measured});
    EXPECT_EQ(trip.least(), Millis{40});
    for (int i = 0; i < 4; ++i) trip.measured(Millis{45});
    EXPECT_EQ(trip.least(), Millis{45});
}

TEST(RoundTrip, PongsHeldBackGiveNobodyMore) {
    RoundTrip trip;
    for (const int measured : {12, 10, 15, 11}) trip.measured(Millis{measured});
    for (int i = 0; i < 100; ++i) {
        trip.measured(Millis{12 + 240});
        ASSERT_LE(trip.least(), Millis{12}) << "the least and its spread, after " << i;
    }
}

TEST(RoundTrip, PongsHeldBackLittleByLittleGiveNobodyMore) {
    RoundTrip trip;
    for (const int measured : {20, 24, 20, 24}) trip.measured(Millis{measured});
    for (int held_back = 0; held_back < 240; ++held_back) trip.measured(Millis{22 + held_back});
    EXPECT_LE(trip.least(), Millis{22});
}

TEST(RoundTrip, OneQuickPongShowsHowFarAwayTheyReallyAre) {
    RoundTrip trip;
    for (int i = 0; i < 4; ++i) trip.measured(Millis{245});
    trip.measured(Millis{5});
    for (int i = 0; i < 10; ++i) trip.measured(Millis{245});
    EXPECT_EQ(trip.least(), Millis{5});
}

TEST(RoundTrip, ANetworkThatWaversKeepsItsAllowance) {
    RoundTrip trip;
    for (const int measured : {60, 140, 80, 200}) trip.measured(Millis{measured});
    for (int i = 0; i < 4; ++i) trip.measured(Millis{95});
    EXPECT_EQ(trip.least(), Millis{95});
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
