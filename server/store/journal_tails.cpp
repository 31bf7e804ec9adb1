#include "server/store/journal_tails.hpp"

#include <optional>
#include <string>

#include "server/store/contests.hpp"
#include "server/store/journal_chain.hpp"
#include "server/store/people.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

StoreError refused(const JournalBatch& batch, const std::string& why) {
    return StoreError{
        "Batch " + std::to_string(batch.sequence) + " of contest " + batch.contest +
        " was refused: " + why + "."};
}

ContestRow row_of_owner(Connection& connection, const JournalBatch& batch) {
    const std::optional<ContestRow> row = Contests(connection).find(batch.contest);
    if (!row) throw refused(batch, "there is no such contest");
    if (batch.epoch < row->epoch) {
        throw refused(
            batch,
            "it is of epoch " + std::to_string(batch.epoch) +
                ", and the contest has a new owner of epoch " + std::to_string(row->epoch)
        );
    }
    return *row;
}

}  // namespace

void JournalTails::append(Connection& connection, const JournalBatch& batch) {
    Tail& tail = tail_of(connection, row_of_owner(connection, batch));
    if (batch.sequence != tail.sequence + 1) {
        throw refused(batch, "the journal ends with batch " + std::to_string(tail.sequence));
    }
    if (batch.epoch < tail.epoch) {
        throw refused(
            batch, "the batch before is of the later epoch " + std::to_string(tail.epoch)
        );
    }
    const Digest hash = chain_next(
        tail.hash, batch.contest, batch.sequence, batch.epoch, batch.wall_ms, batch.payload
    );
    connection.run(
        "INSERT INTO journal (contest, sequence, epoch, wall_ms, payload, hash) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        batch.contest,
        batch.sequence,
        batch.epoch,
        batch.wall_ms,
        Blob{batch.payload},
        Blob{bytes_of(hash)}
    );
    People people{connection};
    for (const PersonRow& person : batch.people) people.put(batch.contest, person);
    Contests(connection).journal_grew(batch.contest, batch.sequence, bytes_of(hash));
    connection.note_batch({batch.contest, batch.sequence, hash});
    tail = {batch.sequence, batch.epoch, hash};
}

// The row of the contest says where the journal ends; an index might end sooner.
JournalTails::Tail& JournalTails::tail_of(Connection& connection, const ContestRow& row) {
    const auto known = tails_.find(row.id);
    if (known != tails_.end()) return known->second;
    Tail tail{0, 0, chain_start(row.id)};
    Query last = connection.query(
        "SELECT sequence, epoch, hash FROM journal WHERE contest = ? "
        "ORDER BY sequence DESC LIMIT 1",
        row.id
    );
    std::string hash;
    if (last.next()) {
        hash = last.text(2);
        tail = {last.count(0), last.count(1), digest_of(hash)};
    }
    if (tail.sequence != row.batches || hash != row.last_hash) {
        throw StoreError{"The journal of contest " + row.id + " ends with a damaged batch."};
    }
    return tails_.emplace(row.id, tail).first->second;
}

}  // namespace hoithi::store
