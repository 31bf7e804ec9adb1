#include <gmock/gmock.h>

#include <fstream>

#include "tests/integration/redis_contest.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string reason(const RedisContest& contest) { return contest.health().value("reason", ""); }

/// A text where something else should be.
void obstruct(RedisContest& contest, const std::string& key) {
    contest.redis.cli({"DEL", contest.key(key)});
    contest.redis.cli({"SET", contest.key(key), "in the way"});
}

TEST(RedisRefusing, OutOfMemory) {
    RedisContest contest;
    contest.play();
    contest.open();
    contest.answer(6);
    contest.redis.cli({"CONFIG", "SET", "maxmemory", "1"});
    contest.finish();
    contest.await_state("degraded");
    EXPECT_THAT(reason(contest), StartsWith("OOM"));
    contest.play();
    EXPECT_EQ(contest.state(), "degraded");
    contest.redis.cli({"CONFIG", "SET", "maxmemory", "0"});
    contest.expect_all_well();
    EXPECT_LE(contest.log_lines("redis_state"), 4U) << contest.venue.server->log();
}

TEST(RedisRefusing, AWrongPassword) {
    const store::TemporaryFolder folder;
    std::ofstream(folder.path() / "auth") << "password=of the servers\n";
    RedisContest contest(
        {.redis_options = {"--requirepass", "another"},
         .server_options = {"--redis-auth-file", folder.path() / "auth"}}
    );
    contest.await_state("degraded");
    EXPECT_THAT(reason(contest), HasSubstr("WRONGPASS"));
    EXPECT_THAT(contest.venue.server->log(), testing::Not(HasSubstr("of the servers")));
    contest.play();
    contest.open();
    contest.answer(8);
    EXPECT_EQ(contest.state(), "degraded");
    contest.redis.cli({"-a", "another", "CONFIG", "SET", "requirepass", "of the servers"});
    contest.finish();
    contest.await_state("ok");
    // So that others may look.
    contest.redis.cli({"-a", "of the servers", "CONFIG", "SET", "requirepass", ""});
    contest.expect_nothing_lost();
    contest.expect_boards();
    contest.expect_copy();
    EXPECT_LE(contest.log_lines("redis_away"), 3U) << contest.venue.server->log();
}

TEST(RedisRefusing, WhatCanBeMadeAgainMakesWay) {
    RedisContest contest;
    contest.play();
    contest.expect_boards();
    contest.expect_copy();
    contest.redis.cli({"DEL", contest.key("rows:overall/officials")});
    for (const char* key :
         {"board:overall/officials", "rows:overall/people", "histograms", "keys", "contest"}) {
        obstruct(contest, key);
    }
    contest.expect_boards();
    contest.expect_copy();
    obstruct(contest, "info");
    contest.play();
    contest.expect_nothing_lost();
    contest.expect_boards();
    wait_until(
        [&] {
            return contest.redis.cli({"TYPE", contest.key("keys")}).front() == "set";
        },
        "keys"
    );
    EXPECT_EQ(contest.redis.cli({"TYPE", contest.key("contest")}).front(), "hash");
    wait_until([&] { return contest.state() == "ok"; }, "ok");
}

TEST(RedisRefusing, WhateverStandsInTheJournalsPlaceIsLeftAlone) {
    RedisContest contest;
    contest.play();
    contest.expect_copy();
    obstruct(contest, "journal");
    contest.await_state("degraded");
    EXPECT_THAT(reason(contest), HasSubstr(contest.key("journal")));
    contest.play();
    contest.expect_boards();
    EXPECT_EQ(contest.redis.cli({"GET", contest.key("journal")}).front(), "in the way");
    EXPECT_LE(contest.log_lines("redis_state"), 2U) << contest.venue.server->log();
    contest.redis.cli({"DEL", contest.key("journal")});
    contest.expect_all_well();
}

TEST(RedisRefusing, AReplicaUntilItIsTheMaster) {
    RedisContest contest;
    contest.play();
    contest.expect_boards();
    // Of nobody: it is stale, answers, and takes no writes.
    contest.redis.cli({"REPLICAOF", "127.0.0.1", "1"});
    contest.open();
    contest.answer(6);
    contest.await_state("degraded");
    contest.finish();
    contest.play();
    EXPECT_EQ(contest.state(), "degraded");
    EXPECT_THAT(reason(contest), StartsWith("READONLY"));
    contest.redis.cli({"REPLICAOF", "NO", "ONE"});
    contest.expect_all_well();
    EXPECT_LE(contest.log_lines("redis_state"), 4U) << contest.venue.server->log();
}

}  // namespace
}  // namespace hoithi::test
