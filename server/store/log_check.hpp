#pragma once

#include <filesystem>

#include "server/store/connection.hpp"

namespace hoithi::store {

/// Compares the write-ahead log of a data folder with itself and with the anchor, before SQLite
/// opens it: SQLite takes the first frame that does not verify for the end and writes over what is
/// behind. For a folder that no server holds. Throws StoreError with file, place and remedy if the
/// log, or the database below it, has lost what was durable; changes nothing.
///
/// Gives the batch that the database must hold, to be handed to require_batch() once it is open:
/// where another program has copied the log into the database and removed it, this tells that from
/// a log that is lost.
LastBatch require_whole_log(const std::filesystem::path& folder);

/// Throws StoreError unless the database holds the batch; an empty one it always holds.
void require_batch(Connection& connection, const std::filesystem::path& folder, const LastBatch&);

}  // namespace hoithi::store
