#include "server/leaderboard/redis_leaderboard.hpp"

#include <gmock/gmock.h>

#include "server/clock.hpp"
#include "tests/server/leaderboard/redis_node.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::leaderboard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class BoardsInRedis : public testing::Test {
protected:
    std::uint64_t version(const std::string& contest) {
        const BoardAnswer answer = node.read({.contest = contest});
        return answer ? answer->version : 0;
    }
    /// As it stands in Redis; empty if nothing does.
    std::string version_there(const std::string& contest) {
        return redis.cli({"HGET", node.keys.info(contest), "version"}).at(0);
    }

    test::RedisProcess redis;
    boost::asio::io_context loop;
    RedisNode node{loop, redis.address()};
};

TEST_F(BoardsInRedis, ManyChangesAtOnceAreFewWrites) {
    ASSERT_TRUE(node.await_ready());
    for (std::uint64_t v = 1; v <= 100; ++v) node.boards.publish(simple_contest("c1", v, 50));
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("c1"), "100");
    EXPECT_EQ(node.boards.stats().writes, 2U) << "the first, and the last of those meanwhile";
    EXPECT_EQ(node.boards.stats().rows, 100U);
    EXPECT_EQ(node.boards.stats().failures, 0U);
}

TEST_F(BoardsInRedis, WhatIsNewIsReadAtOnceAndToldOnce) {
    ASSERT_TRUE(node.await_ready());
    std::vector<std::uint64_t> told;
    node.boards.on_change([&](const std::string& contest) { told.push_back(version(contest)); });
    node.boards.publish(simple_contest("c1", 1));
    node.boards.publish(simple_contest("c1", 2));
    EXPECT_THAT(told, ElementsAre(1, 2)) << "from memory: Redis has neither yet";
    ASSERT_TRUE(node.await_written());
    const std::uint64_t before = node.boards.stats().reads;
    EXPECT_EQ(version("c1"), 2U);
    EXPECT_EQ(node.boards.stats().reads, before + 1) << "from Redis";
}

TEST_F(BoardsInRedis, EveryContestIsWrittenAndNoted) {
    for (int c = 0; c < 30; ++c) node.boards.publish(simple_contest("c" + std::to_string(c), 1));
    EXPECT_EQ(node.boards.stats().waiting, 30U);
    ASSERT_TRUE(node.await_written());
    ASSERT_TRUE(node.until([this] { return node.connection.stats().unanswered == 0; }));
    EXPECT_EQ(redis.cli({"ZCARD", node.keys.contests()}).at(0), "30");
}

TEST_F(BoardsInRedis, WhatIsOverIsNotWritten) {
    ASSERT_TRUE(node.await_ready());
    auto old = *simple_contest("old", 5);
    old.at = ServerClock::wall_now() - std::chrono::hours(2);
    node.boards.publish(std::make_shared<ContestBoards>(old));
    node.boards.publish(simple_contest("young", 1));
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("old"), "");
    EXPECT_EQ(version("old"), 5U) << "from memory";
}

TEST_F(BoardsInRedis, MemoryServesWhileRedisIsAway) {
    node.boards.publish(simple_contest("c1", 1));
    EXPECT_EQ(version("c1"), 1U) << "not connected yet";
    ASSERT_TRUE(node.await_written());
    redis.kill();
    EXPECT_EQ(version("c1"), 1U);
    node.boards.publish(simple_contest("c1", 2));
    EXPECT_EQ(version("c1"), 2U);
    EXPECT_EQ(node.read({.contest = "c2"}).error(), BoardFault::out_of_reach) << "it may be there";
    redis.erase();
    redis.start();
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("c1"), "2");
}

TEST_F(BoardsInRedis, ARedisThatComesBackEmptyIsFilledAgain) {
    for (int c = 0; c < 5; ++c) node.boards.publish(simple_contest("c" + std::to_string(c), 9));
    ASSERT_TRUE(node.await_written());
    redis.kill();
    ASSERT_TRUE(node.until([this] { return !node.connection.ready(); }));
    redis.erase();
    redis.start();
    ASSERT_TRUE(node.until([this] { return node.boards.stats().writes == 10; }));
    for (int c = 0; c < 5; ++c) EXPECT_EQ(version_there("c" + std::to_string(c)), "9");
}

TEST_F(BoardsInRedis, ARefusedWriteIsTriedAgain) {
    ASSERT_TRUE(node.await_ready());
    redis.cli({"CONFIG", "SET", "maxmemory", "1"});
    node.boards.publish(simple_contest("c1", 1));
    ASSERT_TRUE(node.until([this] { return node.boards.stats().failures >= 2; }));
    EXPECT_THAT(node.boards.trouble(), StartsWith("OOM "));
    EXPECT_EQ(node.boards.stats().waiting, 1U);
    EXPECT_EQ(version("c1"), 1U) << "from memory";
    redis.cli({"CONFIG", "SET", "maxmemory", "0"});
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("c1"), "1");
    EXPECT_THAT(node.boards.trouble(), IsEmpty());
    EXPECT_THAT(node.troubles, ElementsAre(StartsWith("OOM "), "")) << "each told once";
}

TEST_F(BoardsInRedis, AReplicaIsLeftForTheNextMaster) {
    ASSERT_TRUE(node.await_ready());
    redis.cli({"REPLICAOF", "127.0.0.1", "1"});
    node.boards.publish(simple_contest("c1", 1));
    ASSERT_TRUE(node.until([this] { return node.connection.stats().connects >= 2; }));
    EXPECT_THAT(node.troubles.at(0), HasSubstr("READONLY"));
    redis.cli({"REPLICAOF", "NO", "ONE"});
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("c1"), "1");
}

TEST_F(BoardsInRedis, ALaterOwnersBoardsStandAndHoldUpNoOther) {
    ASSERT_TRUE(node.await_ready());
    RedisNode later(loop, redis.address());
    auto newer = *simple_contest("a", 40);
    newer.epoch = 2;
    later.boards.publish(std::make_shared<ContestBoards>(newer));
    ASSERT_TRUE(later.await_written());
    node.boards.publish(simple_contest("a", 39));
    ASSERT_TRUE(node.await_written());
    EXPECT_THAT(node.boards.trouble(), StartsWith("STALE "));
    EXPECT_EQ(node.boards.stats().failures, 1U) << "it is not tried again and again";
    EXPECT_EQ(version("a"), 40U);
    node.boards.publish(simple_contest("b", 1));
    ASSERT_TRUE(node.await_written());
    EXPECT_EQ(version_there("b"), "1");
    EXPECT_THAT(node.boards.trouble(), StartsWith("STALE ")) << "of the other, still";
}

// What is refused for one contest only, whatever the reason, is no hindrance to the others.
TEST_F(BoardsInRedis, TheyTakeTurns) {
    ASSERT_TRUE(node.await_ready());
    const Board twins = [] {
        Board board("overall/main");
        for (int i = 0; i < 2; ++i) board.add("the same member") += "{}";
        board.total = 2;
        return board;
    }();
    node.boards.publish(contest_of("a", 1, {twins}));
    for (const char* other : {"b", "c", "d"}) node.boards.publish(simple_contest(other, 1));
    ASSERT_TRUE(node.until([this] { return node.boards.stats().waiting == 1; }));
    EXPECT_EQ(version_there("d"), "1");
    EXPECT_EQ(version_there("a"), "");
}

TEST_F(BoardsInRedis, ThatAreEmptiedAreFilledAgain) {
    RedisNode watchful(loop, redis.address(), Millis{20});
    watchful.boards.publish(simple_contest("c1", 3));
    watchful.boards.publish(simple_contest("c2", 4));
    ASSERT_TRUE(watchful.await_written());
    redis.cli({"FLUSHALL"});
    ASSERT_TRUE(watchful.until([&] { return watchful.boards.stats().writes >= 4; }));
    ASSERT_TRUE(watchful.await_written());
    EXPECT_EQ(version_there("c1"), "3");
    EXPECT_EQ(version_there("c2"), "4");
    redis.cli({"SET", watchful.keys.info("c1"), "of another type"});
    ASSERT_TRUE(watchful.until([&] { return watchful.boards.stats().writes >= 5; }));
    EXPECT_EQ(version_there("c1"), "3");
}

TEST_F(BoardsInRedis, ThatMakeNoSenseAreReadFromMemory) {
    node.boards.publish(simple_contest("c1", 3));
    ASSERT_TRUE(node.await_written());
    const std::string info = node.keys.info("c1");
    for (const char* names : {"5", "\"overall/main\"", "[5]", "[{}]", "{", ""}) {
        redis.cli({"HSET", info, "boards", names});
        const BoardAnswer answer = node.read({.contest = "c1"});
        ASSERT_TRUE(answer) << names;
        EXPECT_THAT(answer->boards, ElementsAre("overall/main")) << names;
        EXPECT_EQ(answer->rows.size(), 5U) << names;
    }
    redis.cli({"HSET", info, "boards", "[\"overall/main\"]"});
    redis.cli({"HSET", node.keys.rows("c1", "overall/main"), "2", "no row"});
    EXPECT_EQ(node.read({.contest = "c1"})->rows.size(), 4U);
    redis.cli({"SET", node.keys.rows("c1", "overall/main"), "of another type"});
    EXPECT_EQ(node.read({.contest = "c1"})->rows.size(), 5U);
    redis.cli({"SET", info, "of another type"});
    EXPECT_EQ(version("c1"), 3U);
}

}  // namespace
}  // namespace hoithi::leaderboard
