#include "server/store/query.hpp"

#include <sqlite3.h>

#include <cassert>
#include <limits>
#include <utility>

#include "server/store/sqlite_failure.hpp"

namespace hoithi::store {

void StatementCloser::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Query::~Query() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Query::Query(Query&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}

void Query::bind(int position, std::string_view text) {
    check(sqlite3_bind_text64(
        statement_, position, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8
    ));
}

void Query::bind(int position, Blob blob) {
    check(sqlite3_bind_blob64(
        statement_, position, blob.bytes.data(), blob.bytes.size(), SQLITE_TRANSIENT
    ));
}

void Query::bind(int position, std::int64_t number) {
    check(sqlite3_bind_int64(statement_, position, number));
}

void Query::bind(int position, std::uint64_t number) {
    assert(number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    bind(position, static_cast<std::int64_t>(number));
}

void Query::bind(int position, std::uint32_t number) {
    bind(position, static_cast<std::int64_t>(number));
}

void Query::bind(int position, bool flag) { bind(position, std::int64_t{flag ? 1 : 0}); }

bool Query::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw sqlite_failure(sqlite3_db_handle(statement_));
}

std::string Query::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string{} : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::uint64_t Query::count(int column) const { return static_cast<std::uint64_t>(number(column)); }

void Query::check(int code) const {
    if (code != SQLITE_OK) throw sqlite_failure(sqlite3_db_handle(statement_));
}

}  // namespace hoithi::store
