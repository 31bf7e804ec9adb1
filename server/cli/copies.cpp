#include <algorithm>

#include "engine/outcome.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/copy/restore.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/people.hpp"
#include "server/store/set_aside.hpp"
#include "server/store/soundness.hpp"
#include "server/store/writer.hpp"

namespace hoithi::cli {

namespace {

/// Redis as the options say, asked one question after the other.
class Redis {
public:
    explicit Redis(const RedisSettings& settings)
        : keys(settings.prefix), inquiry(config_of(settings)) {}

    leaderboard::RedisKeys keys;
    copy::Inquiry inquiry;

private:
    static redis::Connection::Config config_of(const RedisSettings& settings) {
        redis::Connection::Config config;
        config.address = settings.address;
        config.credentials = settings.credentials;
        // A page of batches, each of which may be as large as the writer takes.
        config.reply_bytes_max = 9 * store::Writer::queue_bytes_max;
        return config;
    }
};

int fail(const std::string& sentence) {
    err() << "hoithi: " << sentence << "\n";
    return 1;
}

int list(Redis& redis) {
    const auto contests = copy::list_copies(redis.inquiry, redis.keys);
    if (!contests) return fail(contests.error());
    for (const copy::KeptContest& contest : *contests) {
        out() << contest.id << "  " << contest.code << "  " << contest.title << "\n";
    }
    if (contests->empty()) return fail("Redis has no contests under this prefix");
    return 0;
}

/// Whether what the disk has of a contest is damaged. The database is closed again afterwards.
bool is_damaged(const std::filesystem::path& data, const std::string& contest) {
    store::Connection connection = store::open_reader(data);
    const store::Soundness whole = store::examine(connection, data);
    const auto row = store::Contests(connection).find(contest);
    if (row) return !host::load_contest(connection, *row);
    return std::ranges::find(whole.strays, contest) != whole.strays.end();
}

// Whoever came after the copy's last batch is in no journal any more.
void forget_those_after(store::Connection& connection, const std::string& contest) {
    const auto contestants = host::contestants_of(connection, contest);
    if (!contestants) return;
    store::People people(connection);
    for (const auto& kept : people.load_all(contest)) {
        if (kept.person.contestant >= *contestants) people.erase(contest, kept.person.contestant);
    }
}

/// Folds the journal that is now on the disk: only what can be played on was restored.
int verify(store::Connection& connection, const std::string& contest, const copy::Restored& made) {
    const auto row = store::Contests(connection).find(contest);
    const auto stored = host::load_contest(connection, *row);
    if (!stored) return fail(stored.error());
    if (over((*stored).state)) {
        store::Contests(connection).set_state(contest, store::ContestState::finished);
    }
    out() << (*stored).row.title << "\ncontest " << contest << ", code " << made.code << ", "
          << name((*stored).state.phase) << ", " << (*stored).state.contestants.size()
          << " contestants, " << made.names << " names from the boards, " << made.batches
          << " batches restored, " << made.end.sequence << " in all, chain verified\n";
    return 0;
}

}  // namespace

int restore(
    const RedisOptions& options, const std::filesystem::path& data, const std::string& contest
) {
    const auto settings = redis_settings(options);
    if (!settings) return fail(settings.error());
    Redis redis(*settings);
    if (const std::string fault = redis.inquiry.connect(); !fault.empty()) return fail(fault);
    if (contest.empty()) return list(redis);
    const store::DataFolder folder(data);
    auto how = copy::Restoring::completes;
    if (store::size_of(folder.database()) > 0 && is_damaged(data, contest)) {
        how = copy::Restoring::replaces;
        out() << "What the disk has of the contest is damaged; the files as they were: "
              << store::keep_files(folder).string() << "\n";
    }
    store::Connection connection = store::open_database(folder);
    const auto made = copy::restore_contest(redis.inquiry, redis.keys, connection, contest, how);
    if (!made) return fail(made.error());
    if (how == copy::Restoring::replaces) forget_those_after(connection, contest);
    return verify(connection, contest, *made);
}

int forget(const RedisOptions& options, const std::string& contest) {
    const auto settings = redis_settings(options);
    if (!settings) return fail(settings.error());
    Redis redis(*settings);
    if (const std::string fault = redis.inquiry.connect(); !fault.empty()) return fail(fault);
    const auto keys = copy::forget_contest(redis.inquiry, redis.keys, contest);
    if (!keys) return fail(keys.error());
    if (*keys == 0) return fail("Redis keeps nothing of contest " + contest);
    out() << *keys << " keys removed\n";
    return 0;
}

}  // namespace hoithi::cli
