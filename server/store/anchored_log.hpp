#pragma once

#include <cstdint>
#include <filesystem>

#include "server/store/anchor.hpp"

struct sqlite3;

namespace hoithi::store {

/// The write-ahead log of an open database, followed by its anchor. No function throws: SQLite
/// calls from within a commit. Used by one thread at a time.
class AnchoredLog {
public:
    /// Throws StoreError when the anchor cannot be opened.
    explicit AnchoredLog(const std::filesystem::path& folder);

    void note(LastBatch batch) { record_.last = std::move(batch); }

    /// A commit is durable: the log goes to this frame. False when that cannot be noted.
    bool grew_to(sqlite3* database, std::uint32_t frames);
    /// The log is about to be copied into the database and emptied.
    bool before_emptying();
    /// That was tried: the log may be empty now.
    bool after_emptying();

private:
    std::filesystem::path log_;
    Anchor anchor_;
    Anchor::Record record_;  ///< what was written last
};

}  // namespace hoithi::store
