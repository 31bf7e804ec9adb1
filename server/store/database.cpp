#include "server/store/database.hpp"

#include <string>

#include "server/store/schema.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

Connection open_database(const DataFolder& folder) {
    Connection connection{folder.database(), Connection::Access::read_write};
    migrate(connection);
    return connection;
}

Connection open_reader(const std::filesystem::path& folder) {
    Connection connection{DataFolder::database_of(folder), Connection::Access::read_only};
    const int version = schema_version(connection);
    if (version != newest_schema_version()) {
        throw StoreError{
            "The database in " + folder.string() + " has schema version " +
            std::to_string(version) + ", but this program reads version " +
            std::to_string(newest_schema_version()) + "."};
    }
    return connection;
}

}  // namespace hoithi::store
