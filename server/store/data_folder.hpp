#pragma once

#include <filesystem>

#include "server/store/files.hpp"

namespace hoithi::store {

/// The folder that holds all a server remembers, and the proof that this process is the only
/// server on it: the lock is held as long as the object lives. Any thread.
class DataFolder {
public:
    /// Creates the folder (mode 0700) and the empty database file (0600) where they are missing.
    /// Throws StoreError when it cannot, when another process holds the folder, or when the
    /// database is missing where there has been one.
    explicit DataFolder(std::filesystem::path path);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return database_of(path_); }
    std::filesystem::path secret_key() const { return path_ / "secret.key"; }

    /// Where the database of a data folder lies; for readers, who need no lock.
    static std::filesystem::path database_of(const std::filesystem::path& folder) {
        return folder / "hoithi.sqlite3";
    }
    /// SQLite's write-ahead log of that database.
    static std::filesystem::path log_of(const std::filesystem::path& folder) {
        return folder / "hoithi.sqlite3-wal";
    }
    /// Whether another process holds the folder at the moment.
    static bool is_held(const std::filesystem::path& folder);

private:
    std::filesystem::path path_;
    Descriptor lock_;
};

}  // namespace hoithi::store
