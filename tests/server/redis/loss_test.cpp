#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/random.hpp"
#include "tests/server/redis/client.hpp"
#include "tests/support/redis_process.hpp"
#include "tests/support/relay.hpp"

// A Redis that goes and comes back, and a network that is bad.

namespace hoithi::redis {
namespace {

using test::RedisProcess;
using test::Relay;
using testing::Contains;

TEST(RedisLoss, AKilledRedisIsFoundAgainWithItsData) {
    RedisProcess redis({"--appendfsync", "always"});
    Client client(redis.address());
    ASSERT_TRUE(client.await_ready());
    ASSERT_EQ(*client.ask(Command("SET").add("a").add("here"))->text(), "OK");
    redis.kill();
    ASSERT_TRUE(client.await_away());
    EXPECT_NE(client.connection.reason(), "");
    redis.start();
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(*client.ask(Command("GET").add("a"))->text(), "here");
    redis.kill();
    redis.erase();
    redis.start();
    ASSERT_TRUE(client.await([&] { return client.connection.stats().connects == 3; }));
    EXPECT_TRUE(client.ask(Command("GET").add("a"))->is_nil());
    EXPECT_GE(client.connection.stats().failures, 2U);
}

TEST(RedisLoss, AHaltedRedisIsGivenUpAndFoundAgain) {
    const RedisProcess redis;
    Client client(impatient(redis.address()));
    ASSERT_TRUE(client.await_ready());
    redis.halt();
    int done = 0;
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(client.connection.send(Command("INCR").add("n"), [&](const auto& reply) {
            EXPECT_FALSE(reply);
            ++done;
        }));
    }
    ASSERT_TRUE(client.await_away());
    EXPECT_EQ(client.connection.reason(), "no answer for 300 ms");
    ASSERT_TRUE(client.await([&] { return done == 100; }));
    // The kernel connects, but nobody greets.
    ASSERT_TRUE(client.await([&] { return client.connection.stats().failures >= 3; }));
    EXPECT_THAT(client.changes, Contains("no connection within 300 ms"));
    redis.go_on();
    ASSERT_TRUE(client.await_ready());
    EXPECT_TRUE(client.ask(Command("INCR").add("n"))->integer());
    EXPECT_EQ(done, 100);
}

TEST(RedisLoss, ASilentRedisWithoutCommandsIsLeftAlone) {
    const RedisProcess redis;
    Client client(impatient(redis.address()));
    ASSERT_TRUE(client.await_ready());
    redis.halt();
    // Several times the timeout: whether anything happens is all there is to wait for.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    ASSERT_TRUE(client.await([&] { return std::chrono::steady_clock::now() > end; }));
    EXPECT_TRUE(client.connection.ready());
    redis.go_on();
    EXPECT_EQ(*client.ask(Command("PING"))->text(), "PONG");
}

TEST(RedisLoss, ABusyRedisIsAway) {
    const RedisProcess redis({"--busy-reply-threshold", "50"});
    Client client(redis.address());
    Client script(redis.address());
    ASSERT_TRUE(client.await_ready());
    ASSERT_TRUE(script.await_ready());
    ASSERT_TRUE(script.connection.send(
        Command("EVAL").add("while true do end").add(0), [](const std::optional<Reply>&) {}
    ));
    ASSERT_TRUE(script.await([&] { return redis.cli({"PING"}).front().starts_with("BUSY"); }));
    const auto reply = client.ask(Command("GET").add("a"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->error_code(), "BUSY");
    ASSERT_TRUE(client.await_away());
    EXPECT_THAT(client.connection.reason(), testing::HasSubstr("BUSY"));
    // Its successors are not let in either.
    ASSERT_TRUE(client.await([&] { return client.connection.stats().failures >= 2; }));
    redis.cli({"SCRIPT", "KILL"});
    ASSERT_TRUE(client.await_ready());
}

TEST(RedisLoss, RepliesMayComeInPieces) {
    const RedisProcess redis;
    const auto path = redis.socket().string() + ".relay";
    Relay relay(path, redis.socket());
    relay.chop(7);
    Client client("unix:" + path);
    ASSERT_TRUE(client.await_ready());
    int done = 0;
    for (int i = 0; i < 500; ++i) {
        ASSERT_TRUE(client.connection.send(
            Command("EVAL").add("return {KEYS[1],{1,2},false}").add(1).add(i),
            [&, i](const std::optional<Reply>& reply) {
                ASSERT_TRUE(reply && reply->size() == 3);
                EXPECT_EQ(*(*reply)[0].text(), std::to_string(i));
                EXPECT_EQ((*reply)[1][1].integer(), 2);
                EXPECT_EQ(done++, i);
            }
        ));
    }
    ASSERT_TRUE(client.await([&] { return done == 500; }));
    EXPECT_EQ(client.connection.stats().failures, 0U);
}

TEST(RedisLoss, EachCommandIsDoneOnceHoweverTheNetworkIsCut) {
    const RedisProcess redis;
    const auto path = redis.socket().string() + ".relay";
    Relay relay(path, redis.socket());
    Client client("unix:" + path);
    Random random(20'260);
    std::vector<int> done;
    std::uint64_t answered = 0;
    for (int round = 0; round < 50; ++round) {
        relay.chop(random.below(2) == 0 ? std::nullopt : std::optional(random.next()));
        ASSERT_TRUE(client.await_ready()) << "round " << round;
        const std::size_t first = done.size();
        const std::size_t commands = 1 + random.below(200);
        done.resize(first + commands);
        for (std::size_t i = first; i < done.size(); ++i) {
            ASSERT_TRUE(client.connection.send(
                Command("INCR").add("n"),
                [&, i](const std::optional<Reply>& reply) {
                    ++done[i];
                    answered += reply ? 1 : 0;
                }
            ));
        }
        const std::size_t cut_at = first + random.below(commands);
        ASSERT_TRUE(client.await([&] { return done[cut_at] > 0; }));
        relay.cut();
        ASSERT_TRUE(client.await([&] { return !client.connection.ready(); }));
    }
    ASSERT_TRUE(client.await_ready());
    const auto carried_out = client.ask(Command("GET").add("n"));
    EXPECT_THAT(done, testing::Each(1));
    // What was answered was carried out; what was not may have been.
    const auto number = std::stoull(*carried_out->text());
    EXPECT_GE(number, answered);
    EXPECT_LE(number, done.size());
    EXPECT_GE(client.connection.stats().failures, 50U);
}

TEST(RedisLoss, AStalledNetworkIsGivenUpAndARefusalWaitedOut) {
    const RedisProcess redis;
    const auto path = redis.socket().string() + ".relay";
    Relay relay(path, redis.socket());
    Client client(impatient("unix:" + path));
    ASSERT_TRUE(client.await_ready());
    relay.stall();
    EXPECT_FALSE(client.ask(Command("PING")));
    EXPECT_EQ(client.connection.reason(), "no answer for 300 ms");
    relay.pass();
    ASSERT_TRUE(client.await_ready());
    relay.refuse();
    relay.cut();
    ASSERT_TRUE(client.await([&] { return client.connection.reason() == "Connection refused"; }));
    relay.welcome();
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(*client.ask(Command("PING"))->text(), "PONG");
}

}  // namespace
}  // namespace hoithi::redis
