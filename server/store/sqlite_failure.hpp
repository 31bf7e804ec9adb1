#pragma once

#include <string_view>

#include "server/store/store_error.hpp"

struct sqlite3;

namespace hoithi::store {

/// What to do about a damaged file, to be put behind a sentence that names it.
constexpr std::string_view damage_remedy =
    " Nothing was changed. Put a backup in place of the whole folder, or go on with what is sound:"
    " hoithi set-aside keeps the files as they are and makes a new database from them.";

/// A sentence on what a database complained of last. SQLite's messages name tables and columns,
/// never values, so they may be logged.
StoreError sqlite_failure(sqlite3* database);

}  // namespace hoithi::store
