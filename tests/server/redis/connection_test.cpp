#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/redis/client.hpp"
#include "tests/support/redis_process.hpp"

// A connection that is ready.

namespace hoithi::redis {
namespace {

using test::RedisProcess;
using testing::ElementsAre;

class RedisConnection : public testing::Test {
protected:
    /// Pushes numbers to a list; `done` counts and checks that the replies come in their order.
    void push(Client& client, int numbers) {
        for (int i = 1; i <= numbers; ++i) {
            ASSERT_TRUE(client.connection.send(
                Command("RPUSH").add("list").add(i),
                [this, i](const std::optional<Reply>& reply) {
                    ASSERT_TRUE(reply);
                    EXPECT_EQ(reply->integer(), i);
                    EXPECT_EQ(++done_, i);
                }
            ));
        }
    }

    RedisProcess redis_;
    int done_ = 0;
};

TEST_F(RedisConnection, TenThousandCommandsAreAnsweredInOrder) {
    Client client(redis_.address());
    ASSERT_TRUE(client.await_ready());
    const auto began = std::chrono::steady_clock::now();
    push(client, 10'000);
    EXPECT_EQ(done_, 0);  // never inside send
    EXPECT_EQ(client.connection.stats().unanswered, 10'000U);
    ASSERT_TRUE(client.await([&] { return done_ == 10'000; }));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    RecordProperty("commands_per_second", static_cast<int>(10'000 / took.count()));
    EXPECT_THAT(redis_.cli({"LLEN", "list"}), ElementsAre("10000"));
    EXPECT_THAT(redis_.cli({"LINDEX", "list", "-1"}), ElementsAre("10000"));
    const auto stats = client.connection.stats();
    EXPECT_EQ(stats.commands, 10'000U);
    EXPECT_EQ(stats.bytes_queued, 0U);
    EXPECT_EQ(stats.unanswered, 0U);
    EXPECT_EQ(stats.errors, 0U);
    EXPECT_EQ(stats.failures, 0U);
    EXPECT_EQ(stats.oldest.count(), 0);
}

TEST_F(RedisConnection, RepliesAreOfEveryKind) {
    Client client(redis_.address());
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(*client.ask(Command("SET").add("a").add("một"))->text(), "OK");
    EXPECT_EQ(*client.ask(Command("GET").add("a"))->text(), "một");
    EXPECT_TRUE(client.ask(Command("GET").add("b"))->is_nil());
    EXPECT_EQ(client.ask(Command("STRLEN").add("a"))->integer(), 5);
    EXPECT_EQ(client.ask(Command("LPUSH").add("a").add(1))->error_code(), "WRONGTYPE");
    EXPECT_EQ(client.ask(Command("KEYS").add("nothing*"))->size(), 0U);
    const auto nested = client.ask(Command("EVAL").add("return {1,{'x',{}},false}").add(0));
    ASSERT_TRUE(nested && nested->size() == 3);
    EXPECT_EQ((*nested)[0].integer(), 1);
    EXPECT_EQ(*(*nested)[1][0].text(), "x");
    EXPECT_TRUE((*nested)[1][1].is_array());
    EXPECT_TRUE((*nested)[2].is_nil());
    EXPECT_EQ(client.connection.stats().errors, 1U);
}

TEST_F(RedisConnection, ABatchIsOneCommand) {
    Client client(redis_.address());
    ASSERT_TRUE(client.await_ready());
    Command batch("ZADD");
    batch.add("board");
    for (int i = 0; i < 500; ++i) batch.add(i).add("member" + std::to_string(i));
    EXPECT_EQ(client.ask(batch)->integer(), 500);
    const auto top = client.ask(Command("ZREVRANGE").add("board").add(0).add(-1));
    ASSERT_EQ(top->size(), 500U);
    EXPECT_EQ(*(*top)[499].text(), "member0");
}

TEST_F(RedisConnection, MegabytesWaitTheirTurn) {
    Client client(redis_.address());
    ASSERT_TRUE(client.await_ready());
    const std::string value(100'000, 'x');
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(client.connection.send(
            Command("RPUSH").add("list").add(value),
            [this](const std::optional<Reply>& reply) { EXPECT_EQ(reply->integer(), ++done_); }
        ));
    }
    EXPECT_GT(client.connection.stats().bytes_queued, 10'000'000U);
    ASSERT_TRUE(client.await([&] { return done_ == 100; }));
    EXPECT_EQ(client.ask(Command("LINDEX").add("list").add(57))->text()->size(), value.size());
}

TEST_F(RedisConnection, AFullQueueTakesNothingUntilThereIsRoom) {
    Connection::Config config{*read_address(redis_.address())};
    const Command command = std::move(Command("RPUSH").add("list").add("x"));
    config.queue_bytes_max = 3 * command.bytes().size();
    Client client(config);
    ASSERT_TRUE(client.await_ready());
    const auto count = [this](const std::optional<Reply>&) { ++done_; };
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.connection.send(command, count));
    EXPECT_FALSE(client.connection.send(command, [](const auto&) { FAIL(); }));
    ASSERT_TRUE(client.await([&] { return done_ == 3; }));
    EXPECT_TRUE(client.connection.send(command, count));
    ASSERT_TRUE(client.await([&] { return done_ == 4; }));
    EXPECT_THAT(redis_.cli({"LLEN", "list"}), ElementsAre("4"));
}

TEST_F(RedisConnection, AReplyAboveTheBoundEndsIt) {
    ASSERT_THAT(redis_.cli({"SETRANGE", "large", "99999", "x"}), ElementsAre("100000"));
    ASSERT_THAT(redis_.cli({"SETRANGE", "small", "999", "x"}), ElementsAre("1000"));
    Connection::Config config{*read_address(redis_.address())};
    config.reply_bytes_max = 50'000;
    Client client(config);
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(client.ask(Command("GET").add("small"))->text()->size(), 1000U);
    EXPECT_FALSE(client.ask(Command("GET").add("large")));
    EXPECT_EQ(client.connection.reason(), "a reply is too large");
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(client.ask(Command("GET").add("small"))->text()->size(), 1000U);
}

TEST_F(RedisConnection, StoppingEndsWhatWasNotAnswered) {
    Client client(redis_.address());
    ASSERT_TRUE(client.await_ready());
    ASSERT_TRUE(client.await([&] { return !client.changes.empty(); }));
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(client.connection.send(Command("PING"), [this](const auto& reply) {
            EXPECT_FALSE(reply);
            ++done_;
        }));
    }
    client.connection.stop();
    EXPECT_EQ(done_, 0);
    EXPECT_FALSE(client.connection.send(Command("PING"), [](const auto&) { FAIL(); }));
    // Nothing keeps the loop any more.
    client.loop.restart();
    client.loop.run();
    EXPECT_EQ(done_, 1000);
    EXPECT_EQ(client.changes.size(), 1U);
    EXPECT_FALSE(client.connection.ready());
    client.connection.stop();
    client.connection.drop("too late");
    EXPECT_EQ(client.connection.reason(), "stopped");
}

TEST_F(RedisConnection, MayBeDestroyedByItsOwnCallback) {
    boost::asio::io_context loop;
    auto connection = std::make_unique<Connection>(
        loop, Connection::Config{*read_address(redis_.address())}, [] {}
    );
    ASSERT_TRUE(run_until(loop, [&] { return connection->ready(); }));
    for (int i = 0; i < 100; ++i) {
        connection->send(Command("PING"), [&](const std::optional<Reply>& reply) {
            EXPECT_TRUE(reply);
            if (++done_ == 50) connection.reset();
        });
    }
    loop.restart();
    loop.run();
    EXPECT_EQ(done_, 50);
}

TEST_F(RedisConnection, MayBeDestroyedAtAnyStageOfConnecting) {
    for (int steps = 0; steps < 40; ++steps) {
        boost::asio::io_context loop;
        auto connection = std::make_unique<Connection>(
            loop, Connection::Config{*read_address(redis_.address())}, [] {}
        );
        for (int i = 0; i < steps && !connection->ready(); ++i) {
            loop.run_one_for(std::chrono::milliseconds(10));
        }
        connection.reset();
        loop.restart();
        loop.run();
    }
}

TEST_F(RedisConnection, ItsChangeMayDestroyIt) {
    boost::asio::io_context loop;
    std::unique_ptr<Connection> connection;
    connection = std::make_unique<Connection>(
        loop, Connection::Config{*read_address(redis_.address())}, [&] { connection.reset(); }
    );
    loop.run();
    EXPECT_EQ(connection, nullptr);
}

TEST_F(RedisConnection, OutOfMemoryIsAReplyLikeOthers) {
    const RedisProcess small({"--maxmemory", "1mb", "--maxmemory-policy", "noeviction"});
    Client client(small.address());
    ASSERT_TRUE(client.await_ready());
    const auto reply = client.ask(Command("SET").add("a").add(std::string(4'000'000, 'x')));
    const auto next = client.ask(Command("SET").add("b").add(std::string(4'000'000, 'x')));
    ASSERT_TRUE(next);
    EXPECT_TRUE(next->error_code() == "OOM" || reply->error_code() == "OOM");
    EXPECT_TRUE(client.connection.ready());
    EXPECT_GE(client.connection.stats().errors, 1U);
}

TEST_F(RedisConnection, AReplicaSaysReadonlyAndIsDroppedOnRequest) {
    const RedisProcess replica({"--replicaof", "127.0.0.1 1"});
    Client client(replica.address());
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(client.ask(Command("SET").add("a").add(1))->error_code(), "READONLY");
    EXPECT_TRUE(client.connection.ready());
    ASSERT_TRUE(client.connection.send(Command("PING"), [this](const auto& reply) {
        EXPECT_FALSE(reply);
        ++done_;
    }));
    client.connection.drop("this Redis is a replica");
    EXPECT_FALSE(client.connection.ready());
    EXPECT_EQ(client.connection.reason(), "this Redis is a replica");
    ASSERT_TRUE(client.await([&] { return done_ == 1; }));
    replica.cli({"REPLICAOF", "NO", "ONE"});
    ASSERT_TRUE(client.await_ready());
    EXPECT_EQ(*client.ask(Command("SET").add("a").add(1))->text(), "OK");
}

}  // namespace
}  // namespace hoithi::redis
