#include "server/store/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "server/store/documents.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Writer, MakesOneCommitAndOnePostOfAllThatArrivedMeanwhile) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    int acknowledged = 0;
    std::promise<void> release = store.hold_writer();
    for (std::uint64_t sequence = 1; sequence <= 100; ++sequence) {
        store.journal.append(batch("c1", sequence, "x"), [&] { ++acknowledged; });
    }
    EXPECT_FALSE(store.writer.idle());
    EXPECT_GT(store.writer.queued_bytes(), 100 * sizeof(JournalBatch));
    release.set_value();
    store.loop.run_until([&] { return acknowledged == 100; });

    const WriterStats stats = store.writer.stats();
    EXPECT_EQ(stats.commits, 2U);
    EXPECT_EQ(stats.writes, 101U);
    EXPECT_EQ(stats.commit.count(), 2U);
    EXPECT_EQ(stats.durable.count(), 101U);
    EXPECT_EQ(store.loop.posts(), 2);
    EXPECT_EQ(store.writer.queued_bytes(), 0U);
    EXPECT_TRUE(store.writer.idle());
}

TEST(Writer, HandsTheResultOfOtherWorkToTheLoopOnceItIsDurable) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    bool heard = false;
    store.writer.run(
        [](Connection& connection) {
            return Documents{connection}.put("bank", "demo", "{}", 5).value();
        },
        [&](const DocumentSummary& summary) {
            EXPECT_EQ(summary.id, "demo");
            Connection reader = open_reader(folder.path());
            EXPECT_THAT(Documents{reader}.list("bank"), ElementsAre(summary));
            heard = true;
        }
    );
    store.loop.run_until([&] { return heard; });
}

TEST(Writer, FlushesWhatIsQueuedWhenStopped) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    int acknowledged = 0;
    std::promise<void> release = store.hold_writer();
    for (std::uint64_t sequence = 1; sequence <= 10; ++sequence) {
        store.journal.append(batch("c1", sequence, "x"), [&] { ++acknowledged; });
    }
    release.set_value();
    store.writer.stop();
    store.writer.stop();
    store.journal.append(batch("c1", 11, "too late"), [&] { ++acknowledged; });
    store.loop.drain();

    EXPECT_EQ(acknowledged, 10);
    EXPECT_THAT(payloads(folder.path(), "c1"), SizeIs(10));
    EXPECT_THAT(store.failures, IsEmpty());
}

TEST(Writer, KeepsTheWriteAheadLogShortEvenWhenItIsNeverIdle) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    const std::string megabyte(1'000'000, 'x');
    bool done = false;
    // Each group queues the next one before it is committed.
    const std::function<void(std::uint64_t)> append_from = [&](std::uint64_t sequence) {
        store.journal.append(batch("c1", sequence, megabyte), [&done, sequence] {
            done = sequence == 60;
        });
        store.writer.run(
            [&append_from, sequence](Connection&) {
                if (sequence < 60) append_from(sequence + 1);
            },
            [] {}
        );
    };
    append_from(1);
    store.loop.run_until([&] { return done; });

    const auto log = store.folder.database().string() + "-wal";
    EXPECT_LT(std::filesystem::file_size(log), 40'000'000U);
    EXPECT_THAT(payloads(folder.path(), "c1"), SizeIs(60));
}

TEST(Writer, TakesWritesFromSeveralThreads) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    const auto append_all = [&store](const ContestKey& contest) {
        for (std::uint64_t sequence = 1; sequence <= 200; ++sequence) {
            store.journal.append(batch(contest, sequence, "x"), {});
        }
    };
    std::thread other{append_all, "c1"};
    append_all("c2");
    other.join();
    store.writer.stop();
    store.loop.drain();

    EXPECT_THAT(store.failures, IsEmpty());
    EXPECT_THAT(payloads(folder.path(), "c1"), SizeIs(200));
    EXPECT_THAT(payloads(folder.path(), "c2"), SizeIs(200));
}

}  // namespace
}  // namespace hoithi::store
