#include "server/store/sqlite_failure.hpp"

#include <sqlite3.h>

#include <string>

namespace hoithi::store {

StoreError sqlite_failure(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    return StoreError{
        "Database " + std::string{file == nullptr ? "" : file} + ": " + sqlite3_errmsg(database) +
        " (SQLite code " + std::to_string(sqlite3_extended_errcode(database)) + ")."};
}

}  // namespace hoithi::store
