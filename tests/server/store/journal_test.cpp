#include "server/store/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/store/people.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Journal, GivesBackWhatWasAppended) {
    const TemporaryFolder folder;
    const std::string bytes{"{\"câu\":\"hoà\"}\n\0\xff", 17};
    StoreAtWork store{folder.path()};
    JournalBatch first = batch("c1", 1, bytes);
    first.wall_ms = -5;
    store.append_and_wait(first);
    store.append_and_wait(batch("c1", 2, ""));

    Connection reader = open_reader(folder.path());
    std::vector<JournalEntry> entries;
    std::vector<std::string> texts;
    const auto end = read_journal(reader, "c1", [&](const JournalEntry& entry) {
        entries.push_back(entry);
        texts.emplace_back(entry.payload);
    });

    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->sequence, 2U);
    EXPECT_EQ(end->epoch, 1U);
    EXPECT_EQ(end->hash_hex.size(), 64U);
    EXPECT_THAT(texts, ElementsAre(bytes, ""));
    EXPECT_EQ(entries[0].wall_ms, -5);
    EXPECT_EQ(entries[0].epoch, 1U);
    EXPECT_EQ(entries[1].sequence, 2U);
}

TEST(Journal, AcknowledgesInOrderAndOnlyWhatAnotherConnectionCanRead) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    std::vector<std::uint64_t> acknowledged;
    for (std::uint64_t sequence = 1; sequence <= 50; ++sequence) {
        store.journal.append(batch("c1", sequence, "x"), [&, sequence] {
            EXPECT_GE(payloads(folder.path(), "c1").size(), sequence);
            acknowledged.push_back(sequence);
        });
    }
    store.loop.run_until([&] { return acknowledged.size() == 50; });

    std::vector<std::uint64_t> in_order(50);
    for (std::uint64_t i = 0; i < 50; ++i) in_order[i] = i + 1;
    EXPECT_EQ(acknowledged, in_order);
    EXPECT_THAT(store.failures, IsEmpty());
}

TEST(Journal, TellsItsWatcherHowFarEachContestIsDurable) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    std::vector<std::string> told;
    store.journal.watch([&](const ContestKey& contest, std::uint64_t sequence) {
        told.push_back(contest + " " + std::to_string(sequence));
        EXPECT_GE(payloads(folder.path(), contest).size(), sequence) << "durable by then";
    });
    auto release = store.hold_writer();
    const auto acknowledged = [&] { told.emplace_back("acknowledged"); };
    store.journal.append(batch("c1", 1, "a"), acknowledged);
    store.journal.append(batch("c2", 1, "b"), acknowledged);
    store.journal.append(batch("c1", 2, "c"), acknowledged);
    store.loop.drain();
    EXPECT_THAT(told, IsEmpty());
    release.set_value();
    store.loop.run_until([&] { return told.size() == 6; });
    EXPECT_THAT(
        told, ElementsAre("acknowledged", "c1 1", "acknowledged", "c2 1", "acknowledged", "c1 2")
    );
}

TEST(Journal, KeepsAChainOfItsOwnForEachContest) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    store.append_and_wait(batch("c1", 1, "a"));
    store.append_and_wait(batch("c2", 1, "b"));
    store.append_and_wait(batch("c1", 2, "c"));

    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("a", "c"));
    EXPECT_THAT(payloads(folder.path(), "c2"), ElementsAre("b"));
    EXPECT_THAT(payloads(folder.path(), "unheard-of"), IsEmpty());
}

TEST(Journal, GoesOnAfterARestart) {
    const TemporaryFolder folder;
    StoreAtWork{folder.path()}.append_and_wait(batch("c1", 1, "before"));

    StoreAtWork store{folder.path()};
    store.append_and_wait(batch("c1", 2, "after"));

    EXPECT_THAT(store.failures, IsEmpty());
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("before", "after"));
}

TEST(Journal, WritesPeopleInTheSameCommitAndNotIntoThePayload) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    JournalBatch joined = batch("c1", 1, "joined 7");
    joined.people = {person_row(7, "Nguyễn Thị Hoà")};
    store.append_and_wait(joined);

    Connection reader = open_reader(folder.path());
    EXPECT_THAT(People{reader}.load("c1").value(), ElementsAre(person_row(7, "Nguyễn Thị Hoà")));
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("joined 7"));
}

/// Appends a first good batch and then `bad`; the reason given, with nothing of `bad` written.
std::string refusal_of(JournalBatch bad) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    JournalBatch good = batch("c1", 1, "good");
    good.people = {person_row(1, "An")};
    store.append_and_wait(good);
    store.append_and_wait(std::move(bad));
    EXPECT_EQ(store.failures.size(), 1U);
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("good"));
    return store.failures.empty() ? "" : store.failures.front();
}

TEST(Journal, RefusesAGap) {
    EXPECT_THAT(refusal_of(batch("c1", 3, "bad")), HasSubstr("ends with batch 1"));
}

TEST(Journal, RefusesTheSameBatchTwice) {
    EXPECT_THAT(refusal_of(batch("c1", 1, "bad")), HasSubstr("ends with batch 1"));
}

TEST(Journal, RefusesAnUnknownContest) {
    EXPECT_THAT(refusal_of(batch("c9", 1, "bad")), HasSubstr("no such contest"));
}

TEST(Journal, RefusesASecondPersonOfTheSameNameWithItsBatch) {
    JournalBatch twin = batch("c1", 2, "bad");
    twin.people = {person_row(2, "An")};
    EXPECT_THAT(refusal_of(twin), HasSubstr("UNIQUE"));
}

TEST(Journal, RefusesAnOwnerWhoHasBeenReplaced) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    store.append_and_wait(batch("c1", 1, "first owner"));
    store.writer.run(
        [](Connection& connection) { return *Contests{connection}.take_epoch("c1"); },
        [](std::uint64_t epoch) { EXPECT_EQ(epoch, 2U); }
    );
    store.append_and_wait(batch("c1", 2, "still the first owner"));

    ASSERT_EQ(store.failures.size(), 1U);
    EXPECT_THAT(store.failures[0], HasSubstr("new owner of epoch 2"));
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("first owner"));
}

}  // namespace
}  // namespace hoithi::store
