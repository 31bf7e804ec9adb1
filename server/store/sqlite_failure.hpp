#pragma once

#include "server/store/store_error.hpp"

struct sqlite3;

namespace hoithi::store {

/// A sentence on what a database complained of last. SQLite's messages name tables and columns,
/// never values, so they may be logged.
StoreError sqlite_failure(sqlite3* database);

}  // namespace hoithi::store
