#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/store/connection.hpp"
#include "server/store/contest_key.hpp"

namespace hoithi::store {

/// What an open database says of itself as a whole, beside what its contests say.
struct Soundness {
    /// Rows and indexes that do not agree, as SQLite says it: the row may be damaged, which its
    /// contest tells, or else the index.
    std::vector<std::string> disagreements;
    /// Contests that the table of contests does not have, by their batches or people.
    std::vector<ContestKey> strays;
};

/// Looks through the whole file. Throws StoreError with place and remedy if its structure is
/// damaged, or its schema is not what this program made.
Soundness examine(Connection& connection, const std::filesystem::path& folder);

/// An index is damaged where rows and indexes disagree and no contest is damaged. Throws
/// StoreError with place and remedy.
[[noreturn]] void refuse_index(const Soundness& soundness, const std::filesystem::path& folder);

}  // namespace hoithi::store
