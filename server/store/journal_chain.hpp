#pragma once

#include <cstdint>
#include <string_view>

#include "server/store/digest.hpp"

namespace hoithi::store {

/// What the first batch of a contest is chained to.
Digest chain_start(std::string_view contest);

/// The hash of a batch: over the hash before it and all that the batch says.
Digest chain_next(
    const Digest& before,
    std::string_view contest,
    std::uint64_t sequence,
    std::uint64_t epoch,
    std::int64_t wall_ms,
    std::string_view payload
);

}  // namespace hoithi::store
