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

int note_wal_pages(void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace

void Connection::Closer::operator()(sqlite3* database) const { sqlite3_close(database); }

Connection::Connection(const std::filesystem::path& file, Access access)
    : state_(std::make_unique<State>()) {
    const int how = access == Access::read_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, how | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(opened);
    if (opened == nullptr) throw StoreError{"There is no memory to open " + file.string() + "."};
    if (code != SQLITE_OK) {
        throw StoreError{"Cannot open " + file.string() + ": " + sqlite3_errmsg(opened) + "."};
    }
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, busy_wait_ms);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (access == Access::read_only) return;
    Query mode = query("PRAGMA journal_mode=WAL");
    if (!mode.next() || mode.text(0) != "wal") {
        throw StoreError{"The file system of " + file.string() + " cannot hold a WAL database."};
    }
    run_script(writer_settings);
    // Takes the place of SQLite's automatic checkpoint, which would swallow its errors.
    sqlite3_wal_hook(opened, note_wal_pages, &state_->wal_pages);
}

Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;

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
    const int how =
        state_->scrub_requested ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    sqlite3_busy_timeout(database_.get(), 0);
    const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, how, nullptr, nullptr);
    set_lock_wait();
    if ((code & 0xff) == SQLITE_BUSY) return;
    if (code != SQLITE_OK) throw sqlite_failure(database_.get());
    state_->scrub_requested = false;
}

void Connection::abandon() {
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
    connection_.run("BEGIN IMMEDIATE");
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
    connection_.run("COMMIT");
    open_ = false;
}

}  // namespace hoithi::store
