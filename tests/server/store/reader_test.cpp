#include "server/store/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <stdexcept>
#include <thread>

#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ReaderAtWork : public testing::Test {
protected:
    using Told = Result<int, std::string>;

    /// Keeps the reader's thread busy until the promise is kept; returns once it is busy.
    std::promise<void> hold() {
        std::promise<void> release;
        auto released = std::make_shared<std::future<void>>(release.get_future());
        auto reached = std::make_shared<std::promise<void>>();
        auto busy = reached->get_future();
        reader.run(
            [released, reached](Connection&) {
                reached->set_value();
                released->get();
                return 0;
            },
            [this](const Told&) { told.push_back("held"); }
        );
        busy.wait();
        return release;
    }
    void read(int number) {
        reader.run(
            [number](Connection&) { return number; },
            [this](const Told& value) { told.push_back(std::to_string(*value)); }
        );
    }

    TemporaryFolder folder;
    StoreAtWork store{folder.path()};
    ManualLoop loop;
    std::vector<std::string> told;
    Reader reader{open_reader(folder.path()), loop.executor()};
};

TEST_F(ReaderAtWork, ReadsInOrderAndAnswersOnTheLoop) {
    for (int i = 1; i <= 5; ++i) read(i);
    EXPECT_THAT(told, IsEmpty()) << "only when the loop turns";
    loop.run_until([this] { return told.size() == 5; });
    EXPECT_THAT(told, ElementsAre("1", "2", "3", "4", "5"));
}

TEST_F(ReaderAtWork, SeesWhatTheWriterHasMadeDurable) {
    store.append_and_wait(batch("c1", 1, "a"));
    std::size_t batches = 0;
    reader.run(
        [](Connection& connection) { return read_slice(connection, "c1", 0, 100); },
        [&](const Result<Result<JournalSlice, JournalFault>, std::string>& slice) {
            batches = (**slice).batches.size();
        }
    );
    loop.run_until([&] { return batches == 1; });
}

TEST_F(ReaderAtWork, TellsWhatFailedAndGoesOn) {
    const auto tell = [this](const Told& value) { told.push_back(value ? "?" : value.error()); };
    reader.run(
        [](Connection& connection) {
            connection.query("SELECT 1 FROM nowhere");
            return 0;
        },
        tell
    );
    reader.run([](Connection&) -> int { throw std::runtime_error("the disk is gone"); }, tell);
    reader.run(
        [](Connection& connection) {
            connection.run("DELETE FROM contests");
            return 0;
        },
        tell
    );
    read(1);
    loop.run_until([this] { return told.size() == 4; });
    EXPECT_THAT(
        told, ElementsAre(HasSubstr("nowhere"), "the disk is gone", HasSubstr("readonly"), "1")
    );
}

TEST_F(ReaderAtWork, DropsWhatWaitsWhenItStops) {
    auto release = hold();
    for (int i = 1; i <= 3; ++i) read(i);
    std::thread stopper([this] { reader.stop(); });
    release.set_value();
    stopper.join();
    read(4);
    loop.drain();
    EXPECT_THAT(told, IsEmpty()) << "not even what was read already";
    reader.stop();
}

TEST_F(ReaderAtWork, DropsWhatIsOnItsWayToTheLoop) {
    read(1);
    while (loop.posts() == 0) std::this_thread::yield();
    reader.stop();
    loop.drain();
    EXPECT_THAT(told, IsEmpty());
}

}  // namespace
}  // namespace hoithi::store
