#pragma once

#include "server/store/connection.hpp"

namespace hoithi::store {

/// Gives the rows of a database that has had no digests theirs, with the end of each journal. What
/// does not verify stays without, and so is known to be damaged: a journal whose chain is broken,
/// a name that is not what its folded form was made of.
void seal_all(Connection& connection);

}  // namespace hoithi::store
