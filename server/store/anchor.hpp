#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "server/store/contest_key.hpp"
#include "server/store/digest.hpp"
#include "server/store/files.hpp"
#include "server/store/write_ahead_log.hpp"

namespace hoithi::store {

/// The batch that was made durable last: what a database must hold whatever became of its log.
struct LastBatch {
    ContestKey contest;  ///< empty: there is none, or its id is too long to be kept
    std::uint64_t sequence = 0;
    Digest hash{};

    bool operator==(const LastBatch&) const = default;
};

/// How far the write-ahead log goes, kept outside of it (DATA/hoithi.anchor): a log that ends
/// sooner, or is gone, has lost what was durable. Two records take turns, so that one is always
/// whole. Written after each durable commit and not synced: after a power cut it may be older than
/// the log, never ahead of it. Used by one thread at a time.
class Anchor {
public:
    struct Record {
        LogPlace log;
        bool may_be_emptied = false;  ///< the log was about to be copied into the database
        LastBatch last;
    };

    /// The latest record of a folder; none where there is no anchor.
    static std::optional<Record> read(const std::filesystem::path& folder);

    /// Opens it for writing; makes it where it is missing. Throws StoreError.
    explicit Anchor(const std::filesystem::path& folder);

    /// False when the disk does not take it.
    [[nodiscard]] bool write(const Record& record);
    /// The same, and returns when the record is on the disk.
    [[nodiscard]] bool write_durably(const Record& record);

    static std::filesystem::path file_of(const std::filesystem::path& folder) {
        return folder / "hoithi.anchor";
    }

private:
    Descriptor file_;
    std::uint64_t turn_ = 0;  ///< of the record written last
};

}  // namespace hoithi::store
