#include "server/store/journal_reader.hpp"

#include "server/store/journal_chain.hpp"

namespace hoithi::store {

namespace {

JournalFault gap(std::uint64_t expected, std::uint64_t found) {
    return {
        JournalFault::Kind::gap,
        expected,
        "Batch " + std::to_string(expected) + " is missing: the next one has the number " +
            std::to_string(found) + "."};
}

JournalFault epoch_went_back(std::uint64_t sequence, std::uint64_t from, std::uint64_t to) {
    return {
        JournalFault::Kind::epoch_went_back,
        sequence,
        "Batch " + std::to_string(sequence) + " is of epoch " + std::to_string(to) +
            " although the one before is of epoch " + std::to_string(from) + "."};
}

JournalFault chain_broken(std::uint64_t sequence) {
    return {
        JournalFault::Kind::chain_broken,
        sequence,
        "Batch " + std::to_string(sequence) +
            " does not match its hash: it, or one before it, was altered."};
}

}  // namespace

Result<JournalEnd, JournalFault> read_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
) {
    Query rows = connection.query(
        "SELECT sequence, epoch, wall_ms, payload, hash FROM journal "
        "WHERE contest = ? ORDER BY sequence",
        contest
    );
    JournalEnd end;
    Digest hash = chain_start(contest);
    while (rows.next()) {
        const std::string payload = rows.text(3);
        const JournalEntry entry{rows.count(0), rows.count(1), rows.number(2), payload};
        if (entry.sequence != end.sequence + 1) return gap(end.sequence + 1, entry.sequence);
        if (entry.epoch < end.epoch) {
            return epoch_went_back(entry.sequence, end.epoch, entry.epoch);
        }
        hash = chain_next(hash, contest, entry.sequence, entry.epoch, entry.wall_ms, payload);
        if (rows.text(4) != bytes_of(hash)) return chain_broken(entry.sequence);
        end.sequence = entry.sequence;
        end.epoch = entry.epoch;
        visit(entry);
    }
    end.hash_hex = hex(bytes_of(hash));
    return end;
}

}  // namespace hoithi::store
