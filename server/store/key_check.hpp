#pragma once

#include "server/store/connection.hpp"
#include "server/store/data_folder.hpp"

namespace hoithi::store {

/// Makes sure that DATA/secret.key is the one whose secrets the contests' hosts and contestants
/// hold; to be called before Secrets would make a new one. The database keeps a value that only
/// this key gives, and that tells nothing of it. Throws StoreError with the remedy where there are
/// contests and the key is another one or gone.
void require_key(Connection& connection, const DataFolder& folder);

/// Makes a new key, for one that is lost; a file that is there is kept beside it as
/// secret.key.old. Throws StoreError.
void replace_key(Connection& connection, const DataFolder& folder);

}  // namespace hoithi::store
