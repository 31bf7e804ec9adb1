#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace hoithi::store {

/// Bytes to be bound as a BLOB instead of TEXT.
struct Blob {
    std::string_view bytes;
};

struct StatementCloser {
    void operator()(sqlite3_stmt* statement) const;
};
using PreparedStatement = std::unique_ptr<sqlite3_stmt, StatementCloser>;

/// One run of a prepared statement; gives the statement back on destruction. Columns count
/// from 0 and may be read after next() returned true. Throws StoreError.
class Query {
public:
    explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
    ~Query();
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;

    /// Positions count from 1. Values are copied.
    void bind(int position, std::string_view text);
    void bind(int position, Blob blob);
    void bind(int position, std::int64_t number);
    void bind(int position, std::uint64_t number);  ///< asserts that it fits 63 bits
    void bind(int position, std::uint32_t number);
    void bind(int position, bool flag);
    void bind(int position, const char* text) { bind(position, std::string_view{text}); }

    /// Moves to the next row; false after the last.
    bool next();

    std::string text(int column) const;
    std::int64_t number(int column) const;
    std::uint64_t count(int column) const;  ///< a number that was bound unsigned
    bool flag(int column) const { return number(column) != 0; }

private:
    void check(int code) const;

    sqlite3_stmt* statement_;
};

}  // namespace hoithi::store
