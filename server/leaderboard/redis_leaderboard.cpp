#include "server/leaderboard/redis_leaderboard.hpp"

#include <random>
#include <utility>

#include "server/clock.hpp"
#include "server/leaderboard/board_page_reply.hpp"
#include "server/leaderboard/board_scripts.hpp"
#include "server/leaderboard/board_write.hpp"
#include "server/leaderboard/contest_index.hpp"
#include "server/redis/reply_value.hpp"

namespace hoithi::leaderboard {

namespace {

/// What a written version is until Redis has been heard of: none.
constexpr std::uint64_t unwritten = 0;

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
    written_[contest] = unwritten;
    tell(contest);
    write_next();
}

void RedisLeaderboard::connected() {
    for (auto& [contest, version] : written_) version = unwritten;
    waiting_to_retry_ = false;
    retry_timer_.cancel();
    write_next();
}

void RedisLeaderboard::stop() {
    retry_timer_.cancel();
    audit_timer_.cancel();
}

RedisLeaderboard::Stats RedisLeaderboard::stats() const {
    Stats stats = stats_;
    for (const auto& [contest, version] : written_) stats.waiting += version == unwritten ? 1 : 0;
    return stats;
}

// One contest at a time: the loop has other things to do, and Redis other readers to serve. They
// take turns, so that one that Redis refuses, or that changes all the time, holds up no other.
void RedisLeaderboard::write_next() {
    if (writing_ || waiting_to_retry_ || !connection_.ready()) return;
    auto next = written_.upper_bound(wrote_last_);
    for (std::size_t looked_at = 0; looked_at < written_.size(); ++looked_at, ++next) {
        if (next == written_.end()) next = written_.begin();
        if (next->second != unwritten) continue;
        const auto boards = memory_.find(next->first);
        if (end_of(*boards) > ServerClock::wall_now()) return write(boards);
        next->second = boards->version;  // its time in Redis is over
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
    if (!error.empty()) {
        ++stats_.failures;
        say(error);
        // The boards of a later owner are the ones to be read; there is nothing to try again.
        if (!error.starts_with("STALE")) return retry();
    }
    // Newer boards may have come meanwhile.
    if (memory_.find(boards->contest) == boards) written_[boards->contest] = boards->version;
    if (!error.empty()) return write_next();
    ++stats_.writes;
    for (const Board& board : boards->boards) stats_.rows += board.size();
    note_contest(connection_, keys_, boards->contest, end_of(*boards), ServerClock::wall_now());
    backoff_.reset();
    say({});
    write_next();
}

void RedisLeaderboard::say(const std::string& trouble) {
    if (trouble_ == trouble) return;
    trouble_ = trouble;
    changed_();
}

void RedisLeaderboard::retry() {
    // A replica stays one; the address may lead to the new master next time.
    if (trouble_.starts_with("READONLY")) connection_.drop(trouble_);
    if (!connection_.ready()) return;  // connected() begins anew
    waiting_to_retry_ = true;
    retry_timer_.expires_after(backoff_.next());
    retry_timer_.async_wait([this](const boost::system::error_code& ec) {
        if (ec) return;
        waiting_to_retry_ = false;
        write_next();
    });
}

// Somebody may empty Redis, or it may come back with less, without the connection noticing.
void RedisLeaderboard::look_after() {
    audit_timer_.expires_after(audit_every_);
    audit_timer_.async_wait([this](const boost::system::error_code& ec) {
        if (ec) return;
        for (const auto& [contest, version] : written_) {
            const auto boards = memory_.find(contest);
            const bool kept = end_of(*boards) > ServerClock::wall_now();
            if (version != unwritten && kept) compare(contest);
        }
        look_after();
    });
}

void RedisLeaderboard::compare(const std::string& contest) {
    const auto compared =
        [this, contest, expected = written_[contest]](const std::optional<redis::Reply>& reply) {
            if (!reply || written_[contest] != expected) return;
            if (redis::number_of(*reply) == static_cast<std::int64_t>(expected)) return;
            written_[contest] = unwritten;
            write_next();
        };
    connection_.send(redis::Command("HGET").add(keys_.info(contest)).add("version"), compared);
}

// What Redis does not have yet, or no longer, is read where it came from.
void RedisLeaderboard::read(const BoardQuery& query, BoardReader reader) {
    const auto own = written_.find(query.contest);
    if (own != written_.end() && own->second == unwritten) {
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
            memory_.read(query, reader);
        });
    if (asked) return;
    ++stats_.reads_elsewhere;
    memory_.read(query, std::move(reader));
}

}  // namespace hoithi::leaderboard
