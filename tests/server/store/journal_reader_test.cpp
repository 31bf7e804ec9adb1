#include "server/store/journal_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "server/store/journal_chain.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::HasSubstr;

/// What a reader says of five batches after somebody did `tampering` to the file.
class TamperedJournal : public testing::Test {
protected:
    Result<JournalEnd, JournalFault> read_after(const std::string& tampering) {
        {
            StoreAtWork store{folder_.path()};
            for (std::uint64_t sequence = 1; sequence <= 5; ++sequence) {
                store.append_and_wait(batch("c1", sequence, "event " + std::to_string(sequence)));
            }
        }
        const DataFolder owned{folder_.path()};
        Connection connection = open_database(owned);
        connection.run_script(tampering);
        visited_ = 0;
        return read_journal(connection, contest_, [this](const JournalEntry&) { ++visited_; });
    }

    void expect_fault(const std::string& tampering, JournalFault::Kind kind, std::uint64_t where) {
        const auto end = read_after(tampering);
        ASSERT_FALSE(end.has_value());
        EXPECT_EQ(end.error().kind, kind);
        EXPECT_EQ(end.error().sequence, where);
        EXPECT_THAT(end.error().text, HasSubstr("Batch " + std::to_string(where)));
        EXPECT_EQ(visited_, where - 1);
    }

    TemporaryFolder folder_;
    ContestKey contest_ = "c1";
    std::uint64_t visited_ = 0;
};

TEST_F(TamperedJournal, IsBelievedWhenNobodyTouchedIt) {
    const auto end = read_after("");
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->sequence, 5U);
    EXPECT_EQ(visited_, 5U);
}

TEST_F(TamperedJournal, ShowsAnAlteredPayload) {
    expect_fault(
        "UPDATE journal SET payload = x'00' WHERE sequence = 3", JournalFault::Kind::chain_broken, 3
    );
}

TEST_F(TamperedJournal, ShowsAnAlteredTime) {
    expect_fault(
        "UPDATE journal SET wall_ms = wall_ms + 1 WHERE sequence = 4",
        JournalFault::Kind::chain_broken,
        4
    );
}

TEST_F(TamperedJournal, ShowsAnAlteredHash) {
    expect_fault(
        "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 5",
        JournalFault::Kind::chain_broken,
        5
    );
}

TEST_F(TamperedJournal, ShowsADeletedBatch) {
    expect_fault("DELETE FROM journal WHERE sequence = 2", JournalFault::Kind::gap, 2);
}

TEST_F(TamperedJournal, ShowsADeletedBatchBehindNewNumbers) {
    expect_fault(
        "DELETE FROM journal WHERE sequence = 2;"
        "UPDATE journal SET sequence = 2 WHERE sequence = 3;"
        "UPDATE journal SET sequence = 3 WHERE sequence = 4;"
        "UPDATE journal SET sequence = 4 WHERE sequence = 5;",
        JournalFault::Kind::chain_broken,
        2
    );
}

TEST_F(TamperedJournal, ShowsSwappedBatches) {
    expect_fault(
        "UPDATE journal SET sequence = 9 WHERE sequence = 2;"
        "UPDATE journal SET sequence = 2 WHERE sequence = 3;"
        "UPDATE journal SET sequence = 3 WHERE sequence = 9;",
        JournalFault::Kind::chain_broken,
        2
    );
}

TEST_F(TamperedJournal, ShowsBatchesTakenFromAnotherContest) {
    contest_ = "c2";
    expect_fault("UPDATE journal SET contest = 'c2'", JournalFault::Kind::chain_broken, 1);
}

TEST_F(TamperedJournal, ShowsAnEpochThatGoesBack) {
    expect_fault(
        "UPDATE journal SET epoch = 0 WHERE sequence = 4", JournalFault::Kind::epoch_went_back, 4
    );
}

TEST(JournalChain, IsWhatItsDescriptionSays) {
    // Computed apart from this program: Python's hashlib over struct.pack('<Q', …) fields.
    const Digest start = chain_start("c1");
    EXPECT_EQ(
        hex(bytes_of(start)), "25afb912f31a86474564d424a4d17d49cbd46f108c72d9c354249c56b6995a4b"
    );
    EXPECT_EQ(
        hex(bytes_of(chain_next(start, "c1", 1, 2, 3, "payload"))),
        "bfdfd99dd3606267989e75ae319f12e1121464a5837d6d369a4989952bf8d398"
    );
}

}  // namespace
}  // namespace hoithi::store
