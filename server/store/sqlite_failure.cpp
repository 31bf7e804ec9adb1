#include "server/store/sqlite_failure.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <string>

namespace hoithi::store {

namespace {

// Statements are this program's own: one that SQLite does not understand meets another schema. A
// file that may be written, and that SQLite does not write, has a header of a version to come.
bool is_damage(int code, const char* file) {
    if (code == SQLITE_READONLY) return file != nullptr && ::access(file, W_OK) == 0;
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ||
           (code & 0xff) == SQLITE_ERROR;
}

}  // namespace

StoreError sqlite_failure(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    const int code = sqlite3_extended_errcode(database);
    return StoreError{
        "Database " + std::string{file == nullptr ? "" : file} + ": " + sqlite3_errmsg(database) +
        " (SQLite code " + std::to_string(code) + ")." +
        std::string(is_damage(code, file) ? damage_remedy : "")};
}

}  // namespace hoithi::store
