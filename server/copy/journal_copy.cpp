#include "server/copy/journal_copy.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "server/clock.hpp"
#include "server/copy/copy_scripts.hpp"
#include "server/leaderboard/contest_index.hpp"
#include "server/log.hpp"
#include "server/redis/reply_value.hpp"

namespace hoithi::copy {

namespace {

constexpr std::size_t contests_at_once = 4;
constexpr std::size_t slice_bytes = std::size_t{256} << 10;
constexpr std::chrono::seconds audit_every{5};

}  // namespace

JournalCopy::JournalCopy(
    boost::asio::io_context& loop,
    redis::Connection& connection,
    const RedisKeys& keys,
    store::Reader& reader,
    Millis keep,
    std::function<void()> changed
)
    : connection_(connection),
      keys_(keys),
      reader_(reader),
      keep_(keep),
      changed_(std::move(changed)),
      schedule_(audit_every, Steady::now(), std::random_device{}()),
      timer_(loop) {
    wait();
}

void JournalCopy::committed(const ContestKey& contest, std::uint64_t sequence) {
    Follow& follow = follows_[contest];
    follow.journal = sequence;
    if (!follow.behind) follow.behind = Steady::now();
    proceed();
}

void JournalCopy::connected() {
    for (auto& [contest, follow] : follows_) follow.compared = false;
    schedule_.connected();
    proceed();
}

void JournalCopy::stop() {
    schedule_.stop();
    timer_.cancel();
}

bool JournalCopy::settled() const {
    return std::ranges::all_of(follows_, [this](const auto& entry) {
        const auto& [contest, follow] = entry;
        return schedule_.is_resting(contest) || !follow.mismatch.empty() ||
               follow.copied >= follow.journal;
    });
}

JournalCopy::Stats JournalCopy::stats() const {
    Stats stats{batches_, 0, {}, 0, failures_};
    for (const auto& [contest, follow] : follows_) {
        stats.lag_batches += follow.journal - std::min(follow.copied, follow.journal);
        stats.mismatches += follow.mismatch.empty() ? 0 : 1;
        if (!follow.behind) continue;
        const auto lag = Steady::now() - *follow.behind;
        stats.lag = std::max(stats.lag, std::chrono::duration_cast<std::chrono::milliseconds>(lag));
    }
    return stats;
}

void JournalCopy::proceed() {
    if (!connection_.ready()) return;
    for (auto& [contest, follow] : follows_) {
        if (busy_ == contests_at_once) return;
        if (!follow.to_do() || schedule_.is_resting(contest)) continue;
        follow.busy = true;
        ++busy_;
        if (follow.compared) {
            advance(contest);
        } else {
            find_end(contest);
        }
    }
}

// --- where the copy ends, and whether it is one of this journal ---

void JournalCopy::find_end(const ContestKey& contest) {
    reader_.run(
        [contest](store::Connection& connection) {
            Standing standing{store::Contests(connection).find(contest), 0};
            store::Query last = connection.query(
                "SELECT wall_ms FROM journal WHERE contest = ? ORDER BY sequence DESC LIMIT 1",
                contest
            );
            if (last.next()) standing.last_wall_ms = last.number(0);
            return standing;
        },
        [this, contest](const Result<Standing, std::string>& standing) {
            if (!standing) return rest(contest, standing.error());
            if (Time{standing->last_wall_ms} + keep_ > ServerClock::wall_now()) {
                return ask_end(contest, *standing);
            }
            // Redis need not keep it any more.
            Follow& follow = follows_[contest];
            follow.compared = true;
            follow.copied = follow.journal;
            done(contest);
        }
    );
}

void JournalCopy::ask_end(const ContestKey& contest, const Standing& standing) {
    const Time ends = Time{standing.last_wall_ms} + keep_;
    leaderboard::note_contest(connection_, keys_, contest, ends, ServerClock::wall_now());
    redis::Command ask("EVAL");
    ask.add(scripts::find_end).add(3);
    ask.add(keys_.journal(contest)).add(keys_.contest(contest)).add(keys_.keys(contest));
    ask.add(ends.count());
    if (standing.row) {
        ask.add("code").add(standing.row->code).add("title").add(standing.row->title);
        ask.add("definition_name").add(standing.row->definition_name);
        ask.add("created_ms").add(standing.row->created_ms);
    }
    send(contest, ask, [this, contest](const redis::Reply& end) { compare(contest, end); });
}

void JournalCopy::compare(const ContestKey& contest, const redis::Reply& end) {
    if (end.size() != 4) return rest(contest, "the copy's end cannot be read");
    const auto sequence = static_cast<std::uint64_t>(redis::number_of(end[1]));
    if (redis::number_of(end[0]) != redis::number_of(end[1])) {
        return report(contest, "batches are missing from the middle of the copy");
    }
    const std::string hash(redis::bytes_of(end[3]));
    read_slice(contest, sequence, [this, contest, sequence, hash](const auto& slice) {
        const std::string batch = "batch " + std::to_string(sequence);
        if (!slice.before) {
            return report(contest, "the copy goes on to " + batch + ", the journal does not");
        }
        if (sequence > 0 && slice.before->hash_hex != hash) {
            return report(contest, batch + " of the copy has another hash than in the journal");
        }
        Follow& follow = follows_[contest];
        follow.compared = true;
        follow.mismatch.clear();
        follow.copied = sequence;
        append(contest, slice);
    });
}

// --- copying ---

void JournalCopy::advance(const ContestKey& contest) {
    read_slice(contest, follows_[contest].copied, [this, contest](const auto& slice) {
        append(contest, slice);
    });
}

void JournalCopy::append(const ContestKey& contest, const store::JournalSlice& slice) {
    if (slice.batches.empty() || !slice.before) return done(contest);
    redis::Command append("EVAL");
    append.add(scripts::append).add(3);
    append.add(keys_.journal(contest)).add(keys_.contest(contest)).add(keys_.keys(contest));
    append.add((Time{slice.batches.back().wall_ms} + keep_).count());
    append.add(slice.before->sequence).add(slice.before->hash_hex);
    for (const store::JournalSlice::Batch& batch : slice.batches) {
        append.add(batch.sequence).add(batch.epoch).add(batch.wall_ms);
        append.add(batch.hash_hex).add(batch.payload);
    }
    const auto appended = [this,
                           contest,
                           last = slice.batches.back().sequence,
                           count = slice.batches.size()](const redis::Reply& reply) {
        Follow& follow = follows_[contest];
        if (redis::bytes_of(reply) == "OK") {
            follow.copied = last;
            batches_ += count;
        } else {
            follow.compared = false;  // somebody else was at the copy
        }
        done(contest);
    };
    send(contest, append, appended);
}

void JournalCopy::done(const ContestKey& contest) {
    Follow& follow = follows_[contest];
    follow.busy = false;
    --busy_;
    schedule_.succeeded(contest);
    if (follow.copied >= follow.journal) follow.behind.reset();
    tell();
    proceed();
}

// --- disk, Redis, and what goes wrong with them ---

void JournalCopy::read_slice(
    const ContestKey& contest,
    std::uint64_t after,
    std::function<void(const store::JournalSlice&)> then
) {
    reader_.run(
        [contest, after](store::Connection& connection) {
            return store::read_slice(connection, contest, after, slice_bytes);
        },
        [this, contest, then = std::move(then)](const Result<Slice, std::string>& read) {
            if (!read) return rest(contest, read.error());
            if (!*read) return report(contest, read->error().text);
            then(**read);
        }
    );
}

void JournalCopy::send(
    const ContestKey& contest,
    const redis::Command& command,
    std::function<void(const redis::Reply&)> then
) {
    const bool sent = connection_.send(
        command,
        [this, contest, then = std::move(then)](const std::optional<redis::Reply>& reply) {
            if (!reply) return rest(contest, connection_.reason());
            if (reply->is_error()) return rest(contest, redis::sentence_of(*reply));
            then(*reply);
        }
    );
    if (!sent) rest(contest, connection_.ready() ? "too much waits" : connection_.reason());
}

// The contest waits for a better moment; what it had found out may not hold any more.
void JournalCopy::rest(const ContestKey& contest, const std::string& trouble) {
    Follow& follow = follows_[contest];
    follow.busy = false;
    follow.compared = false;
    --busy_;
    ++failures_;
    const auto remedy = schedule_.failed(contest, trouble, Steady::now());
    tell();
    if (remedy == redis::RetrySchedule::Remedy::reconnect) connection_.drop(trouble);
    wait();
    proceed();
}

void JournalCopy::report(const ContestKey& contest, const std::string& mismatch) {
    Follow& follow = follows_[contest];
    follow.busy = false;
    follow.compared = true;
    --busy_;
    schedule_.forget(contest);
    const std::string sentence = "contest " + contest + ": " + mismatch;
    if (std::exchange(follow.mismatch, sentence) != sentence) {
        log::error("copy_mismatch", {{"contest", contest}, {"reason", mismatch}});
    }
    tell();
    proceed();
}

/// Tells what is wrong now, if that is something else than before.
void JournalCopy::tell() {
    const auto first = std::ranges::find_if(follows_, [](const auto& entry) {
        return !entry.second.mismatch.empty();
    });
    const std::string now = first == follows_.end() ? std::string{} : first->second.mismatch;
    const bool is_other = std::exchange(mismatch_, now) != now;
    if (schedule_.trouble_changed() || is_other) changed_();
}

void JournalCopy::wait() {
    const auto next = schedule_.next_wake();
    if (!next) return;
    timer_.expires_at(*next);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        if (!ec) wake();
    });
}

void JournalCopy::wake() {
    const auto due = schedule_.due(Steady::now());
    if (due.audit) compare_again();
    if (due.audit || due.retry) proceed();
    wait();
}

// Somebody may have put right a copy that was another's, or have emptied one that was complete.
void JournalCopy::compare_again() {
    for (auto& [contest, follow] : follows_) {
        if (!follow.busy) follow.compared = false;
    }
}

}  // namespace hoithi::copy
