#include "server/leaderboard/redis_leaderboard.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "server/clock.hpp"
#include "server/leaderboard/board_audit.hpp"
#include "server/leaderboard/board_page_reply.hpp"
#include "server/leaderboard/board_scripts.hpp"
#include "server/leaderboard/board_write.hpp"
#include "server/leaderboard/contest_index.hpp"

namespace hoithi::leaderboard {

namespace {

/// A Redis that takes longer to answer has something else to do than to serve readers.
constexpr std::chrono::milliseconds patience{250};

}  // namespace

RedisLeaderboard::RedisLeaderboard(
    boost::asio::io_context& loop,
    redis::Connection& connection,
    const RedisKeys& keys,
    Millis keep,
    std::function<void()> changed,
    Millis audit_every
)
    : connection_(connection),
      keys_(keys),
      keep_(keep),
      audit_every_(audit_every),
      changed_(std::move(changed)),
      retry_timer_(loop),
      audit_timer_(loop),
      backoff_(std::random_device{}()) {
    look_after();
}

void RedisLeaderboard::publish(std::shared_ptr<const ContestBoards> boards) {
    const std::string contest = boards->contest;
    memory_.publish(std::move(boards));
    kept_[contest].version = 0;
    tell(contest);
    write_next();
}

void RedisLeaderboard::connected() {
    for (auto& [contest, kept] : kept_) kept.version = 0;
    wake();
}

void RedisLeaderboard::stop() {
    retry_timer_.cancel();
    audit_timer_.cancel();
}

bool RedisLeaderboard::settled() const {
    return std::ranges::none_of(kept_, [](const auto& entry) { return entry.second.to_do(); });
}

RedisLeaderboard::Stats RedisLeaderboard::stats() const {
    Stats stats = stats_;
    for (const auto& [contest, kept] : kept_) stats.waiting += kept.version == 0 ? 1 : 0;
    return stats;
}

// One contest at a time: the loop has other things to do, and Redis other readers to serve. They
// take turns, so that one that Redis refuses, or that changes all the time, holds up no other.
void RedisLeaderboard::write_next() {
    if (writing_ || !connection_.ready()) return;
    auto next = kept_.upper_bound(wrote_last_);
    for (std::size_t looked_at = 0; looked_at < kept_.size(); ++looked_at, ++next) {
        if (next == kept_.end()) next = kept_.begin();
        if (!next->second.to_do()) continue;
        const auto boards = memory_.find(next->first);
        if (end_of(*boards) > ServerClock::wall_now()) return write(boards);
        next->second = {boards->version};  // its time in Redis is over
        say();
    }
}

void RedisLeaderboard::write(const std::shared_ptr<const ContestBoards>& boards) {
    writing_ = true;
    wrote_last_ = boards->contest;
    std::make_shared<BoardWrite>(
        connection_,
        keys_,
        boards,
        end_of(*boards),
        [this, boards](const std::string& error) { written(boards, error); }
    )->start();
}

void RedisLeaderboard::written(
    const std::shared_ptr<const ContestBoards>& boards, const std::string& error
) {
    writing_ = false;
    Kept& kept = kept_[boards->contest];
    kept.trouble = error;
    // The boards of a later owner are the ones to be read; there is nothing to try again.
    const bool superseded = error.starts_with("STALE");
    if (!error.empty()) ++stats_.failures;
    if (!error.empty() && !superseded) {
        kept.resting = true;
        say();
        return retry(error);
    }
    // Newer boards may have come meanwhile.
    if (memory_.find(boards->contest) == boards) kept.version = boards->version;
    if (superseded) {
        say();
        return write_next();
    }
    ++stats_.writes;
    for (const Board& board : boards->boards) stats_.rows += board.size();
    note_contest(connection_, keys_, boards->contest, end_of(*boards), ServerClock::wall_now());
    if (!retry_armed_) backoff_.reset();
    say();
    write_next();
}

/// Says what is wrong now, if that is something else than before.
void RedisLeaderboard::say() {
    const auto troubled = std::ranges::find_if(kept_, [](const auto& entry) {
        return !entry.second.trouble.empty();
    });
    const std::string now = troubled == kept_.end() ? std::string{} : troubled->second.trouble;
    if (now == trouble_) return;
    trouble_ = now;
    changed_();
}

// Only the contest that failed waits: what keeps its boards out may not concern the others.
void RedisLeaderboard::retry(const std::string& error) {
    // A replica stays one; the address may lead to the new master next time.
    if (error.starts_with("READONLY")) connection_.drop(error);
    if (!connection_.ready()) return;  // connected() begins anew
    if (!std::exchange(retry_armed_, true)) {
        retry_timer_.expires_after(backoff_.next());
        retry_timer_.async_wait([this](const boost::system::error_code& ec) {
            if (!ec) wake();
        });
    }
    write_next();
}

void RedisLeaderboard::wake() {
    retry_armed_ = false;
    retry_timer_.cancel();
    for (auto& [contest, kept] : kept_) kept.resting = false;
    write_next();
}

// Somebody may empty Redis, or it may come back with less, without the connection noticing.
void RedisLeaderboard::look_after() {
    audit_timer_.expires_after(audit_every_);
    audit_timer_.async_wait([this](const boost::system::error_code& ec) {
        if (ec) return;
        for (const auto& [contest, kept] : kept_) {
            const auto boards = memory_.find(contest);
            if (kept.version != 0 && end_of(*boards) > ServerClock::wall_now()) audit(boards);
        }
        look_after();
    });
}

void RedisLeaderboard::audit(const std::shared_ptr<const ContestBoards>& boards) {
    connection_.send(
        count_boards(keys_, *boards),
        [this, boards](const std::optional<redis::Reply>& counts) {
            if (!counts || is_complete(*boards, *counts)) return;
            if (memory_.find(boards->contest) != boards) return;  // already to be written
            kept_[boards->contest].version = 0;
            write_next();
        }
    );
}

// What Redis does not have yet, or no longer, is read where it came from; and so is everything of
// this process while Redis stands still.
void RedisLeaderboard::read(const BoardQuery& query, BoardReader reader) {
    const auto own = kept_.find(query.contest);
    const bool stalled = connection_.stats().oldest > patience;
    if (own != kept_.end() && (own->second.version == 0 || stalled)) {
        ++stats_.reads_elsewhere;
        return memory_.read(query, std::move(reader));
    }
    const std::string prefix_of_boards = keys_.board(query.contest, "");
    redis::Command read("EVAL");
    read.add(scripts::read_board).add(4);
    read.add(keys_.info(query.contest)).add(keys_.histograms(query.contest));
    read.add(prefix_of_boards).add(keys_.rows(query.contest, ""));
    read.add(query.board).add(std::int64_t{query.from} - 1).add(query.count);
    read.add(query.around).add(query.score.empty() ? "0" : "1");
    const bool asked =
        connection_.send(read, [this, query, reader](const std::optional<redis::Reply>& reply) {
            auto answer = reply ? board_answer(query, *reply) : std::nullopt;
            ++(answer ? stats_.reads : stats_.reads_elsewhere);
            if (answer) return reader(*std::move(answer));
            if (reply && !reply->is_error()) return memory_.read(query, reader);
            read_here(query, reader);
        });
    if (asked) return;
    ++stats_.reads_elsewhere;
    read_here(query, reader);
}

// Redis could not be asked: what is not of this process may be there all the same.
void RedisLeaderboard::read_here(const BoardQuery& query, const BoardReader& reader) {
    if (!memory_.find(query.contest)) return reader(BoardFault::out_of_reach);
    memory_.read(query, reader);
}

}  // namespace hoithi::leaderboard
