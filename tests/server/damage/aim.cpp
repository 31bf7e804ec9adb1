#include "tests/server/damage/aim.hpp"

#include <algorithm>
#include <string>

#include "server/store/write_ahead_log.hpp"
#include "tests/server/damage/opened_folder.hpp"

namespace hoithi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;
constexpr std::size_t sector_bytes = 512;
constexpr const char* database_name = "hoithi.sqlite3";
constexpr const char* log_name = "hoithi.sqlite3-wal";

}  // namespace

Aim::Page Aim::kind_of(const std::string& database, std::size_t page) {
    switch (database[page * page_bytes + (page == 0 ? 100 : 0)]) {
        case 2:
            return Page::interior_index;
        case 5:
            return Page::interior_table;
        case 10:
            return Page::leaf_index;
        case 13:
            return Page::leaf_table;
        default:
            return Page::other;  // overflow, free
    }
}

Aim::Aim(const fs::path& folder, std::uint32_t seed) : random_(seed) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.file_size() > 0) {
            files_.push_back(entry.path().lexically_relative(folder));
        }
    }
    std::ranges::sort(files_);
    // What matters most more often than the lock.
    files_.insert(files_.end(), 4, database_name);
    if (fs::exists(folder / log_name)) files_.push_back(log_name);
    const std::string database = bytes_of_file(folder / database_name);
    for (std::size_t page = 0; page < database.size() / page_bytes; ++page) {
        pages_[kind_of(database, page)].push_back(page);
    }
    for (const auto& [kind, pages] : pages_) places_.push_back(pages);
    places_.push_back({0});
    for (const fs::path& file : files_) sizes_[file] = fs::file_size(folder / file);
    // Behind the end of the log are frames of the time before it began anew.
    const store::LogReading log = store::read_log(folder / log_name, 0);
    if (log.end.frames > 0) {
        sizes_[log_name] = store::log_layout::frame_begin(log.end.frames + 1, log.page_bytes);
    }
}

std::size_t Aim::byte_of(const fs::path& file) {
    if (file != database_name) return below(sizes_[file]);
    const std::vector<std::size_t>& pages = places_[below(places_.size())];
    return pages[below(pages.size())] * page_bytes + below(page_bytes);
}

Harm Aim::bit() {
    const fs::path file = files_[below(files_.size())];
    return {Harm::Kind::turned_bit, file, byte_of(file), below(8)};
}

Harm Aim::block(Harm::Kind kind) {
    const fs::path file = files_[below(files_.size())];
    const std::size_t bytes = below(2) == 0 ? sector_bytes : page_bytes;
    const auto first = [&] { return byte_of(file) / bytes * bytes; };
    return {kind, file, first(), first(), bytes};
}

}  // namespace hoithi::test
