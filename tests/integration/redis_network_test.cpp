#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/integration/redis_contest.hpp"

namespace hoithi::test {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

/// How long things took, to be printed: a figure for people, not a promise.
class Durations {
public:
    template <class Work>
    void measure(Work work) {
        const auto begun = Clock::now();
        work();
        took_.push_back(std::chrono::duration_cast<microseconds>(Clock::now() - begun));
    }
    void print(const std::string& of_what) {
        ASSERT_FALSE(took_.empty());
        std::ranges::sort(took_);
        const auto at = [&](std::size_t percent) {
            return took_[(took_.size() - 1) * percent / 100].count();
        };
        std::cout << of_what << ": " << took_.size() << " times, median " << at(50) << " µs, p99 "
                  << at(99) << " µs, longest " << at(100) << " µs\n";
    }

private:
    std::vector<microseconds> took_;
};

void answer_one_by_one(RedisContest& contest, Durations& answers) {
    for (int i = 0; i < RedisContest::crowd; ++i) {
        answers.measure([&] { contest.answer(1); });
    }
}

void ask_the_time(WsClient& client, Durations& clock) {
    clock.measure([&] {
        client.send({{"t", "clock"}, {"c", 1}});
        client.await("clock");
    });
}

TEST(RedisNetwork, StoppedForTenSeconds) {
    constexpr int played = 8;
    constexpr std::chrono::seconds stopped{10};
    RedisContest contest;
    const auto looker = contest.venue.look_on("spectator");
    contest.open();
    Durations before;
    answer_one_by_one(contest, before);
    contest.finish();
    contest.expect_boards();

    Durations answers;
    Durations clock;
    contest.redis.halt();
    const auto begun = Clock::now();
    for (int i = 1; i <= played; ++i) {
        contest.open();
        answer_one_by_one(contest, answers);
        contest.finish();
        for (int burst = 0; burst < 10; ++burst) ask_the_time(*looker, clock);
        wait_until([&] { return Clock::now() - begun > stopped * i / played; }, "its part");
    }
    contest.await_state("degraded");
    before.print("answers, Redis well   ");
    answers.print("answers, Redis stopped");
    clock.print("the loop meanwhile    ");
    EXPECT_LT(contest.metric("hoithi_redis_queued_bytes"), 1000) << "no more than a greeting";
    contest.redis.go_on();
    contest.play();
    contest.expect_all_well();
    EXPECT_LE(contest.log_lines("redis_away"), 3U) << contest.venue.server->log();
}

TEST(RedisNetwork, CutAgainAndAgain) {
    const char* chosen = std::getenv("HOITHI_SEED");
    const auto seed = static_cast<std::uint32_t>(chosen ? std::atoi(chosen) : 20251010);
    SCOPED_TRACE("HOITHI_SEED=" + std::to_string(seed));
    std::mt19937 random(seed);
    RedisContest contest({.relayed = true});
    // What the last question brings is for the finale.
    for (int i = 0; i < RedisContest::questions - 2; ++i) {
        contest.open();
        contest.answer(random() % RedisContest::crowd);
        // Carried out or not: nobody hears.
        if (random() % 2 == 0) contest.relay->stall();
        contest.answer(random() % RedisContest::crowd);
        if (random() % 2 == 0) contest.relay->cut();
        contest.finish();
        contest.relay->cut();
        contest.relay->pass();
        if (random() % 3 == 0) contest.expect_boards();
    }
    EXPECT_GE(contest.metric("hoithi_redis_failures_total"), 5);
    contest.play();
    contest.expect_all_well();
}

TEST(RedisNetwork, RepliesInPieces) {
    RedisContest contest({.relayed = true});
    contest.relay->chop(7);
    for (int i = 0; i < 4; ++i) contest.play();
    contest.expect_nothing_lost();
    contest.expect_boards();
    contest.expect_copy();
    EXPECT_EQ(contest.state(), "ok");
    EXPECT_EQ(contest.metric("hoithi_redis_failures_total"), 0);
}

TEST(RedisNetwork, TheServerStopsThoughRedisStandsStill) {
    RedisContest contest;
    contest.play();
    contest.expect_boards();
    contest.redis.halt();
    contest.play();
    const auto begun = Clock::now();
    contest.stop();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
    std::cout << "stopping took " << took.count() << " ms\n";
    EXPECT_LT(took, std::chrono::seconds(30));
}

TEST(RedisNetwork, TheServerStopsWithTheLastBoardsWritten) {
    RedisContest contest;
    contest.play();
    contest.end();
    contest.stop();
    contest.expect_boards();
    EXPECT_EQ(contest.restore(contest.venue.files.folder() / "copy").status, 0);
    const Json copied = replay_of(contest.venue.files.folder() / "copy", contest.id());
    EXPECT_EQ(copied, contest.venue.replayed());
}

}  // namespace
}  // namespace hoithi::test
