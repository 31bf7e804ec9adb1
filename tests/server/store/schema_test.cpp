#include "server/store/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "server/store/store_error.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::store {
namespace {

TEST(Schema, IsMadeOnceAndLeftAloneAfterwards) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    {
        Connection connection = open_database(owned);
        EXPECT_EQ(schema_version(connection), newest_schema_version());
        Contests{connection}.create(contest_row("c1", "111111"));
        migrate(connection);
    }
    Connection connection = open_database(owned);
    Query steps = connection.query("SELECT COUNT(*) FROM schema_migrations");
    ASSERT_TRUE(steps.next());
    EXPECT_EQ(steps.number(0), newest_schema_version());
    EXPECT_TRUE(Contests{connection}.find("c1").has_value());
}

TEST(Schema, OfANewerProgramIsNotTouched) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    open_database(owned).run_script("INSERT INTO schema_migrations (version) VALUES (999)");
    const auto newer = testing::ThrowsMessage<StoreError>(testing::AllOf(
        testing::HasSubstr("hoithi.sqlite3 has schema version 999"),
        testing::HasSubstr("Run the newer program")
    ));
    EXPECT_THAT([&] { open_database(owned); }, newer);
    EXPECT_THAT([&] { open_reader(folder.path()); }, newer);
}

TEST(Schema, IsNotReadFromAnEmptyDatabase) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    EXPECT_THROW(open_reader(folder.path()), StoreError);
}

TEST(Connection, RefusesAFileThatIsNoDatabase) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    std::ofstream{owned.database()} << std::string(5000, 'x');
    EXPECT_THROW(open_database(owned), StoreError);
}

TEST(Connection, SyncsEveryCommitAndOverwritesWhatIsErased) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    Connection connection = open_database(owned);
    const auto setting = [&connection](const std::string& name) {
        Query query = connection.query("PRAGMA " + name);
        query.next();
        return query.text(0);
    };
    EXPECT_EQ(setting("journal_mode"), "wal");
    EXPECT_EQ(setting("synchronous"), "2");
    EXPECT_EQ(setting("secure_delete"), "1");
    EXPECT_EQ(setting("foreign_keys"), "1");
}

TEST(Transaction, IsRolledBackUnlessCommitted) {
    const TemporaryFolder folder;
    const DataFolder owned{folder.path()};
    Connection connection = open_database(owned);
    {
        const Transaction transaction{connection};
        Contests{connection}.create(contest_row("c1", "111111"));
    }
    EXPECT_FALSE(Contests{connection}.find("c1").has_value());
}

}  // namespace
}  // namespace hoithi::store
