#include "server/leaderboard/board_write.hpp"

#include <algorithm>
#include <utility>

#include "engine/json/json_writer.hpp"
#include "server/leaderboard/board_scripts.hpp"
#include "server/redis/reply_value.hpp"

namespace hoithi::leaderboard {

namespace {

/// Should this server end in the middle, its drafts go soon.
constexpr std::int64_t draft_lifetime_ms = 600'000;

std::string names_of(const ContestBoards& boards) {
    std::vector<std::string> names;
    for (const Board& board : boards.boards) names.push_back(board.name());
    std::string text;
    json::JsonWriter(text).value(names);
    return text;
}

}  // namespace

BoardWrite::BoardWrite(
    redis::Connection& connection,
    const RedisKeys& keys,
    std::shared_ptr<const ContestBoards> boards,
    Time ends,
    Done done
)
    : connection_(connection),
      keys_(keys),
      boards_(std::move(boards)),
      ends_(ends),
      done_(std::move(done)) {}

std::string BoardWrite::draft_of(const std::string& key) const {
    return RedisKeys::draft(key, boards_->epoch);
}

void BoardWrite::start() {
    redis::Command clear("UNLINK");
    for (const Board& board : boards_->boards) {
        clear.add(draft_of(keys_.board(boards_->contest, board.name())));
        clear.add(draft_of(keys_.rows(boards_->contest, board.name())));
    }
    if (boards_->boards.empty() || send(clear)) proceed();
}

// Called after each reply: keeps a few batches on their way, then puts the drafts in place.
void BoardWrite::proceed() {
    while (done_ && !placing_) {
        while (board_ < boards_->boards.size() && row_ >= boards_->boards[board_].size()) {
            ++board_;
            row_ = 0;
        }
        if (board_ == boards_->boards.size()) {
            if (unanswered_ == 0) put_in_place();
            return;
        }
        if (unanswered_ >= 2 * batches_in_flight || !send_batch()) return;
    }
}

// The score is how many stand from here to the end: the order is the engine's, whatever its keys.
bool BoardWrite::send_batch() {
    const Board& board = boards_->boards[board_];
    const std::string order = draft_of(keys_.board(boards_->contest, board.name()));
    const std::string rows = draft_of(keys_.rows(boards_->contest, board.name()));
    redis::Command add_order("ZADD");
    redis::Command add_rows("HSET");
    add_order.add(order);
    add_rows.add(rows);
    const bool first = row_ == 0;
    const std::size_t end = std::min(row_ + batch_rows, board.size());
    for (; row_ < end; ++row_) {
        add_order.add(board.total - row_).add(board.member(row_));
        add_rows.add(board.member(row_)).add(board.row(row_));
    }
    if (!send(add_order) || !send(add_rows)) return false;
    if (!first) return true;
    return send(redis::Command("PEXPIRE").add(order).add(draft_lifetime_ms)) &&
           send(redis::Command("PEXPIRE").add(rows).add(draft_lifetime_ms));
}

void BoardWrite::put_in_place() {
    placing_ = true;
    const ContestBoards& contest = *boards_;
    redis::Command put("EVAL");
    put.add(scripts::put_boards).add(3 + 4 * contest.boards.size());
    put.add(keys_.info(contest.contest)).add(keys_.histograms(contest.contest));
    put.add(keys_.keys(contest.contest));
    for (const Board& board : contest.boards) {
        for (const std::string& key :
             {keys_.board(contest.contest, board.name()),
              keys_.rows(contest.contest, board.name())}) {
            put.add(draft_of(key)).add(key);
        }
    }
    put.add(contest.epoch).add(ends_.count());
    put.add(keys_.changed(contest.contest)).add(contest.version);
    for (const Board& board : contest.boards) put.add(board.size()).add(board.size());
    put.add(8 + contest.boards.size());
    put.add("title").add(contest.title).add("phase").add(contest.phase);
    put.add("version").add(contest.version).add("at").add(contest.at.count());
    put.add("epoch").add(contest.epoch);
    put.add("spectators").add(contest.spectators ? "1" : "0");
    put.add("names").add(contest.whole_names ? "full" : "masked");
    put.add("boards").add(names_of(contest));
    for (const Board& board : contest.boards) {
        put.add("total:" + board.name()).add(board.total);
    }
    for (const Board& board : contest.boards) {
        if (board.histogram.empty()) continue;
        put.add(board.name()).add(board.histogram.to_json());
    }
    send(put);
}

bool BoardWrite::send(const redis::Command& command) {
    const bool sent = connection_.send(
        command,
        [self = shared_from_this()](const std::optional<redis::Reply>& reply) {
            self->replied(reply);
        }
    );
    if (sent) {
        ++unanswered_;
    } else {
        finish(connection_.ready() ? "too much is waiting for Redis" : connection_.reason());
    }
    return sent;
}

void BoardWrite::replied(const std::optional<redis::Reply>& reply) {
    --unanswered_;
    if (!reply) return finish(connection_.reason());
    if (reply->is_error()) return finish(redis::sentence_of(*reply));
    if (placing_) return finish({});
    proceed();
}

void BoardWrite::finish(const std::string& error) {
    if (const Done done = std::exchange(done_, nullptr)) done(error);
}

}  // namespace hoithi::leaderboard
