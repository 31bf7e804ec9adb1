#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/random.hpp"
#include "engine/text/fold.hpp"
#include "server/clock.hpp"
#include "server/host/contest_boards.hpp"
#include "server/leaderboard/board_scripts.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "server/leaderboard/redis_leaderboard.hpp"
#include "server/redis/reply_value.hpp"
#include "tests/server/redis/client.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/redis_process.hpp"
#include "tests/support/sample_questions.hpp"

// What a question costs the boards, with a redis-server of its own: from a contest's new state to
// what a reader outside reads. Prints one JSON object.

namespace hoithi::test {
namespace {

using Clock = std::chrono::steady_clock;
using leaderboard::ContestBoards;
using leaderboard::RedisKeys;

constexpr std::int64_t questions = 15;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double quantile(std::vector<double> values, double q) {
    std::ranges::sort(values);
    if (values.empty()) return 0;
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

/// A contest that shows its board, its contestants' names and scores as they might be.
class Crowd {
public:
    explicit Crowd(std::uint32_t contestants) {
        ContestBuilder builder;
        builder.definition.contestants_max = static_cast<int>(contestants);
        builder.questions(1);
        PlayedContest played(builder.setup());
        for (std::uint32_t i = 0; i < contestants; ++i) played.join();
        played.advance_to(Phase::board);
        contest = played.state();
        for (std::uint32_t i = 0; i < contestants; ++i) {
            store::PersonRow person;
            person.contestant = i;
            person.name = "Nguyễn Thị Phương Thảo " + std::to_string(i);
            person.folded_name = text::fold(person.name);
            person.unit_code = "15";
            person.unit_vintage = "2025";
            roster.add(std::move(person));
        }
        row.id = "crowd" + std::to_string(contestants);
    }

    /// Another question has been revealed.
    void play_on() {
        Random random(++version);
        std::vector<ContestantId> entries;
        for (std::uint32_t i = 0; i < contest.tallies.size(); ++i) {
            entries.push_back(ContestantId{i});
            contest.tallies[i].points += static_cast<std::int64_t>(random.below(1000));
            contest.tallies[i].time += random.below(20'000);
        }
        const auto& keys = contest.definition().tie_break;
        contest.places.divisions = {standings(entries, contest.tallies, keys)};
        contest.at = ServerClock::wall_now();
    }

    std::shared_ptr<const ContestBoards> boards(const host::BoardLimits& limits) const {
        return std::make_shared<const ContestBoards>(
            host::contest_boards(contest, version, row, roster, nullptr, limits)
        );
    }

    Contest contest;
    host::Roster roster{{}};
    store::ContestRow row;
    std::uint64_t version = 1;
};

/// A reader outside: reads the top 100 and the rows around somebody in turn, as fast as it can.
class Outsider {
public:
    Outsider(const std::string& address, const Crowd& crowd)
        : address_(address),
          contest_(crowd.row.id),
          contestants_(crowd.contest.tallies.size()),
          thread_([this] { read(); }) {}
    ~Outsider() {
        done_ = true;
        thread_.join();
    }

    std::uint64_t seen() const { return seen_; }
    /// In ms; to be asked once nobody reads any more.
    const std::vector<double>& tops() const { return tops_; }
    const std::vector<double>& places() const { return places_; }
    void stop() { done_ = true; }

private:
    void read() {
        redis::Client client(address_);
        client.await_ready();
        const RedisKeys keys("hoithi");
        for (std::uint64_t turn = 0; !done_; ++turn) {
            const bool top = turn % 2 == 0;
            redis::Command command("EVAL");
            command.add(leaderboard::scripts::read_board).add(4);
            command.add(keys.info(contest_)).add(keys.histograms(contest_));
            command.add(keys.board(contest_, "")).add(keys.rows(contest_, ""));
            command.add("").add(0).add(top ? 100 : 11);
            command.add(top ? "" : std::to_string(turn * 7919 % contestants_)).add("0");
            const auto start = Clock::now();
            const auto reply = client.ask(command);
            (top ? tops_ : places_).push_back(ms_since(start));
            if (reply && reply->size() > 1 && (*reply)[1].size() > 2) {
                seen_ = static_cast<std::uint64_t>(redis::number_of((*reply)[1][2]));
            }
        }
    }

    std::string address_;
    std::string contest_;
    std::size_t contestants_;
    std::atomic<bool> done_ = false;
    std::atomic<std::uint64_t> seen_ = 0;
    std::vector<double> tops_;
    std::vector<double> places_;
    std::thread thread_;
};

struct Figures {
    double readable_ms = 0;  // median
    double top_ms = 0;       // 99 of 100
    double place_ms = 0;
};

Figures measure_redis(std::uint32_t contestants, const host::BoardLimits& limits) {
    RedisProcess server;
    Crowd crowd(contestants);
    const RedisKeys keys("hoithi");
    redis::Client client(server.address());
    client.await_ready();
    leaderboard::RedisLeaderboard board(
        client.loop, client.connection, keys, std::chrono::hours(1), [] {}
    );
    std::vector<double> readable;
    Outsider outsider(server.address(), crowd);
    for (std::int64_t question = 0; question < questions; ++question) {
        crowd.play_on();
        const auto start = Clock::now();
        board.publish(crowd.boards(limits));
        while (outsider.seen() < crowd.version)
            client.loop.run_one_for(std::chrono::milliseconds(1));
        readable.push_back(ms_since(start));
    }
    outsider.stop();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    board.stop();
    client.connection.stop();
    return {
        quantile(readable, 0.5),
        quantile(outsider.tops(), 0.99),
        quantile(outsider.places(), 0.99)};
}

double measure_memory(std::uint32_t contestants, const host::BoardLimits& limits) {
    Crowd crowd(contestants);
    leaderboard::MemoryLeaderboard board;
    std::vector<double> took;
    for (std::int64_t question = 0; question < questions; ++question) {
        crowd.play_on();
        const auto start = Clock::now();
        board.publish(crowd.boards(limits));
        took.push_back(ms_since(start));
    }
    return quantile(took, 0.5);
}

}  // namespace
}  // namespace hoithi::test

int main() {
    using namespace hoithi::test;
    const hoithi::host::BoardLimits usual;
    const hoithi::host::BoardLimits whole{1'000'000, 1'000'000};
    const double memory = measure_memory(10'000, usual);
    const Figures ten = measure_redis(10'000, usual);
    const Figures hundred = measure_redis(100'000, usual);
    const Figures all = measure_redis(100'000, whole);
    std::printf(
        "{\"memory_10k_ms\":%.3f,\"redis_10k_ms\":%.3f,\"top_100_p99_ms\":%.3f,"
        "\"my_place_p99_ms\":%.3f,\"redis_100k_ms\":%.3f,\"redis_100k_whole_ms\":%.3f}\n",
        memory,
        ten.readable_ms,
        ten.top_ms,
        ten.place_ms,
        hundred.readable_ms,
        all.readable_ms
    );
}
