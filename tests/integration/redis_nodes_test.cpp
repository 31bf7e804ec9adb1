#include <gmock/gmock.h>

#include <chrono>
#include <iostream>

#include "tests/integration/redis_contest.hpp"
#include "tests/server/net/raw_client.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

/// The event stream of a board, on a connection of its own.
class Follower {
public:
    Follower(std::uint16_t port, const std::string& path) : client_(port) {
        client_.write(net::get_request(path));
    }
    /// The next board: what its `data:` line holds.
    Json next() {
        const std::string mark = "\ndata: ";
        std::size_t begin = 0;
        std::size_t end = 0;
        wait_until(
            [&] {
                const std::string& text = client_.received();
                begin = text.find(mark, read_);
                end = begin == text.npos ? text.npos : text.find('\n', begin + mark.size());
                return end != text.npos;
            },
            "an event"
        );
        read_ = end;
        begin += mark.size();
        return Json::parse(client_.received().substr(begin, end - begin));
    }

private:
    net::RawClient client_;
    std::size_t read_ = 0;
};

TEST(RedisNodes, AnotherNodeShowsTheBoardsAndFollowsThem) {
    RedisContest contest;
    const Venue other(1, 0, {}, {.arguments = {"--redis", contest.redis.address()}});
    const std::string board = "/api/contests/" + contest.id() + "/board";
    contest.play();
    contest.expect_boards();
    const HttpReply near = http(contest.venue.server->port(), board);
    const HttpReply far = http(other.server->port(), board);
    EXPECT_EQ(far.status, 200) << far.body;
    EXPECT_EQ(Json::parse(far.body), Json::parse(near.body));
    const std::string units = board + "?board=overall/units";
    EXPECT_EQ(Json::parse(http(other.server->port(), units).body)["total"], 3);

    Follower follower(other.server->port(), board + "/events");
    const Json first = follower.next();
    EXPECT_EQ(first, Json::parse(near.body));
    contest.play();
    const auto shown = std::chrono::steady_clock::now();
    const Json second = follower.next();
    const auto took = std::chrono::steady_clock::now() - shown;
    std::cout << "the other node's followers saw it after "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
    EXPECT_GT(second["version"], first["version"]);
    EXPECT_EQ(second, Json::parse(http(contest.venue.server->port(), board).body));

    contest.redis.kill();
    contest.await_state("degraded");
    EXPECT_EQ(http(contest.venue.server->port(), board).status, 200) << "its own, from memory";
    contest.play();
    contest.redis.start();
    contest.expect_boards();
    EXPECT_EQ(follower.next(), Json::parse(http(contest.venue.server->port(), board).body))
        << "the follower hears on after Redis was away";
}

TEST(RedisNodes, AContestThatAnotherOwnsDoesNotHoldUpTheOthers) {
    RedisContest contest;
    contest.play();
    contest.expect_boards();
    contest.host->send({{"t", "again"}, {"n", 5}});
    const Json second = contest.host->await("opened");
    const std::string other = second["contest"];
    // They are written in the order of their ids, and the first is the one that is to fail.
    const bool other_fails = other < contest.id();
    const auto info = [](const std::string& id) { return "hoithi:{" + id + "}:info"; };
    const std::string failing = info(other_fails ? other : contest.id());
    contest.redis.cli({"HSET", failing, "epoch", "1000"});
    contest.play();
    const auto host = contest.venue.connect();
    host->send({{"t", "hello"}, {"as", "host"}, {"contest", other}, {"secret", second["secret"]}});
    host->await("room");
    act(*host, "end");
    unveil_all(*host);
    contest.await_state("degraded");
    EXPECT_THAT(contest.health()["reason"].get<std::string>(), testing::StartsWith("STALE"));
    if (other_fails) {
        contest.expect_boards();
    } else {
        wait_until(
            [&] {
                const auto phase = contest.redis.cli({"HGET", info(other), "phase"});
                return !phase.empty() && phase.front() == "finished";
            },
            "the boards of the other contest"
        );
    }
    EXPECT_EQ(contest.state(), "degraded");
    EXPECT_EQ(contest.redis.cli({"HGET", failing, "epoch"}).front(), "1000");
    EXPECT_LE(contest.log_lines("redis_state"), 2U) << contest.venue.server->log();
    contest.redis.cli({"DEL", failing});
    contest.expect_all_well();
}

}  // namespace
}  // namespace hoithi::test
