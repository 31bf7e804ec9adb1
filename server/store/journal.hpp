#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include "server/store/journal_batch.hpp"
#include "server/store/writer.hpp"

namespace hoithi::store {

class JournalTails;

/// The truth about all contests: batches in, chained by SHA-256, acknowledged once durable.
/// Failing, idling, stopping and counting are the Writer's.
class Journal {
public:
    explicit Journal(Writer& writer);

    /// Makes a batch durable without waiting; `committed` runs on the loop, in order of appending.
    /// A batch that does not follow the one before (sequence, epoch, a name twice among the people
    /// of a contest, an unknown contest) is a bug of the caller and fails the Writer.
    void append(JournalBatch batch, std::function<void()> committed);

    /// Who wants to know, on the loop, how far each contest's journal has become durable. Given
    /// once, before the first append.
    using Watcher = std::function<void(const ContestKey& contest, std::uint64_t sequence)>;
    void watch(Watcher watcher) { watcher_ = std::move(watcher); }

private:
    Writer& writer_;
    std::shared_ptr<JournalTails> tails_;  ///< used on the writer's thread; queued writes share it
    Watcher watcher_;
};

}  // namespace hoithi::store
