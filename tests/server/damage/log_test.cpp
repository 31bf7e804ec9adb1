#include <filesystem>
#include <optional>
#include <string>

#include <gmock/gmock.h>

#include "server/store/database.hpp"
#include "server/store/people.hpp"
#include "server/store/write_ahead_log.hpp"
#include "tests/server/damage/opened_folder.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

// The write-ahead log of a server that was killed, and its anchor.

namespace hoithi::store {
namespace {

namespace fs = std::filesystem;
using test::bytes_of_file;
using testing::HasSubstr;

constexpr int batches = 12;

/// A folder in which `batches` batches were made durable before the server was killed.
class KilledFolder : public testing::Test {
protected:
    KilledFolder() {
        {
            StoreAtWork store(running_);
            for (std::uint64_t i = 1; i <= batches; ++i) {
                store.append_and_wait(batch("c1", i, "event " + std::to_string(i)));
                if (i == batches / 2) fs::copy_file(running_ / "hoithi.anchor", older_anchor_);
            }
            store.append_and_wait(joined());
            fs::copy(running_, killed_, fs::copy_options::recursive);
        }
        again();
        log_ = read_log(data_ / "hoithi.sqlite3-wal", 1);
    }

    static JournalBatch joined() {
        JournalBatch last = batch("c1", batches + 1, "joined");
        last.people = {person_row(1, "An"), person_row(2, "Bình")};
        return last;
    }

    void again() {
        fs::remove_all(data_);
        fs::copy(killed_, data_, fs::copy_options::recursive);
    }

    std::uint64_t frame_begin(std::uint64_t frame) const {
        return log_layout::frame_begin(frame, log_.page_bytes);
    }

    /// How many batches a server finds; nothing if it refuses to start, and then why.
    std::optional<std::uint64_t> opened() {
        try {
            const DataFolder folder(data_);
            Connection connection = open_database(folder);
            return read_journal(connection, "c1", [](const JournalEntry&) {}).value().sequence;
        } catch (const StoreError& error) {
            refusal_ = error.what();
            return std::nullopt;
        }
    }

    void expect_refused(const std::string& file, std::uint64_t byte) {
        const std::string before = bytes_of_file(data_ / "hoithi.sqlite3-wal");
        EXPECT_EQ(opened(), std::nullopt);
        EXPECT_THAT(refusal_, HasSubstr(file + " is damaged at byte " + std::to_string(byte)));
        EXPECT_THROW(open_reader(data_), StoreError);
        EXPECT_TRUE(bytes_of_file(data_ / "hoithi.sqlite3-wal") == before) << "left alone";
    }

    TemporaryFolder folder_;
    fs::path running_ = folder_.path() / "running";
    fs::path killed_ = folder_.path() / "killed";
    fs::path data_ = folder_.path() / "data";
    fs::path older_anchor_ = folder_.path() / "anchor";
    LogReading log_;
    std::string refusal_;
};

TEST_F(KilledFolder, HasAllThatWasStored) {
    EXPECT_GT(log_.end.frames, 40U);
    EXPECT_EQ(opened(), batches + 1);
    EXPECT_EQ(opened(), batches + 1) << "and after a clean stop";
}

TEST_F(KilledFolder, IsRefusedForABadBitInAnyFrameOfTheLog) {
    for (std::uint64_t frame = 1; frame <= log_.end.frames; ++frame) {
        SCOPED_TRACE("frame " + std::to_string(frame));
        again();
        // Header, checksum and page in turn.
        const std::uint64_t offset = frame % 3 == 0 ? 2 : frame % 3 == 1 ? 17 : 2000;
        test::flip(data_ / "hoithi.sqlite3-wal", frame_begin(frame) + offset, frame % 8);
        expect_refused("hoithi.sqlite3-wal", frame_begin(frame));
    }
}

TEST_F(KilledFolder, IsRefusedWithoutTheAnchorWhereLaterCommitsFollow) {
    for (std::uint64_t frame = 1; frame + 12 < log_.end.frames; ++frame) {
        SCOPED_TRACE("frame " + std::to_string(frame));
        again();
        fs::remove(data_ / "hoithi.anchor");
        test::flip(data_ / "hoithi.sqlite3-wal", frame_begin(frame) + 1234, 3);
        expect_refused("hoithi.sqlite3-wal", frame_begin(frame));
        EXPECT_THAT(refusal_, HasSubstr("later commits follow"));
    }
}

TEST_F(KilledFolder, IsRefusedForABadBitInTheHeaderOfTheLog) {
    for (std::uint64_t byte = 0; byte < log_layout::header_bytes; ++byte) {
        SCOPED_TRACE("byte " + std::to_string(byte));
        again();
        test::flip(data_ / "hoithi.sqlite3-wal", byte, byte % 8);
        expect_refused("hoithi.sqlite3-wal", 0);
    }
}

TEST_F(KilledFolder, IsRefusedForALogThatIsCut) {
    for (std::uint64_t frame = 1; frame <= log_.end.frames; frame += 7) {
        SCOPED_TRACE("frame " + std::to_string(frame));
        again();
        fs::resize_file(data_ / "hoithi.sqlite3-wal", frame_begin(frame) + frame);
        expect_refused("hoithi.sqlite3-wal", frame_begin(frame));
    }
}

TEST_F(KilledFolder, IsRefusedForALogThatIsGone) {
    fs::remove(data_ / "hoithi.sqlite3-wal");
    EXPECT_EQ(opened(), std::nullopt);
    EXPECT_THAT(refusal_, HasSubstr("hoithi.sqlite3-wal is lost or older"));
    EXPECT_THAT(refusal_, HasSubstr("contest c1"));
    again();
    fs::resize_file(data_ / "hoithi.sqlite3-wal", 0);
    EXPECT_EQ(opened(), std::nullopt);
}

TEST_F(KilledFolder, OpensWithAnAnchorOlderThanTheLogOrWithNone) {
    fs::copy_file(older_anchor_, data_ / "hoithi.anchor", fs::copy_options::overwrite_existing);
    EXPECT_EQ(opened(), batches + 1);
    again();
    fs::remove(data_ / "hoithi.anchor");
    EXPECT_EQ(opened(), batches + 1);
    EXPECT_TRUE(fs::exists(data_ / "hoithi.anchor"));
}

TEST_F(KilledFolder, OpensWithABadBitAnywhereInTheAnchor) {
    for (std::size_t byte = 0; byte < fs::file_size(killed_ / "hoithi.anchor"); ++byte) {
        again();
        test::flip(data_ / "hoithi.anchor", byte, byte % 8);
        ASSERT_EQ(opened(), batches + 1) << refusal_;
    }
}

// A power cut may tear the last commit, and leave an anchor that is as old as the disk's last sync.
TEST_F(KilledFolder, OpensWithItsLastCommitTorn) {
    fs::remove(data_ / "hoithi.anchor");
    fs::resize_file(data_ / "hoithi.sqlite3-wal", frame_begin(log_.end.frames) + 100);
    EXPECT_EQ(opened(), batches);
}

TEST_F(KilledFolder, OpensAfterAnotherProgramHasCopiedTheLog) {
    { const Connection other{data_ / "hoithi.sqlite3", Connection::Access::read_write}; }
    ASSERT_FALSE(fs::exists(data_ / "hoithi.sqlite3-wal"));
    EXPECT_EQ(opened(), batches + 1) << refusal_;
}

TEST_F(KilledFolder, IsRefusedWithoutItsDatabaseAndGetsNoEmptyOne) {
    fs::resize_file(data_ / "hoithi.sqlite3", 0);
    const std::string before = bytes_of_file(data_ / "hoithi.sqlite3-wal");
    EXPECT_EQ(opened(), std::nullopt);
    EXPECT_THAT(refusal_, HasSubstr("hoithi.sqlite3 is damaged: it is missing or empty"));
    EXPECT_THROW(open_reader(data_), StoreError);
    EXPECT_TRUE(bytes_of_file(data_ / "hoithi.sqlite3-wal") == before);
    fs::remove(data_ / "hoithi.sqlite3");
    EXPECT_EQ(opened(), std::nullopt);
    EXPECT_FALSE(fs::exists(data_ / "hoithi.sqlite3"));
}

TEST_F(KilledFolder, IsRefusedWithADatabaseThatIsCut) {
    {
        // All in the database, nothing in the log.
        const DataFolder folder(data_);
        open_database(folder);
    }
    fs::resize_file(data_ / "hoithi.sqlite3", 3 * 4096);
    EXPECT_THROW(open_reader(data_), StoreError);
}

TEST(AnchorOfARunningServer, SaysWhenTheLogWasEmptied) {
    const TemporaryFolder folder;
    const fs::path running = folder.path() / "running";
    const fs::path killed = folder.path() / "killed";
    StoreAtWork store(running);
    JournalBatch joined = batch("c1", 1, "joined");
    joined.people = {person_row(1, "An")};
    store.append_and_wait(joined);
    bool erased = false;
    store.writer.run(
        [](Connection& connection) { People(connection).erase("c1", 1); }, [&] { erased = true; }
    );
    store.loop.run_until([&] { return erased; });
    // Emptying follows the erasure on the writer's thread; what it runs next comes behind.
    store.hold_writer().set_value();
    fs::copy(running, killed, fs::copy_options::recursive);
    const DataFolder opened(killed);
    Connection connection = open_database(opened);
    EXPECT_EQ(read_journal(connection, "c1", [](const JournalEntry&) {})->sequence, 1U);
}

}  // namespace
}  // namespace hoithi::store
