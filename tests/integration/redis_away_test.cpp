#include <gmock/gmock.h>

#include "tests/integration/redis_contest.hpp"

namespace hoithi::test {
namespace {

using Start = RedisProcess::Start;

TEST(RedisAway, AbsentAtTheStartAndThereLater) {
    RedisContest contest({.when = Start::later});
    contest.await_state("degraded");
    contest.play();
    contest.open();
    contest.answer(RedisContest::crowd / 2);
    EXPECT_EQ(contest.state(), "degraded");
    contest.redis.start();
    contest.finish();
    contest.expect_all_well();
}

TEST(RedisAway, KilledInMidQuestionAndStartedAgain) {
    RedisContest contest;
    contest.play();
    contest.open();
    contest.answer(5);
    contest.redis.kill();
    contest.await_state("degraded");
    contest.answer(5);
    contest.finish();
    contest.play();
    EXPECT_EQ(contest.state(), "degraded");
    contest.redis.start();
    for (int i = 0; i < 5; ++i) contest.play();
    contest.expect_all_well();
}

TEST(RedisAway, KilledAndEverythingInItLost) {
    RedisContest contest;
    contest.play();
    contest.expect_boards();
    contest.redis.kill();
    contest.redis.erase();
    contest.await_state("degraded");
    contest.play();
    EXPECT_EQ(contest.state(), "degraded");
    contest.redis.start();
    contest.expect_all_well();
}

TEST(RedisAway, EmptiedBehindTheServersBack) {
    RedisContest contest;
    contest.play();
    contest.open();
    contest.answer(7);
    contest.expect_copy();
    contest.redis.cli({"FLUSHALL"});
    contest.finish();
    contest.expect_nothing_lost();
    contest.expect_boards();
    contest.expect_copy();
    contest.redis.cli({"FLUSHALL"});
    contest.expect_boards();
    contest.expect_copy();
    EXPECT_EQ(contest.state(), "ok");
}

TEST(RedisAway, TheServerIsKilledMeanwhile) {
    RedisContest contest;
    contest.play();
    contest.open();
    contest.answer(9);
    contest.redis.kill();
    contest.venue.server->kill();
    contest.venue.start();
    contest.come_back();
    contest.await_state("degraded");
    contest.finish();
    contest.redis.start();
    contest.expect_all_well();
}

}  // namespace
}  // namespace hoithi::test
