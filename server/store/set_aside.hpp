#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "server/store/connection.hpp"
#include "server/store/contest_row.hpp"
#include "server/store/data_folder.hpp"

namespace hoithi::store {

/// Copies the database of a folder with its log and anchor, as they are, into a folder of their own
/// within it; says where. To be called while nobody has the database open. Throws StoreError.
std::filesystem::path keep_files(const DataFolder& folder);

/// What became of a database that was made anew.
struct MadeAnew {
    struct LeftOut {
        ContestKey id;
        std::string reason;
    };
    std::filesystem::path kept;     ///< where the files are as they were
    std::size_t contests = 0;       ///< in the new database
    std::vector<LeftOut> left_out;  ///< found in the old one, and not in the new one
};

/// Keeps the files as they are and makes a new database from every row that can still be read,
/// with the contests of which `fault` says nothing. Does not trust the old file's indexes, nor its
/// log beyond the first fault. The new one takes the old one's place in one step, at the end.
/// `fault(new database, row)`: why a contest is to be left out; empty if it is not. Throws
/// StoreError if there is nothing to be read.
MadeAnew make_anew(
    const DataFolder& folder,
    const std::function<std::string(Connection&, const ContestRow&)>& fault
);

}  // namespace hoithi::store
