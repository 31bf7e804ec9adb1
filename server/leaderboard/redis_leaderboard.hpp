#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/leaderboard/leaderboard.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/redis/connection.hpp"
#include "server/redis/retry_schedule.hpp"

namespace hoithi::leaderboard {

/// The boards in Redis, for every node and for readers outside; those of this process's contests
/// in memory as well, which serve while Redis does not and from which Redis is filled again. Any
/// number of changes while a write is under way become one write. Lives on the event loop.
class RedisLeaderboard final : public Leaderboard {
public:
    struct Stats {
        std::uint64_t writes = 0;  // contests' boards put in place
        std::uint64_t rows = 0;    // in them
        std::uint64_t failures = 0;
        std::uint64_t reads = 0;            // answered from Redis
        std::uint64_t reads_elsewhere = 0;  // answered from memory because Redis did not
        std::uint64_t waiting = 0;          // contests whose boards are still to be written
    };

    /// `keep`: how long boards stay after they last changed. `changed` hears when trouble() comes,
    /// changes or goes. `audit_every`: how often to check that Redis still has them.
    RedisLeaderboard(
        boost::asio::io_context& loop,
        redis::Connection& connection,
        const RedisKeys& keys,
        Millis keep,
        std::function<void()> changed,
        Millis audit_every = Millis{5'000}
    );

    void publish(std::shared_ptr<const ContestBoards> boards) override;
    void read(const BoardQuery& query, BoardReader reader) override;

    /// The connection is there, perhaps to a Redis that has lost everything: fills it.
    void connected();
    /// No timer runs any more.
    void stop();

    /// Nothing waits that Redis could be given now.
    bool settled() const;
    /// What keeps boards from being written, as Redis said it; empty if nothing does.
    std::string trouble() const { return schedule_.trouble(); }
    Stats stats() const;

private:
    using Steady = redis::RetrySchedule::Clock;

    bool to_do(const std::string& contest, std::uint64_t version) const {
        return version == 0 && !schedule_.is_resting(contest);
    }
    void read_here(const BoardQuery& query, const BoardReader& reader);
    void write_next();
    void write(const std::shared_ptr<const ContestBoards>& boards);
    void written(const std::shared_ptr<const ContestBoards>& boards, const std::string& error);
    void rest(const std::string& contest, const std::string& error);
    void say();
    void wait();
    void wake();
    void audit_all();
    void audit(const std::shared_ptr<const ContestBoards>& boards);
    Time end_of(const ContestBoards& boards) const { return boards.at + keep_; }

    redis::Connection& connection_;
    const RedisKeys& keys_;
    Millis keep_;
    std::function<void()> changed_;
    MemoryLeaderboard memory_;
    std::map<std::string, std::uint64_t> versions_;  // that Redis has, by contest; 0: unknown
    redis::RetrySchedule schedule_;                  // by contest
    boost::asio::steady_timer timer_;
    std::string wrote_last_;  // the contest whose turn it was
    bool writing_ = false;
    Stats stats_;
};

}  // namespace hoithi::leaderboard
