#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <exception>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "server/store/writer.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// No file of this process may grow beyond some size, as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t file_bytes_max) : before_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        const rlimit lower{file_bytes_max, limit_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*before_)(int);
    rlimit limit_{};
};

TEST(FailedCommit, IsReportedOnceAndNothingIsWrittenAfterIt) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    int acknowledged = 0;
    const auto count = [&acknowledged] { ++acknowledged; };
    store.journal.append(batch("c1", 1, "kept"), count);
    store.loop.run_until([&] { return acknowledged == 1; });
    const auto log = std::filesystem::path{store.folder.database().string() + "-wal"};
    const auto size = std::filesystem::file_size(log);
    {
        const FullDisk full{size};
        store.journal.append(batch("c1", 2, "lost"), count);
        store.loop.run_until([&] { return !store.failures.empty(); });
    }
    // There is room again, and still nothing may be tried.
    store.journal.append(batch("c1", 2, "never"), count);
    store.journal.append(batch("c2", 1, "never"), count);
    store.writer.stop();
    store.loop.drain();

    EXPECT_EQ(acknowledged, 1);
    ASSERT_THAT(store.failures, SizeIs(1));
    EXPECT_THAT(store.failures[0], HasSubstr("hoithi.sqlite3"));
    EXPECT_TRUE(store.writer.stats().failed);
    EXPECT_EQ(store.writer.stats().commits, 1U);
    EXPECT_EQ(std::filesystem::file_size(log), size);
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("kept"));
}

TEST(FailedCommit, TakesItsWholeGroupWithIt) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path(), "PRAGMA max_page_count=60"};
    int acknowledged = 0;
    const auto count = [&acknowledged] { ++acknowledged; };
    std::promise<void> release = store.hold_writer();
    store.journal.append(batch("c1", 1, "small"), count);
    store.journal.append(batch("c2", 1, std::string(1'000'000, 'x')), count);
    release.set_value();
    store.loop.run_until([&] { return !store.failures.empty(); });
    store.writer.stop();

    EXPECT_EQ(acknowledged, 0);
    EXPECT_THAT(store.failures, ElementsAre(HasSubstr("full")));
    EXPECT_THAT(payloads(folder.path(), "c1"), SizeIs(0));
}

TEST(FailedCommit, IsFollowedByAGoodStart) {
    const TemporaryFolder folder;
    {
        StoreAtWork store{folder.path(), "PRAGMA max_page_count=60"};
        store.append_and_wait(batch("c1", 1, "kept"));
        store.append_and_wait(batch("c1", 2, std::string(1'000'000, 'x')));
        ASSERT_THAT(store.failures, SizeIs(1));
    }
    StoreAtWork store{folder.path()};
    store.append_and_wait(batch("c1", 2, "again"));
    EXPECT_THAT(payloads(folder.path(), "c1"), ElementsAre("kept", "again"));
}

TEST(Writer, FailsRatherThanGrowWithoutBound) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    bool written = false;
    std::promise<void> release = store.hold_writer();
    const auto write = [&written](Connection&) { written = true; };
    // What holds the writer counts as well.
    store.writer.submit({write, {}, Writer::queue_bytes_max - store.writer.queued_bytes()});
    EXPECT_FALSE(store.writer.stats().failed);
    store.writer.submit({write, {}, 1});
    EXPECT_TRUE(store.writer.stats().failed);
    store.writer.submit({write, {}, 1});
    release.set_value();
    store.writer.stop();
    store.loop.drain();

    EXPECT_THAT(store.failures, ElementsAre(HasSubstr("64 MiB")));
    EXPECT_FALSE(written);
}

TEST(Writer, ReportsOnlyTheFirstOfTwoFailures) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    std::promise<void> release = store.hold_writer();
    store.writer.submit({[](Connection&) {}, {}, Writer::queue_bytes_max + 1});
    release.set_exception(std::make_exception_ptr(std::runtime_error{"the second one"}));
    store.writer.stop();
    store.loop.drain();
    EXPECT_THAT(store.failures, ElementsAre(HasSubstr("64 MiB")));
    EXPECT_TRUE(store.writer.idle());
}

TEST(Writer, HoldsNothingOfWhatIsSubmittedAfterAFailure) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    store.writer.run([](Connection&) { throw std::runtime_error{"broken"}; }, [] {});
    store.loop.run_until([&] { return !store.failures.empty(); });
    auto held = std::make_shared<int>();
    store.writer.submit({[held](Connection&) {}, [held] {}, 1});
    EXPECT_EQ(held.use_count(), 1);
}

TEST(Writer, TurnsAnyExceptionOfAWriteIntoItsFailure) {
    const TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    store.writer.run([](Connection&) { throw std::runtime_error{"impossible"}; }, [] {});
    store.loop.run_until([&] { return !store.failures.empty(); });
    EXPECT_THAT(store.failures, ElementsAre("impossible"));
}

}  // namespace
}  // namespace hoithi::store
