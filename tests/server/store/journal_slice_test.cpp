#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Slices of a journal of ten batches of ten bytes each, "batch    1" to "batch   10".
class JournalSlices : public testing::Test {
protected:
    void SetUp() override {
        StoreAtWork store{folder_.path()};
        for (std::uint64_t sequence = 1; sequence <= 10; ++sequence) {
            std::string payload = std::to_string(sequence);
            payload.insert(0, 5 - payload.size(), ' ');
            store.append_and_wait(batch("c1", sequence, "batch" + payload));
        }
        store.append_and_wait(batch("c2", 1, "of another contest"));
    }

    /// Somebody else is at the file.
    void tamper(const std::string& sql) {
        const DataFolder owned{folder_.path()};
        Connection connection = open_database(owned);
        connection.run_script(sql);
    }

    Result<JournalSlice, JournalFault> slice(
        std::uint64_t after, std::size_t bytes, const ContestKey& contest = "c1"
    ) {
        Connection reader = open_reader(folder_.path());
        return read_slice(reader, contest, after, bytes);
    }
    std::vector<std::uint64_t> sequences(std::uint64_t after, std::size_t bytes) {
        std::vector<std::uint64_t> found;
        const auto read = slice(after, bytes);
        EXPECT_TRUE(read);
        for (const auto& one : read->batches) found.push_back(one.sequence);
        return found;
    }

    /// The ends that the chain has after each batch.
    std::vector<JournalEnd> ends() {
        Connection reader = open_reader(folder_.path());
        std::vector<JournalEnd> found;
        for (std::uint64_t after = 0; after <= 10; ++after) {
            found.push_back(*read_slice(reader, "c1", after, 1)->before);
        }
        return found;
    }

    TemporaryFolder folder_;
};

TEST_F(JournalSlices, GoUntilTheirBytesAreFull) {
    EXPECT_THAT(sequences(0, 30), ElementsAre(1, 2, 3));
    EXPECT_THAT(sequences(0, 31), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(sequences(3, 20), ElementsAre(4, 5));
    EXPECT_THAT(sequences(8, 1'000), ElementsAre(9, 10));
    EXPECT_THAT(sequences(4, 1), ElementsAre(5)) << "one at least";
    EXPECT_THAT(sequences(4, 0), ElementsAre(5));
}

TEST_F(JournalSlices, GiveBatchesAsTheyStand) {
    const auto read = slice(4, 1);
    ASSERT_TRUE(read);
    const JournalSlice::Batch& fifth = read->batches.at(0);
    const JournalBatch written = batch("c1", 5, "batch    5");
    EXPECT_EQ(fifth.payload, written.payload);
    EXPECT_EQ(fifth.epoch, written.epoch);
    EXPECT_EQ(fifth.wall_ms, written.wall_ms);
    EXPECT_EQ(fifth.hash_hex, slice(5, 1)->before->hash_hex);
}

TEST_F(JournalSlices, KnowTheBatchBeforeThem) {
    const auto first = slice(0, 1);
    ASSERT_TRUE(first && first->before);
    EXPECT_EQ(first->before->sequence, 0U);
    EXPECT_EQ(first->before->epoch, 0U);
    EXPECT_EQ(first->before->hash_hex, ChainCheck("c1").end().hash_hex);

    const auto behind = slice(10, 100);
    ASSERT_TRUE(behind && behind->before);
    EXPECT_EQ(behind->before->sequence, 10U);
    EXPECT_EQ(behind->before->epoch, 1U);
    EXPECT_THAT(behind->batches, IsEmpty());
}

TEST_F(JournalSlices, KnowThatTheJournalDoesNotGoSoFar) {
    const auto beyond = slice(11, 100);
    ASSERT_TRUE(beyond);
    EXPECT_FALSE(beyond->before);
    EXPECT_THAT(beyond->batches, IsEmpty());
    const auto nobody = slice(1, 100, "unheard-of");
    ASSERT_TRUE(nobody);
    EXPECT_FALSE(nobody->before);
    EXPECT_TRUE(slice(0, 100, "unheard-of")->before);
}

TEST_F(JournalSlices, TogetherAreTheWholeJournal) {
    std::string together;
    std::uint64_t after = 0;
    std::string hash = ChainCheck("c1").end().hash_hex;
    for (;;) {
        const auto read = slice(after, 25);
        ASSERT_TRUE(read && read->before);
        EXPECT_EQ(read->before->hash_hex, hash);
        if (read->batches.empty()) break;
        for (const auto& one : read->batches) together += one.payload + "\n";
        after = read->batches.back().sequence;
        hash = read->batches.back().hash_hex;
    }
    std::string expected;
    for (const std::string& payload : payloads(folder_.path(), "c1")) expected += payload + "\n";
    EXPECT_EQ(together, expected);
}

TEST_F(JournalSlices, ShowADamagedHash) {
    tamper("UPDATE journal SET hash = x'00' WHERE contest = 'c1' AND sequence = 5");
    const auto at = slice(4, 100);
    ASSERT_FALSE(at);
    EXPECT_EQ(at.error().kind, JournalFault::Kind::chain_broken);
    EXPECT_EQ(at.error().sequence, 5U);
    const auto behind = slice(5, 100);
    ASSERT_FALSE(behind) << "what follows does not follow from it";
    EXPECT_EQ(behind.error().sequence, 6U);
    EXPECT_TRUE(slice(6, 100));
    EXPECT_TRUE(slice(2, 20)) << "not so far";
}

TEST_F(JournalSlices, ShowAGap) {
    tamper("DELETE FROM journal WHERE contest = 'c1' AND sequence = 5");
    for (const std::uint64_t after : {4U, 5U}) {
        const auto read = slice(after, 100);
        ASSERT_FALSE(read) << after;
        EXPECT_EQ(read.error().kind, JournalFault::Kind::gap);
        EXPECT_EQ(read.error().sequence, 5U);
        EXPECT_THAT(read.error().text, HasSubstr("Batch 5 is missing"));
    }
}

TEST_F(JournalSlices, ShowAnEpochThatGoesBack) {
    tamper("UPDATE journal SET epoch = 0 WHERE contest = 'c1' AND sequence = 5");
    const auto read = slice(4, 100);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, JournalFault::Kind::epoch_went_back);
}

/// Follows the journal's batches by hand, as a copy's reader does.
class ChainOfJournal : public JournalSlices {
protected:
    std::optional<JournalFault> follow(std::uint64_t sequence, const std::string& payload) {
        const auto read = slice(sequence - 1, 1);
        const JournalSlice::Batch& real = read->batches.at(0);
        const JournalEntry entry{sequence, real.epoch, real.wall_ms, payload};
        Connection reader = open_reader(folder_.path());
        Query row = reader.query(
            "SELECT hash FROM journal WHERE contest = 'c1' AND sequence = ?", sequence
        );
        row.next();
        return check.follow(entry, row.text(0));
    }

    ChainCheck check{"c1"};
};

TEST_F(ChainOfJournal, IsFollowed) {
    EXPECT_FALSE(follow(1, "batch    1"));
    EXPECT_FALSE(follow(2, "batch    2"));
    EXPECT_EQ(check.end().sequence, 2U);
    EXPECT_EQ(check.end().hash_hex, ends()[2].hash_hex);
}

TEST_F(ChainOfJournal, StaysWhereItWasAfterAFault) {
    EXPECT_FALSE(follow(1, "batch    1"));
    const std::string hash = check.end().hash_hex;
    EXPECT_EQ(follow(2, "batch    3")->kind, JournalFault::Kind::chain_broken);
    EXPECT_EQ(follow(3, "batch    3")->kind, JournalFault::Kind::gap);
    EXPECT_EQ(follow(1, "batch    1")->kind, JournalFault::Kind::gap) << "nor the same again";
    EXPECT_EQ(check.end().sequence, 1U);
    EXPECT_EQ(check.end().hash_hex, hash);
    EXPECT_FALSE(follow(2, "batch    2"));
}

TEST_F(ChainOfJournal, IsOfOneContest) {
    check = ChainCheck("c2");
    EXPECT_EQ(follow(1, "batch    1")->kind, JournalFault::Kind::chain_broken);
}

}  // namespace
}  // namespace hoithi::store
