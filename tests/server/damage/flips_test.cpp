#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "server/store/write_ahead_log.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/damage/played_folder.hpp"
#include "tests/server/store/temporary_folder.hpp"

// For every bit of a stopped or killed data folder: opening it gives the same contests with the
// same results, or names what is damaged. HOITHI_FLIPS and HOITHI_SEED choose how many bits of each
// folder are tried, and which.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;

std::uint32_t chosen(const char* variable, std::uint32_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10)) : otherwise;
}

/// What a page of an SQLite database is, by its first byte.
enum class Page { interior_index, interior_table, leaf_index, leaf_table, other };

Page kind_of(const std::string& bytes, std::size_t page, std::size_t page_bytes) {
    switch (bytes[page * page_bytes + (page == 0 ? 100 : 0)]) {
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

/// Chooses bits: each file as often as any other, of the database each kind of page likewise and
/// its first page, with header and schema, besides.
class Aim {
public:
    Aim(const fs::path& folder, std::uint32_t seed) : random_(seed) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file() && entry.file_size() > 0) {
                files_.push_back(entry.path().lexically_relative(folder));
            }
        }
        std::ranges::sort(files_);
        // What matters most more often than the lock.
        files_.insert(files_.end(), 4, "hoithi.sqlite3");
        if (fs::exists(folder / "hoithi.sqlite3-wal")) files_.push_back("hoithi.sqlite3-wal");
        const std::string bytes = bytes_of_file(folder / "hoithi.sqlite3");
        for (std::size_t page = 0; page < bytes.size() / page_bytes; ++page) {
            pages_[kind_of(bytes, page, page_bytes)].push_back(page);
        }
        for (const auto& [kind, pages] : pages_) places_.push_back(pages);
        places_.push_back({0});
        for (const fs::path& file : files_) sizes_[file] = fs::file_size(folder / file);
        // Behind the end of the log are frames of the time before it began anew.
        const store::LogReading log = store::read_log(folder / "hoithi.sqlite3-wal", 0);
        if (log.end.frames > 0) {
            sizes_["hoithi.sqlite3-wal"] =
                store::log_layout::frame_begin(log.end.frames + 1, log.page_bytes);
        }
    }

    struct Bit {
        fs::path file;
        std::size_t byte = 0;
        unsigned bit = 0;
    };
    Bit next() {
        Bit bit{files_[below(files_.size())], 0, static_cast<unsigned>(below(8))};
        bit.byte = below(sizes_[bit.file]);
        if (bit.file == "hoithi.sqlite3") {
            const std::vector<std::size_t>& pages = places_[below(places_.size())];
            bit.byte = pages[below(pages.size())] * page_bytes + below(page_bytes);
        }
        return bit;
    }
    std::size_t kinds() const { return pages_.size(); }

private:
    static constexpr std::size_t page_bytes = 4096;

    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::mt19937 random_;
    std::vector<fs::path> files_;
    std::map<fs::path, std::size_t> sizes_;
    std::map<Page, std::vector<std::size_t>> pages_;
    std::vector<std::vector<std::size_t>> places_;
};

class Flips : public testing::Test {
protected:
    /// Tries bits of a folder; how many were noticed.
    std::uint32_t try_bits(const fs::path& folder, std::uint32_t count) {
        const fs::path tried = folder_.path() / "tried";
        copy_folder(folder, tried);
        const OpenedFolder read = open_as_reader(tried);
        const OpenedFolder served = open_as_server(tried);
        EXPECT_TRUE(read.damage.empty()) << read.damage.front();
        EXPECT_TRUE(served.damage.empty()) << served.damage.front();
        const std::uint32_t seed = chosen("HOITHI_SEED", 20'251'010);
        Aim aim(folder, seed);
        std::uint32_t noticed = 0;
        for (std::uint32_t i = 0; i < count && !HasFailure(); ++i) {
            const Aim::Bit bit = aim.next();
            SCOPED_TRACE(
                bit.file.string() + " byte " + std::to_string(bit.byte) + " bit " +
                std::to_string(bit.bit) + " of try " + std::to_string(i)
            );
            copy_folder(folder, tried);
            flip(tried / bit.file, bit.byte, bit.bit);
            expect_same_or_named(open_as_reader(tried), read);
            const OpenedFolder opened = open_as_server(tried);
            expect_same_or_named(opened, served);
            if (!opened.damage.empty()) {
                ++noticed;
                continue;
            }
            EXPECT_EQ(open_as_server(tried), served) << "and so the next time";
        }
        RecordProperty("noticed", static_cast<int>(noticed));
        return noticed;
    }

    // Of a folder with damage the contests that are served are as they were.
    static void expect_same_or_named(const OpenedFolder& opened, const OpenedFolder& before) {
        if (opened.damage.empty()) {
            EXPECT_EQ(opened.contests, before.contests);
            return;
        }
        for (const std::string& contest : opened.contests) {
            EXPECT_NE(std::ranges::find(before.contests, contest), before.contests.end())
                << contest;
        }
    }

    store::TemporaryFolder folder_;
};

TEST_F(Flips, OfAStoppedServer) {
    const std::uint32_t count = chosen("HOITHI_FLIPS", 150);
    const fs::path data = folder_.path() / "data";
    play_in(data).reset();
    EXPECT_EQ(Aim(data, 1).kinds(), 5U) << "not every kind of page is there";
    EXPECT_GT(try_bits(data, count), count / 4);
}

TEST_F(Flips, OfAKilledServer) {
    const std::uint32_t count = chosen("HOITHI_FLIPS", 150);
    const fs::path data = folder_.path() / "data";
    const auto world = play_in(data);
    const fs::path killed = folder_.path() / "killed";
    copy_folder(data, killed);
    ASSERT_GT(fs::file_size(killed / "hoithi.sqlite3-wal"), 100'000U);
    EXPECT_GT(try_bits(killed, count), count / 4);
}

}  // namespace
}  // namespace hoithi::test
