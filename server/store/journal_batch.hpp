#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/contest_key.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::store {

/// What one turn of a contest's host wants made durable: all of it or nothing.
struct JournalBatch {
    ContestKey contest;
    std::uint64_t sequence = 0;  ///< 1, 2, 3 … in each contest; a gap is a bug and fatal
    std::uint64_t epoch = 0;     ///< from Contests::take_epoch; an older one is refused, fatally
    std::int64_t wall_ms = 0;    ///< milliseconds since 1970 UTC
    std::string payload;         ///< lines of events, opaque here; no personal data
    /// Written in the same commit, in this order; a row of the same contestant is replaced.
    std::vector<PersonRow> people;
};

}  // namespace hoithi::store
