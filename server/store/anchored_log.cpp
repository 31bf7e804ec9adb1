#include "server/store/anchored_log.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "server/store/data_folder.hpp"

namespace hoithi::store {

namespace {

using namespace log_layout;

/// Where the log ends, by the header of its last frame.
bool read_end(sqlite3* database, LogPlace& end) {
    sqlite3_file* log = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log == nullptr || log->pMethods == nullptr) return false;
    std::array<unsigned char, header_bytes> header{};
    if (log->pMethods->xRead(log, header.data(), header.size(), 0) != SQLITE_OK) return false;
    const std::uint64_t page = std::uint64_t{header[8]} << 24U | std::uint64_t{header[9]} << 16U |
                               std::uint64_t{header[10]} << 8U | header[11];
    const auto from = static_cast<sqlite3_int64>(frame_begin(end.frames, page));
    std::array<unsigned char, frame_header_bytes> frame{};
    if (log->pMethods->xRead(log, frame.data(), frame.size(), from) != SQLITE_OK) return false;
    std::copy_n(frame.begin() + 8, 8, end.salts.begin());
    std::copy_n(frame.begin() + 16, 8, end.checksum.begin());
    return true;
}

}  // namespace

AnchoredLog::AnchoredLog(const std::filesystem::path& folder)
    : log_(DataFolder::log_of(folder)), anchor_(folder) {
    if (const auto record = Anchor::read(folder)) record_ = *record;
}

bool AnchoredLog::grew_to(sqlite3* database, std::uint32_t frames) {
    record_.log.frames = frames;
    record_.may_be_emptied = false;
    return read_end(database, record_.log) && anchor_.write(record_);
}

bool AnchoredLog::before_emptying() {
    record_.may_be_emptied = true;
    return anchor_.write_durably(record_);
}

bool AnchoredLog::after_emptying() {
    if (size_of(log_) > 0) return true;
    record_.log.frames = 0;
    record_.may_be_emptied = false;
    return anchor_.write(record_);
}

}  // namespace hoithi::store
