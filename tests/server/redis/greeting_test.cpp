#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/ip/tcp.hpp>

#include "tests/server/redis/client.hpp"
#include "tests/support/redis_process.hpp"

// What a connection does before it is ready, and what keeps it from it.

namespace hoithi::redis {
namespace {

using test::RedisProcess;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(RedisGreeting, TellsItsNameAndChoosesTheDatabase) {
    const RedisProcess redis;
    Client client(redis.address() + "?db=3");
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(client.connection.reason(), "");
    ASSERT_TRUE(client.ask(Command("SET").add("a").add(1)));
    EXPECT_THAT(redis.cli({"-n", "3", "GET", "a"}), ElementsAre("1"));
    EXPECT_THAT(redis.cli({"CLIENT", "LIST"}), testing::Contains(HasSubstr("name=hoithi")));
    EXPECT_THAT(client.changes, ElementsAre(""));
    EXPECT_EQ(client.connection.stats().connects, 1U);
}

TEST(RedisGreeting, ADatabaseThatIsNotThereKeepsItAway) {
    const RedisProcess redis;
    Client client(redis.address() + "?db=999");
    ASSERT_TRUE(client.await_away());
    EXPECT_THAT(client.connection.reason(), HasSubstr("DB index is out of range"));
}

TEST(RedisGreeting, ReachesAHostByItsName) {
    // A port that was free a moment ago.
    std::uint16_t port = 0;
    {
        boost::asio::io_context loop;
        using boost::asio::ip::tcp;
        port = tcp::acceptor(loop, {boost::asio::ip::address_v4::loopback(), 0})
                   .local_endpoint()
                   .port();
    }
    const RedisProcess redis({"--port", std::to_string(port), "--bind", "127.0.0.1"});
    Client client("redis://localhost:" + std::to_string(port));
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(*client.ask(Command("ECHO").add("xin chào"))->text(), "xin chào");
}

TEST(RedisGreeting, AnUnknownHostKeepsItAway) {
    Client client("redis://nobody.invalid:1");
    ASSERT_TRUE(client.await_away());
    EXPECT_FALSE(client.connection.ready());
    EXPECT_NE(client.connection.reason(), "");
}

TEST(RedisGreeting, AWrongPasswordIsTriedAgainUntilItIsRight) {
    const RedisProcess redis({"--requirepass", "right"});
    Client client(redis.address(), {.user = "", .password = "later"});
    ASSERT_TRUE(client.await_away());
    EXPECT_THAT(client.connection.reason(), HasSubstr("WRONGPASS"));
    EXPECT_FALSE(client.connection.send(Command("PING"), [](const auto&) { FAIL(); }));
    ASSERT_TRUE(client.await([&] { return client.connection.stats().failures >= 2; }));
    // The reason stayed the same: nobody is told again.
    EXPECT_THAT(client.changes, SizeIs(1));
    redis.cli({"-a", "right", "CONFIG", "SET", "requirepass", "later"});
    ASSERT_TRUE(client.await_ready());
}

TEST(RedisGreeting, AMissingPasswordKeepsItAway) {
    const RedisProcess redis({"--requirepass", "right"});
    Client client(redis.address());
    ASSERT_TRUE(client.await_away());
    EXPECT_THAT(client.connection.reason(), HasSubstr("NOAUTH"));
}

TEST(RedisGreeting, AUserNeedsNoMoreThanItsOwnCommands) {
    const RedisProcess redis;
    redis.cli({"ACL", "SETUSER", "board", "on", ">s3cret", "~board:*", "+zadd"});
    Client client(redis.address(), {.user = "board", .password = "s3cret"});
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(client.ask(Command("ZADD").add("board:1").add(5).add("a"))->integer(), 1);
    EXPECT_EQ(client.ask(Command("ZADD").add("other").add(5).add("a"))->error_code(), "NOPERM");
    EXPECT_TRUE(client.connection.ready());
    EXPECT_EQ(client.connection.stats().errors, 1U);
}

TEST(RedisGreeting, AFullRedisIsAReason) {
    const RedisProcess redis({"--maxclients", "1"});
    Client first(redis.address());
    ASSERT_TRUE(first.await_ready());
    Client second(redis.address());
    ASSERT_TRUE(second.await_away());
    EXPECT_THAT(second.connection.reason(), HasSubstr("max number of clients"));
}

TEST(RedisGreeting, ItIsAwayWithoutARedisAndReadyOnceThereIsOne) {
    RedisProcess redis({}, RedisProcess::Start::later);
    Client client(redis.address());
    EXPECT_FALSE(client.connection.ready());
    EXPECT_EQ(client.connection.reason(), "not connected yet");
    EXPECT_THAT(client.changes, IsEmpty());
    ASSERT_TRUE(client.await_away());
    EXPECT_EQ(client.connection.reason(), "No such file or directory");
    redis.start();
    ASSERT_TRUE(client.await_ready());
    ASSERT_TRUE(client.await([&] { return client.changes.size() == 2; }));
    EXPECT_EQ(client.changes.back(), "");
}

}  // namespace
}  // namespace hoithi::redis
