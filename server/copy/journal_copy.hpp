#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/time.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/redis/connection.hpp"
#include "server/redis/retry_schedule.hpp"
#include "server/store/contests.hpp"
#include "server/store/journal_reader.hpp"
#include "server/store/reader.hpp"

namespace hoithi::copy {

using leaderboard::RedisKeys;
using store::ContestKey;

/// The second copy of every journal, in Redis: reads what has become durable from the disk and
/// appends it to the contest's stream, a few contests at a time. Before the first append and after
/// every new connection it compares where the copy ends with the journal; two that do not belong
/// together are reported and left as they are. Lives on the event loop, which never waits for it.
class JournalCopy {
public:
    struct Stats {
        std::uint64_t batches = 0;      // copied since the start
        std::uint64_t lag_batches = 0;  // durable and not copied yet
        std::chrono::milliseconds lag{0};
        std::uint64_t mismatches = 0;  // contests whose copy is of something else
        std::uint64_t failures = 0;
    };

    /// `keep`: how long a copy stays after its last batch. `changed` hears when trouble() or
    /// mismatch() comes, changes or goes. All referred to outlives the copy.
    JournalCopy(
        boost::asio::io_context& loop,
        redis::Connection& connection,
        const RedisKeys& keys,
        store::Reader& reader,
        Millis keep,
        std::function<void()> changed
    );

    /// The contest's journal is durable up to this batch.
    void committed(const ContestKey& contest, std::uint64_t sequence);
    /// The connection is there, perhaps to a Redis that has lost some or all of it.
    void connected();
    void stop();

    /// Nothing waits that Redis could be given now.
    bool settled() const;
    /// What keeps batches from being copied, as Redis or the disk said it; empty if nothing does.
    std::string trouble() const { return schedule_.trouble(); }
    /// A sentence about a copy that is not of this journal; empty if there is none.
    const std::string& mismatch() const { return mismatch_; }
    Stats stats() const;

private:
    using Steady = redis::RetrySchedule::Clock;

    struct Follow {
        std::uint64_t journal = 0;                 // the last durable batch
        std::uint64_t copied = 0;                  // the last that Redis is known to have
        std::optional<Steady::time_point> behind;  // since when
        std::string mismatch;                      // empty: copy and journal belong together
        bool compared = false;                     // since the connection is there
        bool busy = false;

        bool to_do() const {
            return !busy && (!compared || (mismatch.empty() && copied < journal));
        }
    };
    struct Standing {  // of a contest on this disk
        std::optional<store::ContestRow> row;
        std::int64_t last_wall_ms = 0;
    };
    using Slice = Result<store::JournalSlice, store::JournalFault>;

    void proceed();
    void find_end(const ContestKey& contest);
    void ask_end(const ContestKey& contest, const Standing& standing);
    void compare(const ContestKey& contest, const redis::Reply& end);
    void advance(const ContestKey& contest);
    void append(const ContestKey& contest, const store::JournalSlice& slice);
    void done(const ContestKey& contest);

    void read_slice(
        const ContestKey& contest,
        std::uint64_t after,
        std::function<void(const store::JournalSlice&)> then
    );
    void send(
        const ContestKey& contest,
        const redis::Command& command,
        std::function<void(const redis::Reply&)> then
    );
    void rest(const ContestKey& contest, const std::string& trouble);
    void report(const ContestKey& contest, const std::string& mismatch);
    void tell();
    void wait();
    void wake();
    void compare_again();

    redis::Connection& connection_;
    const RedisKeys& keys_;
    store::Reader& reader_;
    Millis keep_;
    std::function<void()> changed_;
    std::map<ContestKey, Follow> follows_;
    std::size_t busy_ = 0;
    redis::RetrySchedule schedule_;  // by contest
    boost::asio::steady_timer timer_;
    std::string mismatch_;
    std::uint64_t batches_ = 0;
    std::uint64_t failures_ = 0;
};

}  // namespace hoithi::copy
