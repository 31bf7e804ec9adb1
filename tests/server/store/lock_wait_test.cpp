#include <gmock/gmock.h>

#include <chrono>

#include "server/store/database.hpp"
#include "server/store/store_error.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

/// Two programs on one database; the other has its lock.
class LockWait : public testing::Test {
protected:
    void SetUp() override { other.run("BEGIN IMMEDIATE"); }

    TemporaryFolder there;
    DataFolder folder{there.path()};
    Connection ours{open_database(folder)};
    Connection other{folder.database(), Connection::Access::read_write};
};

TEST_F(LockWait, GoesOnAsLongAsItIsTold) {
    int asked = 0;
    ours.wait_for_locks([&](std::chrono::milliseconds) { return ++asked < 4; });
    EXPECT_THROW(ours.run("BEGIN IMMEDIATE"), StoreError);
    EXPECT_EQ(asked, 4);
}

TEST_F(LockWait, EndsWhenTheOtherLetsGo) {
    std::chrono::milliseconds waited{-1};
    ours.wait_for_locks([&](std::chrono::milliseconds so_far) {
        waited = so_far;
        other.run("COMMIT");
        return true;
    });
    ours.run("BEGIN IMMEDIATE");
    ours.run("COMMIT");
    EXPECT_GE(waited.count(), 0);
    // A checkpoint does not wait, and leaves the waiting as it was.
    waited = std::chrono::milliseconds{-1};
    ours.checkpoint();
    other.run("BEGIN IMMEDIATE");
    ours.run("BEGIN IMMEDIATE");
    EXPECT_GE(waited.count(), 0);
}

}  // namespace
}  // namespace hoithi::store
