#pragma once

#include "server/store/connection.hpp"

namespace hoithi::store {

/// The schema version this program reads and writes.
int newest_schema_version();

/// The version of a database; 0 for an empty file.
int schema_version(Connection& connection);

/// Brings the schema up to date, one transaction a step, never backwards. Does nothing to a
/// database that is up to date, or of a newer program. Throws StoreError.
void migrate(Connection& connection);
/// The same, up to one version.
void migrate_to(Connection& connection, int version);

}  // namespace hoithi::store
