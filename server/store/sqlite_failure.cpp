#include "server/store/sqlite_failure.hpp"

#include <sqlite3.h>

#include <string>

namespace hoithi::store {

StoreError sqlite_failure(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    const int code = sqlite3_extended_errcode(database);
    const bool damaged = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    return StoreError{
        "Database " + std::string{file == nullptr ? "" : file} + ": " + sqlite3_errmsg(database) +
        " (SQLite code " + std::to_string(code) + ")." + std::string(damaged ? damage_remedy : "")};
}

}  // namespace hoithi::store
