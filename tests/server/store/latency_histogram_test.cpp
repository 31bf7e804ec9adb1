#include "server/store/latency_histogram.hpp"

#include <gtest/gtest.h>

namespace hoithi::store {
namespace {

using namespace std::chrono_literals;

TEST(LatencyHistogram, CountsEachDurationInTheFirstBucketThatHoldsIt) {
    LatencyHistogram histogram;
    histogram.record(0us);
    histogram.record(250us);
    histogram.record(251us);
    histogram.record(1s);
    histogram.record(1min);

    EXPECT_EQ(histogram.counts().front(), 2U);
    EXPECT_EQ(histogram.counts()[1], 1U);
    EXPECT_EQ(histogram.counts()[LatencyHistogram::bounds_us.size() - 1], 1U);
    EXPECT_EQ(histogram.counts().back(), 1U);
    EXPECT_EQ(histogram.count(), 5U);
    EXPECT_EQ(histogram.sum_us(), 501 + 1'000'000 + 60'000'000);
}

}  // namespace
}  // namespace hoithi::store
