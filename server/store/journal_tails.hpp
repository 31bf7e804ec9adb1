#pragma once

#include <cstdint>
#include <map>

#include "server/store/connection.hpp"
#include "server/store/contest_row.hpp"
#include "server/store/digest.hpp"
#include "server/store/journal_batch.hpp"

namespace hoithi::store {

/// The last link of each contest's chain, and the one way to add another. Used on the writer's
/// thread. After append() has thrown, the transaction must not be committed and the object not be
/// used any more: it may be ahead of the table.
class JournalTails {
public:
    /// Writes a batch and its people within the open transaction. Throws StoreError if the batch
    /// does not follow the one before or its epoch is not the owner's.
    void append(Connection& connection, const JournalBatch& batch);

private:
    struct Tail {
        std::uint64_t sequence = 0;
        std::uint64_t epoch = 0;
        Digest hash{};
    };

    Tail& tail_of(Connection& connection, const ContestRow& row);

    std::map<ContestKey, Tail> tails_;
};

}  // namespace hoithi::store
