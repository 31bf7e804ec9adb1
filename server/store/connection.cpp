#include "server/store/connection.hpp"

#include <sqlite3.h>

#include <cassert>
#include <thread>
#include <utility>

#include "server/store/sqlite_failure.hpp"

namespace hoithi::store {

namespace {

/// How long to wait for another process (a reader that is just opening or closing the file).
constexpr int busy_wait_ms = 5000;

/// Between two tries.
constexpr std::chrono::milliseconds locked_try_again{20};

/// `synchronous=FULL`: a commit returns when the log is on the disk. `secure_delete`: what is
/// erased is overwritten. The other two distrust a file that somebody may have tampered with.
constexpr const char* writer_settings =
    "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;";

StoreError anchor_failure() {
    return StoreError{"Cannot note in hoithi.anchor how far the log goes."};
}

/// A name for SQLite to open; a path may hold what means something in such a name.
std::string frozen_name(const std::filesystem::path& file) {
    std::string name = "file:";
    for (const char c : file.string()) {
        if (c == '%') {
            name += "%25";
        } else if (c == '?') {
            name += "%3f";
        } else if (c == '#') {
            name += "%23";
        } else {
            name += c;
        }
    }
    return name + "?immutable=1";
}

}  // namespace

void Connection::Closer::operator()(sqlite3* database) const { sqlite3_close(database); }

Connection::Connection(const std::filesystem::path& file, Access access)
    : state_(std::make_unique<State>()) {
    open(file, access);
    sqlite3_extended_result_codes(database_.get(), 1);
    sqlite3_busy_timeout(database_.get(), busy_wait_ms);
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (access == Access::visiting) run("PRAGMA query_only=ON");
    if (access != Access::read_write) return;
    Query mode = query("PRAGMA journal_mode=WAL");
    if (!mode.next() || mode.text(0) != "wal") {
        throw StoreError{"The file system of " + file.string() + " cannot hold a WAL database."};
    }
    run_script(writer_settings);
    // Takes the place of SQLite's automatic checkpoint, which would swallow its errors.
    sqlite3_wal_hook(database_.get(), committed, state_.get());
}

// Closing the last connection to a database empties its log.
Connection::~Connection() {
    if (!database_ || !state_->log || state_->abandoned) return;
    statements_.clear();
    // Where that cannot be noted the log stays, for the next start.
    if (!state_->log->before_emptying()) abandon();
    database_.reset();
    state_->log->after_emptying();
}

Connection::Connection(Connection&&) noexcept = default;

void Connection::open(const std::filesystem::path& file, Access access) {
    int how = SQLITE_OPEN_NOMUTEX;
    std::string name = file.string();
    if (access == Access::memory) {
        how |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
        name = ":memory:";
    } else if (access == Access::frozen) {
        how |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = frozen_name(file);
    } else {
        how |= access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    }
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &opened, how, nullptr);
    database_.reset(opened);
    if (opened == nullptr) throw StoreError{"There is no memory to open " + file.string() + "."};
    if (code != SQLITE_OK) {
        throw StoreError{"Cannot open " + file.string() + ": " + sqlite3_errmsg(opened) + "."};
    }
}

int Connection::committed(void* state, sqlite3* database, const char*, int wal_pages) {
    State& known = *static_cast<State*>(state);
    known.wal_pages = wal_pages;
    if (!known.log) return SQLITE_OK;
    const bool noted = known.log->grew_to(database, static_cast<std::uint32_t>(wal_pages));
    return noted ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

void Connection::keep_anchor(const std::filesystem::path& folder) { state_->log.emplace(folder); }

void Connection::note_batch(LastBatch batch) {
    if (state_->log) state_->log->note(std::move(batch));
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

void Connection::copy_from(Connection& other) {
    sqlite3_backup* copy =
        sqlite3_backup_init(database_.get(), "main", other.database_.get(), "main");
    if (copy == nullptr) throw sqlite_failure(database_.get());
    sqlite3_backup_step(copy, -1);
    if (sqlite3_backup_finish(copy) != SQLITE_OK) throw sqlite_failure(database_.get());
}

sqlite3_stmt* Connection::prepared(std::string_view sql) {
    auto known = statements_.find(sql);
    if (known == statements_.end()) {
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(
            database_.get(),
            sql.data(),
            static_cast<int>(sql.size()),
            SQLITE_PREPARE_PERSISTENT,
            &statement,
            nullptr
        );
        if (code != SQLITE_OK) throw sqlite_failure(database_.get());
        known = statements_.emplace(sql, PreparedStatement{statement}).first;
    }
    assert(!sqlite3_stmt_busy(known->second.get()));
    return known->second.get();
}

void Connection::run_script(const std::string& sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw sqlite_failure(database_.get());
    }
}

int Connection::changes() const { return sqlite3_changes(database_.get()); }

int Connection::on_locked(void* told, int times) {
    State& state = *static_cast<State*>(told);
    const auto now = std::chrono::steady_clock::now();
    if (times == 0) state.locked_since = now;
    const auto waited =
        std::chrono::duration_cast<std::chrono::milliseconds>(now - state.locked_since);
    if (!state.lock_wait(waited)) return 0;
    std::this_thread::sleep_for(locked_try_again);
    return 1;
}

void Connection::wait_for_locks(LockWait wait) {
    state_->lock_wait = std::move(wait);
    set_lock_wait();
}

void Connection::set_lock_wait() {
    if (state_->lock_wait) {
        sqlite3_busy_handler(database_.get(), on_locked, state_.get());
    } else {
        sqlite3_busy_timeout(database_.get(), busy_wait_ms);
    }
}

void Connection::checkpoint() {
    const bool empties = state_->scrub_requested;
    const int how = empties ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    if (empties && state_->log && !state_->log->before_emptying()) throw anchor_failure();
    sqlite3_busy_timeout(database_.get(), 0);
    const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, how, nullptr, nullptr);
    set_lock_wait();
    if ((code & 0xff) == SQLITE_BUSY) return;
    if (code != SQLITE_OK) throw sqlite_failure(database_.get());
    if (empties && state_->log && !state_->log->after_emptying()) throw anchor_failure();
    state_->scrub_requested = false;
}

void Connection::abandon() {
    state_->abandoned = true;
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Connection& connection)
    : connection_(connection), open_(!connection.in_transaction()) {
    if (open_) connection_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        connection_.run("ROLLBACK");
    } catch (const StoreError&) {
        // SQLite has already rolled back by itself; the error that led here is on its way.
        return;
    }
}

void Transaction::commit() {
    if (open_) connection_.run("COMMIT");
    open_ = false;
}

}  // namespace hoithi::store
