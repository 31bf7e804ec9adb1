#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "server/store/data_folder.hpp"
#include "server/store/files.hpp"

namespace hoithi::store {

/// Sees when the files of a running server are no longer where they were: removed, moved or
/// replaced, one by one or with their folder. What is written to them then is lost with them.
/// Used by one thread at a time.
class FileWatch {
public:
    /// The database, its log and index, and the key. A file that is not there yet (the log, before
    /// the first write) is known from when it is seen first.
    explicit FileWatch(const DataFolder& folder);

    /// Throws StoreError with a sentence if a path leads to another file than before, or to none.
    void check();

private:
    struct Watched {
        std::filesystem::path path;
        std::optional<Descriptor> known;
    };

    static void check(Watched& file);

    std::vector<Watched> files_;
};

}  // namespace hoithi::store
