#include "server/store/schema.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "server/store/seal.hpp"

namespace hoithi::store {

namespace {

/// `removed` people keep their row but not their name; finished contests give their code back.
constexpr const char* first_schema = R"sql(
CREATE TABLE contests (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    definition_name TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contests_code ON contests (code) WHERE state <> 'finished';

CREATE TABLE journal (
    contest TEXT NOT NULL REFERENCES contests (id),
    sequence INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (contest, sequence)
) STRICT;

CREATE TABLE people (
    contest TEXT NOT NULL REFERENCES contests (id),
    contestant INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    unit_vintage TEXT NOT NULL,
    division TEXT NOT NULL,
    team INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (contest, contestant)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX people_name ON people (contest, folded_name) WHERE removed = 0;

CREATE TABLE documents (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;
)sql";

/// What a host may do to a name besides removing its bearer; and what tells damage: digests of
/// rows, and beside each contest where its journal ends and how many people it has.
constexpr const char* second_schema = R"sql(
ALTER TABLE people ADD COLUMN barred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE contests ADD COLUMN batches INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contests ADD COLUMN last_hash BLOB NOT NULL DEFAULT x'';
ALTER TABLE contests ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contests ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

/// Step n leads from version n to n + 1. Steps are only ever added at the end.
struct Step {
    const char* sql;
    void (*fill)(Connection&);  ///< what SQL alone cannot, for rows that are there; may be null
};
constexpr std::array steps{Step{first_schema, nullptr}, Step{second_schema, seal_all}};

}  // namespace

int newest_schema_version() { return static_cast<int>(steps.size()); }

int schema_version(Connection& connection) {
    constexpr const char* has_table =
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'";
    if (!connection.query(has_table).next()) return 0;
    Query newest = connection.query("SELECT COALESCE(MAX(version), 0) FROM schema_migrations");
    newest.next();
    return static_cast<int>(newest.number(0));
}

void migrate_to(Connection& connection, int version) {
    for (int known = schema_version(connection); known < version; ++known) {
        const Step& step = steps[static_cast<std::size_t>(known)];
        Transaction transaction{connection};
        connection.run_script(
            "CREATE TABLE IF NOT EXISTS schema_migrations ("
            "version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP"
            ") STRICT;"
        );
        connection.run_script(step.sql);
        if (step.fill != nullptr) step.fill(connection);
        connection.run(
            "INSERT INTO schema_migrations (version) VALUES (?)", std::int64_t{known + 1}
        );
        transaction.commit();
    }
}

void migrate(Connection& connection) { migrate_to(connection, newest_schema_version()); }

}  // namespace hoithi::store
