#include "server/store/database.hpp"

#include <unistd.h>

#include <string>

#include "server/store/files.hpp"
#include "server/store/log_check.hpp"
#include "server/store/schema.hpp"
#include "server/store/soundness.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

StoreError other_version(const std::filesystem::path& folder, int version) {
    return StoreError{
        DataFolder::database_of(folder).string() + " has schema version " +
        std::to_string(version) + ", and this program knows version " +
        std::to_string(newest_schema_version()) +
        ". Run the newer program, or put a backup in place of the whole folder."};
}

// Digests are made for what is there: damage must not be taken for what was written.
void bring_up_to_date(Connection& connection, const std::filesystem::path& folder) {
    const int version = schema_version(connection);
    if (version > newest_schema_version()) throw other_version(folder, version);
    if (version != newest_schema_version()) {
        const Soundness before = examine(connection, folder);
        if (!before.disagreements.empty()) refuse_index(before, folder);
    }
    migrate(connection);
}

/// Opens for reading and leaves no file behind that was not there.
Connection open_quietly(const std::filesystem::path& folder, bool held) {
    using Access = Connection::Access;
    const auto database = DataFolder::database_of(folder);
    const bool stopped = !held && size_of(DataFolder::log_of(folder)) == 0;
    if (!stopped) return Connection{database, Access::read_only};
    if (::access(folder.c_str(), W_OK) != 0 || ::access(database.c_str(), W_OK) != 0) {
        return Connection{database, Access::frozen};
    }
    return Connection{database, Access::visiting};
}

/// The log of a folder that a server is at work on is in motion, and its server has looked at it.
LastBatch check_log(const std::filesystem::path& folder, bool held) {
    return held ? LastBatch{} : require_whole_log(folder);
}

}  // namespace

Connection open_database(const DataFolder& folder) {
    const LastBatch last = require_whole_log(folder.path());
    Connection connection{folder.database(), Connection::Access::read_write};
    require_batch(connection, folder.path(), last);
    connection.keep_anchor(folder.path());
    bring_up_to_date(connection, folder.path());
    return connection;
}

Connection open_reader(const std::filesystem::path& folder) {
    const bool held = DataFolder::is_held(folder);
    const LastBatch last = check_log(folder, held);
    Connection connection = open_quietly(folder, held);
    require_batch(connection, folder, last);
    const int version = schema_version(connection);
    if (version < 1 || version > newest_schema_version()) throw other_version(folder, version);
    if (version == newest_schema_version()) return connection;
    Connection copy{{}, Connection::Access::memory};
    copy.copy_from(connection);
    bring_up_to_date(copy, folder);
    return copy;
}

}  // namespace hoithi::store
