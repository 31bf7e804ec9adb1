#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "server/store/chain_check.hpp"
#include "server/store/connection.hpp"
#include "server/store/contest_key.hpp"

namespace hoithi::store {

using JournalVisitor = std::function<void(const JournalEntry&)>;

/// Visits a contest's batches in order, each after it has been verified: numbering, epochs and the
/// SHA-256 chain, and at last the end against what the contest's row says of it; an entry's payload
/// lives during the visit only. Stops at the first fault. Throws StoreError if the file cannot be
/// read.
Result<JournalEnd, JournalFault> read_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
);

/// The same by the chain alone, without looking at the contest's row.
Result<JournalEnd, JournalFault> follow_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
);

/// Some batches of a journal, verified against one another, with the one before them.
struct JournalSlice {
    struct Batch {
        std::uint64_t sequence = 0;
        std::uint64_t epoch = 0;
        std::int64_t wall_ms = 0;
        std::string payload;
        std::string hash_hex;
    };

    std::optional<JournalEnd> before;  ///< none: the journal does not go so far
    std::vector<Batch> batches;
};

/// The batches that follow batch `after` (0: from the first), until their payloads have
/// `bytes_max` bytes together; at least one, if there is any. Throws StoreError.
Result<JournalSlice, JournalFault> read_slice(
    Connection& connection, const ContestKey& contest, std::uint64_t after, std::size_t bytes_max
);

}  // namespace hoithi::store
