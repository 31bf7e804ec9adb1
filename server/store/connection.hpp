#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/anchored_log.hpp"
#include "server/store/query.hpp"

struct sqlite3;

namespace hoithi::store {

/// One open SQLite database with its prepared statements. Used by one thread at a time; it may be
/// handed from one thread to another. Everything that fails throws StoreError.
class Connection {
public:
    enum class Access {
        read_only,
        visiting,  ///< read_only, and takes the log's empty files away again: needs to be let write
        frozen,    ///< read_only, of a file that nobody can change: makes no files beside it
        read_write,
        memory,  ///< a database of its own that ends with the connection; `file` is not used
    };

    Connection(const std::filesystem::path& file, Access access);
    ~Connection();
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) = delete;

    /// The rows of a statement; `?` are filled with `values` in order. The same text must not be
    /// asked again while its rows are still being read.
    template <class... Values>
    Query query(std::string_view sql, const Values&... values) {
        Query query{prepared(sql)};
        int position = 0;
        (query.bind(++position, values), ...);
        return query;
    }

    /// Runs a statement for its effect.
    template <class... Values>
    void run(std::string_view sql, const Values&... values) {
        Query rows = query(sql, values...);
        while (rows.next()) {
        }
    }

    /// Runs a script of several statements.
    void run_script(const std::string& sql);

    /// Rows changed by the statement that ran last.
    int changes() const;

    /// Pages in the write-ahead log after the last commit.
    int wal_pages() const { return state_->wal_pages; }

    /// Asks that nothing of what this transaction deletes stay behind in the write-ahead log.
    void request_scrub() { state_->scrub_requested = true; }
    bool scrub_requested() const { return state_->scrub_requested; }

    /// What to do while another program's lock is in the way, instead of waiting for 5 s: called
    /// again and again with the time waited so far; false gives up. Runs where the statement does.
    using LockWait = std::function<bool(std::chrono::milliseconds waited)>;
    void wait_for_locks(LockWait wait);

    /// Copies the log into the database file; with a scrub pending also empties the log. Readers
    /// may keep part of it from happening: then it is left for the next call.
    void checkpoint();

    /// From here on every commit is noted in the anchor of the folder where the database lies.
    void keep_anchor(const std::filesystem::path& folder);
    /// The batch that the next commit makes durable, for the anchor.
    void note_batch(LastBatch batch);

    /// From here on nothing more is written, not even on closing.
    void abandon();

    /// Between BEGIN and COMMIT.
    bool in_transaction() const;
    /// Fills this database with a copy of all of another one.
    void copy_from(Connection& other);

private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    struct State {
        int wal_pages = 0;
        bool scrub_requested = false;
        LockWait lock_wait;
        std::chrono::steady_clock::time_point locked_since;
        bool abandoned = false;
        std::optional<AnchoredLog> log;
    };

    static int on_locked(void* state, int times);
    void set_lock_wait();

    void open(const std::filesystem::path& file, Access access);
    sqlite3_stmt* prepared(std::string_view sql);
    static int committed(void* state, sqlite3* database, const char* name, int wal_pages);

    std::unique_ptr<State> state_;  ///< at a fixed address: SQLite's hook writes to it
    std::unique_ptr<sqlite3, Closer> database_;
    std::map<std::string, PreparedStatement, std::less<>> statements_;
};

/// A transaction that is rolled back unless committed. Within another one it is part of that.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Connection& connection_;
    bool open_;
};

}  // namespace hoithi::store
