#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/contest_key.hpp"

namespace hoithi::store {

/// One batch as it stands in the journal. `payload` lives during the visit only.
struct JournalEntry {
    std::uint64_t sequence = 0;
    std::uint64_t epoch = 0;
    std::int64_t wall_ms = 0;
    std::string_view payload;
};

/// How far a journal goes: what the next batch has to follow.
struct JournalEnd {
    std::uint64_t sequence = 0;  ///< 0 for a contest without batches
    std::uint64_t epoch = 0;
    std::string hash_hex;  ///< of the last batch; to be compared with other copies
};

/// Why a journal cannot be believed beyond some point.
struct JournalFault {
    enum class Kind { gap, epoch_went_back, chain_broken };
    Kind kind{};
    std::uint64_t sequence = 0;  ///< the first batch that is missing or wrong
    std::string text;            ///< a sentence for the operator
};

using JournalVisitor = std::function<void(const JournalEntry&)>;

/// Visits a contest's batches in order, each after it has been verified: numbering, epochs and the
/// SHA-256 chain. Stops at the first fault. What was cut off at the very end leaves no trace in a
/// chain: compare the JournalEnd with another copy. Throws StoreError if the file cannot be read.
Result<JournalEnd, JournalFault> read_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
);

}  // namespace hoithi::store
