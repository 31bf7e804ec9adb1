#include "server/store/journal.hpp"

#include <utility>

#include "server/store/journal_tails.hpp"

namespace hoithi::store {

namespace {

std::size_t weight(const JournalBatch& batch) {
    std::size_t bytes = sizeof batch + batch.contest.size() + batch.payload.size();
    for (const PersonRow& person : batch.people) {
        bytes += sizeof person + person.name.size() + person.folded_name.size() +
                 person.unit_code.size() + person.unit_vintage.size() + person.division.size();
    }
    return bytes;
}

}  // namespace

Journal::Journal(Writer& writer) : writer_(writer), tails_(std::make_shared<JournalTails>()) {}

void Journal::append(JournalBatch batch, std::function<void()> committed) {
    const std::size_t bytes = weight(batch);
    auto durable = [this,
                    contest = batch.contest,
                    sequence = batch.sequence,
                    committed = std::move(committed)] {
        if (committed) committed();
        if (watcher_) watcher_(contest, sequence);
    };
    writer_.submit(
        {[tails = tails_, batch = std::move(batch)](Connection& connection) {
             tails->append(connection, batch);
         },
         std::move(durable),
         bytes}
    );
}

}  // namespace hoithi::store
