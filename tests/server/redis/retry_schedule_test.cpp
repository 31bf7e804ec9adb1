#include "server/redis/retry_schedule.hpp"

#include <gtest/gtest.h>

namespace hoithi::redis {
namespace {

using namespace std::chrono_literals;
using Clock = RetrySchedule::Clock;

const Clock::time_point start = Clock::time_point{} + 1h;
constexpr auto oom = "OOM command not allowed";

/// Whose audits are so rare that none comes while retries are looked at.
class Schedule : public testing::Test {
protected:
    /// From the failure until the retry, which it then brings about.
    Clock::duration pause_after_failure(Clock::time_point now = start) {
        schedule.failed("c1", oom, now);
        const Clock::time_point retry = schedule.next_wake().value();
        EXPECT_TRUE(schedule.due(retry).retry);
        return retry - now;
    }

    RetrySchedule schedule{24h, start, 1};
};

TEST_F(Schedule, WhatFailedRestsUntilTheRetry) {
    schedule.failed("c1", oom, start);
    EXPECT_TRUE(schedule.is_resting("c1"));
    const Clock::time_point retry = schedule.next_wake().value();
    EXPECT_GE(retry, start + Backoff::first / 2);
    EXPECT_LE(retry, start + Backoff::first);

    EXPECT_FALSE(schedule.due(retry - 1ns).retry) << "too early";
    EXPECT_TRUE(schedule.is_resting("c1"));
    EXPECT_TRUE(schedule.due(retry).retry);
    EXPECT_FALSE(schedule.is_resting("c1"));
    EXPECT_FALSE(schedule.due(retry + 1h).retry) << "reported once";
}

TEST_F(Schedule, OneFailureHoldsUpNoOther) {
    schedule.failed("c1", oom, start);
    EXPECT_FALSE(schedule.is_resting("c2"));
}

TEST_F(Schedule, OneRetryIsForAllThatFailedBeforeIt) {
    schedule.failed("c1", oom, start);
    const Clock::time_point retry = schedule.next_wake().value();
    schedule.failed("c2", oom, retry - 1ms);
    EXPECT_EQ(schedule.next_wake(), retry) << "a second failure does not put it off";
    EXPECT_TRUE(schedule.due(retry).retry);
    EXPECT_FALSE(schedule.is_resting("c1"));
    EXPECT_FALSE(schedule.is_resting("c2"));
}

TEST_F(Schedule, PausesGrowWhileTriesFail) {
    for (const auto bound : {100ms, 200ms, 400ms, 800ms, 1600ms, 3200ms, 6400ms, 10'000ms}) {
        const auto pause = pause_after_failure();
        EXPECT_GE(pause, bound / 2);
        EXPECT_LE(pause, bound);
    }
}

TEST_F(Schedule, PausesAreShortAgainAfterASuccess) {
    for (int i = 0; i < 8; ++i) pause_after_failure();
    schedule.succeeded("c1");
    EXPECT_LE(pause_after_failure(), Backoff::first);
}

TEST_F(Schedule, ASuccessWhileAnotherTaskRestsLeavesThePausesAsLong) {
    for (int i = 0; i < 8; ++i) pause_after_failure();
    schedule.failed("c1", oom, start);
    schedule.succeeded("c2");
    EXPECT_TRUE(schedule.due(schedule.next_wake().value()).retry);
    EXPECT_GE(pause_after_failure(), Backoff::longest / 2);
}

TEST_F(Schedule, ANewConnectionEndsEveryRest) {
    schedule.failed("c1", "connection refused", start);
    schedule.failed("c2", "connection refused", start);
    schedule.connected();
    EXPECT_FALSE(schedule.is_resting("c1"));
    EXPECT_FALSE(schedule.is_resting("c2"));
    EXPECT_FALSE(schedule.due(start + 1h).retry) << "there is nothing to wait for";
    EXPECT_EQ(schedule.trouble(), "connection refused") << "until they have succeeded";
}

TEST_F(Schedule, AReplicaIsLeft) {
    using Remedy = RetrySchedule::Remedy;
    EXPECT_EQ(schedule.failed("c1", "READONLY You can't write", start), Remedy::reconnect);
    EXPECT_EQ(schedule.failed("c1", oom, start), Remedy::none);
}

TEST_F(Schedule, WhatFailedForGoodIsTroubleWithoutARetry) {
    schedule.failed_for_good("c1", "STALE boards of a later owner");
    EXPECT_FALSE(schedule.is_resting("c1"));
    EXPECT_FALSE(schedule.due(start + 1h).retry);
    EXPECT_EQ(schedule.trouble(), "STALE boards of a later owner");
}

TEST_F(Schedule, TroubleLastsUntilTheTaskSucceedsOrIsForgotten) {
    EXPECT_EQ(schedule.trouble(), "");
    pause_after_failure();
    EXPECT_EQ(schedule.trouble(), oom) << "the retry has yet to show whether it is over";
    schedule.succeeded("c2");
    EXPECT_EQ(schedule.trouble(), oom) << "of the other";
    schedule.succeeded("c1");
    EXPECT_EQ(schedule.trouble(), "");
    pause_after_failure();
    schedule.forget("c1");
    EXPECT_EQ(schedule.trouble(), "");
}

TEST_F(Schedule, TheFirstTaskInTroubleSpeaksForAll) {
    schedule.failed("c2", "second", start);
    EXPECT_EQ(schedule.trouble(), "second");
    schedule.failed("c1", "first", start);
    EXPECT_EQ(schedule.trouble(), "first");
    schedule.succeeded("c1");
    EXPECT_EQ(schedule.trouble(), "second");
}

TEST_F(Schedule, TroubleThatChangesIsToldOnce) {
    EXPECT_FALSE(schedule.trouble_changed()) << "all is well";
    schedule.failed("c1", oom, start);
    EXPECT_TRUE(schedule.trouble_changed());
    schedule.failed("c1", oom, start);
    schedule.failed("c2", oom, start);
    EXPECT_FALSE(schedule.trouble_changed()) << "the same again";
    schedule.failed("c1", "NOPERM", start);
    EXPECT_TRUE(schedule.trouble_changed());
    schedule.succeeded("c1");
    schedule.succeeded("c2");
    EXPECT_TRUE(schedule.trouble_changed()) << "it is over";
    EXPECT_FALSE(schedule.trouble_changed());
}

TEST(RedisAudits, ComeAtRegularIntervals) {
    RetrySchedule schedule(5s, start, 1);
    EXPECT_EQ(schedule.next_wake(), start + 5s);
    EXPECT_FALSE(schedule.due(start + 4s).audit);
    EXPECT_TRUE(schedule.due(start + 5s).audit);
    EXPECT_FALSE(schedule.due(start + 5s).audit) << "reported once";
    EXPECT_EQ(schedule.next_wake(), start + 10s);
}

TEST(RedisAudits, AreNotMadeUpForAfterTheProcessStoodStill) {
    RetrySchedule schedule(5s, start, 1);
    EXPECT_TRUE(schedule.due(start + 1h).audit);
    EXPECT_EQ(schedule.next_wake(), start + 1h + 5s);
}

TEST(RedisAudits, AndRetriesDoNotDelayEachOther) {
    RetrySchedule schedule(1s, start, 1);
    schedule.failed("c1", oom, start + 999ms);
    EXPECT_EQ(schedule.next_wake(), start + 1s) << "the audit comes first";
    const auto first = schedule.due(start + 1s);
    EXPECT_TRUE(first.audit);
    EXPECT_FALSE(first.retry);
    EXPECT_TRUE(schedule.is_resting("c1"));
    const auto both = schedule.due(start + 2s);
    EXPECT_TRUE(both.audit);
    EXPECT_TRUE(both.retry);
}

TEST(RedisSchedule, ThatIsStoppedHasNothingDue) {
    RetrySchedule schedule(5s, start, 1);
    schedule.failed("c1", oom, start);
    schedule.stop();
    schedule.failed("c2", "the connection is closed", start);
    EXPECT_EQ(schedule.next_wake(), std::nullopt);
    const auto due = schedule.due(start + 1h);
    EXPECT_FALSE(due.retry);
    EXPECT_FALSE(due.audit);
}

}  // namespace
}  // namespace hoithi::redis
