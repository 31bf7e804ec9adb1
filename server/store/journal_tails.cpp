#include "server/store/journal_tails.hpp"

#include <algorithm>
#include <string>

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

void require_owner(Connection& connection, const JournalBatch& batch) {
    Query contest = connection.query("SELECT epoch FROM contests WHERE id = ?", batch.contest);
    if (!contest.next()) throw refused(batch, "there is no such contest");
    const std::uint64_t owner = contest.count(0);
    if (batch.epoch < owner) {
        throw refused(
            batch,
            "it is of epoch " + std::to_string(batch.epoch) +
                ", and the contest has a new owner of epoch " + std::to_string(owner)
        );
    }
}

}  // namespace

void JournalTails::append(Connection& connection, const JournalBatch& batch) {
    require_owner(connection, batch);
    Tail& tail = tail_of(connection, batch.contest);
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
    tail = {batch.sequence, batch.epoch, hash};
}

JournalTails::Tail& JournalTails::tail_of(Connection& connection, const ContestKey& contest) {
    const auto known = tails_.find(contest);
    if (known != tails_.end()) return known->second;
    Tail tail{0, 0, chain_start(contest)};
    Query last = connection.query(
        "SELECT sequence, epoch, hash FROM journal WHERE contest = ? "
        "ORDER BY sequence DESC LIMIT 1",
        contest
    );
    if (last.next()) {
        const std::string hash = last.text(2);
        if (hash.size() != tail.hash.size()) {
            throw StoreError{"The journal of contest " + contest + " ends with a damaged batch."};
        }
        tail.sequence = last.count(0);
        tail.epoch = last.count(1);
        std::copy(hash.begin(), hash.end(), tail.hash.begin());
    }
    return tails_.emplace(contest, tail).first->second;
}

}  // namespace hoithi::store
