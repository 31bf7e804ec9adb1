#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <random>
#include <string>

#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

std::string payload_of(std::uint64_t sequence) {
    return std::string(sequence % 700, 'a') + std::to_string(sequence);
}

/// Appends for ever, with `window` batches on their way, and reports the number of each
/// acknowledged batch as 8 bytes. Ends by being killed.
[[noreturn]] void append_until_killed(
    const std::filesystem::path& folder, int report, std::uint64_t window
) {
    StoreAtWork store{folder};
    std::uint64_t reported = payloads(folder, "c1").size();
    std::uint64_t appended = reported;
    while (store.failures.empty()) {
        while (appended < reported + window) {
            const std::uint64_t sequence = ++appended;
            store.journal.append(batch("c1", sequence, payload_of(sequence)), [&, sequence] {
                reported = sequence;
                if (::write(report, &sequence, sizeof sequence) != sizeof sequence) ::_exit(2);
            });
        }
        store.loop.run_until([&, before = reported] {
            return reported > before || !store.failures.empty();
        });
    }
    ::_exit(3);
}

/// The last number that a process reported before it was killed after `reports` reports.
std::uint64_t last_report_of_killed(
    const std::filesystem::path& folder, std::uint64_t window, int reports
) {
    int pipe[2] = {-1, -1};
    EXPECT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        append_until_killed(folder, pipe[1], window);
    }
    ::close(pipe[1]);
    std::uint64_t last = 0;
    std::uint64_t sequence = 0;
    int count = 0;
    while (::read(pipe[0], &sequence, sizeof sequence) == sizeof sequence) {
        last = std::max(last, sequence);
        if (++count == reports) ::kill(child, SIGKILL);
    }
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the process ended by itself: " << WEXITSTATUS(status);
    return last;
}

TEST(KilledServer, HasKeptAllItAcknowledged) {
    constexpr unsigned seed = 20'241'010;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const TemporaryFolder folder;
    for (int round = 0; round < 20; ++round) {
        const std::uint64_t window = 1 + random() % 24;
        const int reports = static_cast<int>(1 + random() % 60);
        const std::uint64_t last = last_report_of_killed(folder.path(), window, reports);

        const auto found = payloads(folder.path(), "c1");
        ASSERT_GE(found.size(), last) << "round " << round;
        for (std::uint64_t sequence = 1; sequence <= found.size(); ++sequence) {
            ASSERT_EQ(found[sequence - 1], payload_of(sequence)) << "round " << round;
        }
    }
}

}  // namespace
}  // namespace hoithi::store
