#pragma once

#include <filesystem>

#include "server/store/connection.hpp"
#include "server/store/data_folder.hpp"

namespace hoithi::store {

/// Opens the server's database for reading and writing, with its schema brought up to date.
/// Throws StoreError, also when a newer program has been at work on the file.
Connection open_database(const DataFolder& folder);

/// Opens the database of a data folder for reading only. Needs no lock and works while a server
/// is running. Throws StoreError when there is none, or when its schema is not this program's.
Connection open_reader(const std::filesystem::path& folder);

}  // namespace hoithi::store
