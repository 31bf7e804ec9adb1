#include "server/store/log_check.hpp"

#include <string>

#include "server/store/data_folder.hpp"
#include "server/store/files.hpp"
#include "server/store/schema.hpp"
#include "server/store/sqlite_failure.hpp"

namespace hoithi::store {

namespace {

StoreError damaged(const std::filesystem::path& file, const std::string& what) {
    return StoreError{file.string() + " is damaged" + what + "." + std::string(damage_remedy)};
}

std::string at_byte(std::uint64_t byte) { return " at byte " + std::to_string(byte); }

/// What the log shows without knowing anything else.
void require_sound(const std::filesystem::path& file, const LogReading& log) {
    if (log.bytes > log_layout::header_bytes && !log.header_sound) {
        throw damaged(file, at_byte(0) + ": its header does not verify, and commits follow");
    }
    if (log.later_commits_follow) {
        throw damaged(file, at_byte(log.unsound_byte) + ": later commits follow");
    }
}

/// The log is the one that the anchor knows: it must go at least as far.
void require_as_far(
    const std::filesystem::path& file, const LogReading& log, const LogPlace& anchored
) {
    if (log.end.frames >= anchored.frames && log.place == anchored) return;
    const std::uint64_t end = log_layout::frame_begin(anchored.frames + 1, log.page_bytes);
    throw damaged(
        file, at_byte(log.unsound_byte) + ": what was stored went on to byte " + std::to_string(end)
    );
}

/// Whenever a log begins anew its first salt grows by one.
bool is_later(const LogPlace& log, const LogPlace& than) {
    const auto first_salt = [](const LogPlace& place) {
        std::uint32_t salt = 0;
        for (std::size_t i = 0; i < 4; ++i) salt = salt << 8U | place.salts[i];
        return salt;
    };
    return static_cast<std::int32_t>(first_salt(log) - first_salt(than)) > 0;
}

}  // namespace

LastBatch require_whole_log(const std::filesystem::path& folder) {
    const std::filesystem::path database = DataFolder::database_of(folder);
    const std::filesystem::path file = DataFolder::log_of(folder);
    const auto anchor = Anchor::read(folder);
    const LogReading log = read_log(file, anchor ? anchor->log.frames : 0);
    if (size_of(database) == 0 && (log.bytes > 0 || anchor)) {
        throw damaged(database, ": it is missing or empty, and there has been one");
    }
    require_sound(file, log);
    if (!anchor || anchor->log.frames == 0) return {};
    if (log.header_sound && log.end.salts == anchor->log.salts) {
        require_as_far(file, log, anchor->log);
        return {};
    }
    // A log that began anew, or was emptied, has been copied into the database before.
    const bool copied = log.header_sound ? is_later(log.end, anchor->log) : anchor->may_be_emptied;
    return copied ? LastBatch{} : anchor->last;
}

void require_batch(
    Connection& connection, const std::filesystem::path& folder, const LastBatch& batch
) {
    if (batch.contest.empty()) return;
    if (schema_version(connection) > 0) {
        Query row = connection.query(
            "SELECT hash FROM journal WHERE contest = ? AND sequence = ?",
            batch.contest,
            batch.sequence
        );
        if (row.next() && row.text(0) == bytes_of(batch.hash)) return;
    }
    throw StoreError{
        "Batch " + std::to_string(batch.sequence) + " of contest " + batch.contest +
        " was stored, and the database in " + folder.string() +
        " does not hold it: " + DataFolder::log_of(folder).string() + " is lost or older." +
        std::string(damage_remedy) + " If this is a backup put here on purpose, remove " +
        Anchor::file_of(folder).string() + "."};
}

}  // namespace hoithi::store
