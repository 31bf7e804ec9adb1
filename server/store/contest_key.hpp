#pragma once

#include <string>

namespace hoithi::store {

/// The id of a contest as it stands in the table `contests`: opaque to the store, not empty.
using ContestKey = std::string;

}  // namespace hoithi::store
