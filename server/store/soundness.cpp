#include "server/store/soundness.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/store/data_folder.hpp"
#include "server/store/schema.hpp"
#include "server/store/sqlite_failure.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

/// SQLite's messages on what stands in rows and indexes; all others are on how the file is built.
constexpr std::array<std::string_view, 7> on_rows{
    "missing from index",
    "entries in index",
    "non-unique entry in index",
    "PRIMARY KEY order",
    "CHECK constraint failed in",
    "NULL value in ",
    " value in "};

bool is_on_rows(std::string_view message) {
    return std::ranges::any_of(on_rows, [&](std::string_view part) {
        return message.find(part) != std::string_view::npos;
    });
}

std::vector<std::string> schema_of(Connection& connection) {
    std::vector<std::string> entries;
    Query query = connection.query(
        "SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema ORDER BY type, name"
    );
    while (query.next()) {
        entries.push_back(
            query.text(0) + "\n" + query.text(1) + "\n" + query.text(2) + "\n" + query.text(3)
        );
    }
    return entries;
}

StoreError damaged(const std::filesystem::path& folder, const std::string& what) {
    return StoreError{
        DataFolder::database_of(folder).string() + " is damaged: " + what + "." +
        std::string(damage_remedy)};
}

void require_schema(Connection& connection, const std::filesystem::path& folder) {
    const int version = schema_version(connection);
    if (version > newest_schema_version()) return;  // a newer program's
    Connection reference{{}, Connection::Access::memory};
    migrate_to(reference, version);
    if (schema_of(connection) == schema_of(reference)) return;
    throw damaged(folder, "its schema is not the one of version " + std::to_string(version));
}

void add_strays(Connection& connection, const char* sql, std::vector<ContestKey>& strays) {
    Query query = connection.query(sql);
    while (query.next()) {
        const ContestKey id = query.text(0);
        if (std::ranges::find(strays, id) == strays.end()) strays.push_back(id);
    }
}

}  // namespace

Soundness examine(Connection& connection, const std::filesystem::path& folder) {
    Soundness found;
    {
        Query check = connection.query("PRAGMA integrity_check(20)");
        while (check.next()) {
            std::string message = check.text(0);
            if (message == "ok") continue;
            if (!is_on_rows(message)) throw damaged(folder, message);
            found.disagreements.push_back(std::move(message));
        }
    }
    require_schema(connection, folder);
    if (schema_version(connection) == 0) return found;
    // As the rows say it, not the index.
    add_strays(
        connection,
        "SELECT DISTINCT contest FROM journal NOT INDEXED "
        "WHERE contest NOT IN (SELECT id FROM contests)",
        found.strays
    );
    add_strays(
        connection,
        "SELECT DISTINCT contest FROM people WHERE contest NOT IN (SELECT id FROM contests)",
        found.strays
    );
    return found;
}

void refuse_index(const Soundness& soundness, const std::filesystem::path& folder) {
    throw damaged(folder, soundness.disagreements.front());
}

}  // namespace hoithi::store
