#pragma once

#include <cstddef>
#include <cstdint>

#include "server/store/latency_histogram.hpp"

namespace hoithi::store {

/// What a Writer has done since it was made; a copy, taken at one moment.
struct WriterStats {
    std::uint64_t commits = 0;      ///< transactions made durable
    std::uint64_t writes = 0;       ///< writes made durable; writes / commits is the group's size
    std::uint64_t bytes = 0;        ///< of those writes, as declared by their submitters
    std::size_t queued_writes = 0;  ///< submitted and not yet durable
    std::size_t queued_bytes = 0;
    bool failed = false;
    LatencyHistogram commit;   ///< a transaction from its beginning to its durability
    LatencyHistogram durable;  ///< a write from its submission to its durability
};

}  // namespace hoithi::store
