#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace hoithi::store {

/// A place in SQLite's write-ahead log, behind one of its frames. A frame's checksum covers all
/// frames before it; the salts change whenever the log begins anew.
struct LogPlace {
    std::array<unsigned char, 8> salts{};
    std::uint32_t frames = 0;  ///< 0: the log is empty
    std::array<unsigned char, 8> checksum{};

    bool operator==(const LogPlace&) const = default;
};

/// The layout of the file (https://www.sqlite.org/fileformat2.html#walformat).
namespace log_layout {
constexpr std::uint64_t header_bytes = 32;
constexpr std::uint64_t frame_header_bytes = 24;

constexpr std::uint64_t frame_begin(std::uint64_t frame, std::uint64_t page_bytes) {
    return header_bytes + (frame - 1) * (frame_header_bytes + page_bytes);
}
}  // namespace log_layout

/// What a write-ahead log says of itself.
struct LogReading {
    std::uint64_t bytes = 0;    ///< of the file; 0 if there is none
    bool header_sound = false;  ///< else the log counts as empty for SQLite
    std::uint64_t page_bytes = 0;
    LogPlace end;                       ///< behind the last whole commit: what SQLite will read
    std::optional<LogPlace> place;      ///< behind the frame that was asked for
    std::uint64_t unsound_byte = 0;     ///< where the first frame begins that does not verify
    bool later_commits_follow = false;  ///< commits of the same log stand behind that frame
};

/// Reads a log whether or not its database is there; changes nothing. `frame`: whose place to
/// tell, if the log is sound so far. Throws StoreError if the file cannot be read.
///
/// A commit that a power cut tore is one commit that does not verify, and is no damage. Two that
/// belong together behind an unsound frame cannot come from that: each commit is durable before
/// the next one begins.
LogReading read_log(const std::filesystem::path& file, std::uint32_t frame);

}  // namespace hoithi::store
