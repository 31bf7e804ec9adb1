#include <cstdlib>
#include <functional>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/server/damage/aim.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/damage/played_folder.hpp"
#include "tests/server/store/temporary_folder.hpp"

// For every bit and every block of a stopped or killed data folder: each contest opens with the
// same results, or the damage found names that contest, or the file, and then nothing is served.
// HOITHI_FLIPS and HOITHI_SEED choose how many bits of each folder are tried (and a fifth as many
// blocks), and which.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t bits = 150;
constexpr std::uint32_t bits_a_block = 5;

std::uint32_t chosen(const char* variable, std::uint32_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10)) : otherwise;
}

class Flips : public testing::Test {
protected:
    /// The folder of a server that was stopped.
    fs::path stopped() const {
        play_in(data_).reset();
        return data_;
    }

    /// The folder of a server that was killed, as it was then.
    fs::path killed() const {
        const auto world = play_in(data_);
        const fs::path killed = folder_.path() / "killed";
        copy_folder(data_, killed);
        return killed;
    }

    /// Tries `count` harms, each on a folder as it was; at least `noticed_min` must be noticed.
    void expect_harmless_or_named(
        const fs::path& folder,
        std::uint32_t count,
        std::uint32_t noticed_min,
        const std::function<Harm(Aim&)>& next
    ) const {
        const fs::path tried = folder_.path() / "tried";
        copy_folder(folder, tried);
        const OpenedFolder read = open_as_reader(tried);
        const OpenedFolder served = open_as_server(tried);
        ASSERT_TRUE(read.damage().empty()) << read.damage().front();
        ASSERT_TRUE(served.damage().empty()) << served.damage().front();
        ASSERT_EQ(served.contests.size(), 6U);
        Aim aim(folder, chosen("HOITHI_SEED", 20'251'010));
        EXPECT_EQ(aim.kinds(), 5U) << "not every kind of page is there";
        std::uint32_t noticed = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const Harm harm = next(aim);
            SCOPED_TRACE(harm.text() + ", try " + std::to_string(i));
            copy_folder(folder, tried);
            harm.inflict(tried);
            EXPECT_EQ(unnamed_loss(open_as_reader(tried), read, harm.file), "") << "read";
            const OpenedFolder opened = open_as_server(tried);
            EXPECT_EQ(unnamed_loss(opened, served, harm.file), "") << "served";
            if (!opened.damage().empty()) {
                ++noticed;
            } else {
                EXPECT_EQ(open_as_server(tried), served) << "and so the next time";
            }
        }
        std::cout << noticed << " of " << count << " were noticed\n";
        EXPECT_GT(noticed, noticed_min);
    }

    void expect_all_harmless_or_named(const fs::path& folder) const {
        const std::uint32_t count = chosen("HOITHI_FLIPS", bits);
        expect_harmless_or_named(folder, count, count / 4, &Aim::bit);
        for (const auto kind : {Harm::Kind::zeroed_block, Harm::Kind::swapped_blocks}) {
            const std::uint32_t blocks = count / bits_a_block;
            expect_harmless_or_named(folder, blocks, blocks / 10, [&](Aim& aim) {
                return aim.block(kind);
            });
        }
    }

    store::TemporaryFolder folder_;

private:
    fs::path data_ = folder_.path() / "data";
};

TEST_F(Flips, OfAStoppedServer) { expect_all_harmless_or_named(stopped()); }

TEST_F(Flips, OfAKilledServer) {
    const fs::path folder = killed();
    ASSERT_GT(fs::file_size(folder / "hoithi.sqlite3-wal"), 100'000U);
    expect_all_harmless_or_named(folder);
}

// A log beside it may hold what is cut off, or not: then it is named.
TEST_F(Flips, OfAKilledServerWhoseDatabaseIsCut) {
    const fs::path folder = killed();
    const fs::path tried = folder_.path() / "tried";
    copy_folder(folder, tried);
    const OpenedFolder read = open_as_reader(tried);
    const OpenedFolder served = open_as_server(tried);
    constexpr std::uintmax_t page = 4096;
    const std::uintmax_t whole = fs::file_size(folder / "hoithi.sqlite3");
    ASSERT_GT(whole, 4 * page);
    for (std::uintmax_t size = 0; size < whole; size += page / 2 + 512) {
        SCOPED_TRACE(std::to_string(size) + " of " + std::to_string(whole) + " bytes");
        copy_folder(folder, tried);
        fs::resize_file(tried / "hoithi.sqlite3", size);
        EXPECT_EQ(unnamed_loss(open_as_reader(tried), read, "hoithi.sqlite3"), "") << "read";
        EXPECT_EQ(unnamed_loss(open_as_server(tried), served, "hoithi.sqlite3"), "") << "served";
    }
}

}  // namespace
}  // namespace hoithi::test
