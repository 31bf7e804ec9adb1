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
      changed_(std::move(changed)),
      schedule_(audit_every, Steady::now(), std::random_device{}()),
      timer_(loop) {
    wait();
}

void RedisLeaderboard::publish(std::shared_ptr<const ContestBoards> boards) {
    const std::string contest = boards->contest;
    memory_.publish(std::move(boards));
    versions_[contest] = 0;
    tell(contest);
    write_next();
}

void RedisLeaderboard::connected() {
    for (auto& [contest, version] : versions_) version = 0;
    schedule_.connected();
    write_next();
}

void RedisLeaderboard::stop() {
    schedule_.stop();
    timer_.cancel();
}

bool RedisLeaderboard::settled() const {
    return std::ranges::none_of(versions_, [this](const auto& entry) {
        return to_do(entry.first, entry.second);
    });
}

RedisLeaderboard::Stats RedisLeaderboard::stats() const {
    Stats stats = stats_;
    for (const auto& [contest, version] : versions_) stats.waiting += version == 0 ? 1 : 0;
    return stats;
}

// One contest at a time: the loop has other things to do, and Redis other readers to serve. They
// take turns, so that one that Redis refuses, or that changes all the time, holds up no other.
void RedisLeaderboard::write_next() {
    if (writing_ || !connection_.ready()) return;
    auto next = versions_.upper_bound(wrote_last_);
    for (std::size_t looked_at = 0; looked_at < versions_.size(); ++looked_at, ++next) {
        if (next == versions_.end()) next = versions_.begin();
        if (!to_do(next->first, next->second)) continue;
        const auto boards = memory_.find(next->first);
        if (end_of(*boards) > ServerClock::wall_now()) return write(boards);
        next->second = boards->version;  // its time in Redis is over
        schedule_.forget(next->first);
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
    const std::string& contest = boards->contest;
    writing_ = false;
    if (!error.empty()) ++stats_.failures;
    // The boards of a later owner are the ones to be read; there is nothing to try again.
    const bool superseded = error.starts_with("STALE");
    if (!error.empty() && !superseded) return rest(contest, error);
    // Newer boards may have come meanwhile.
    if (memory_.find(contest) == boards) versions_[contest] = boards->version;
    if (superseded) {
        schedule_.failed_for_good(contest, error);
    } else {
        schedule_.succeeded(contest);
        ++stats_.writes;
        for (const Board& board : boards->boards) stats_.rows += board.size();
        note_contest(connection_, keys_, contest, end_of(*boards), ServerClock::wall_now());
    }
    say();
    write_next();
}

void RedisLeaderboard::rest(const std::string& contest, const std::string& error) {
    const auto remedy = schedule_.failed(contest, error, Steady::now());
    say();
    if (remedy == redis::RetrySchedule::Remedy::reconnect) connection_.drop(error);
    wait();
    write_next();
}

void RedisLeaderboard::say() {
    if (schedule_.trouble_changed()) changed_();
}

void RedisLeaderboard::wait() {
    const auto next = schedule_.next_wake();
    if (!next) return;
    timer_.expires_at(*next);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        if (!ec) wake();
    });
}

void RedisLeaderboard::wake() {
    const auto due = schedule_.due(Steady::now());
    if (due.audit) audit_all();
    if (due.retry) write_next();
    wait();
}

// Somebody may empty Redis, or it may come back with less, without the connection noticing.
void RedisLeaderboard::audit_all() {
    for (const auto& [contest, version] : versions_) {
        const auto boards = memory_.find(contest);
        if (version != 0 && end_of(*boards) > ServerClock::wall_now()) audit(boards);
    }
}

void RedisLeaderboard::audit(const std::shared_ptr<const ContestBoards>& boards) {
    connection_.send(
        count_boards(keys_, *boards),
        [this, boards](const std::optional<redis::Reply>& counts) {
            if (!counts || is_complete(*boards, *counts)) return;
            if (memory_.find(boards->contest) != boards) return;  // already to be written
            versions_[boards->contest] = 0;
            write_next();
        }
    );
}

// What Redis does not have yet, or no longer, is read where it came from; and so is everything of
// this process while Redis stands still.
void RedisLeaderboard::read(const BoardQuery& query, BoardReader reader) {
    const auto own = versions_.find(query.contest);
    const bool stalled = connection_.stats().oldest > patience;
    if (own != versions_.end() && (own->second == 0 || stalled)) {
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
