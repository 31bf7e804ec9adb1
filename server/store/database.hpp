#pragma once

#include <filesystem>

#include "server/store/connection.hpp"
#include "server/store/data_folder.hpp"

namespace hoithi::store {

/// Opens the server's database for reading and writing, with its schema brought up to date. Throws
/// StoreError, also when a newer program has been at work on the file, and when its log has lost
/// what was durable. Whether the rest is sound: examine().
Connection open_database(const DataFolder& folder);

/// Opens the database of a data folder for reading only. Needs no lock, works while a server is
/// running and on a folder that cannot be written, and changes nothing; an older schema is brought
/// up to date in memory. Throws StoreError when there is no database, when a newer program made
/// its schema, or when its log has lost what was durable.
Connection open_reader(const std::filesystem::path& folder);

}  // namespace hoithi::store
