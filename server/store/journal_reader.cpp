#include "server/store/journal_reader.hpp"

namespace hoithi::store {

Result<JournalEnd, JournalFault> read_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
) {
    Query rows = connection.query(
        "SELECT sequence, epoch, wall_ms, payload, hash FROM journal "
        "WHERE contest = ? ORDER BY sequence",
        contest
    );
    ChainCheck check(contest);
    while (rows.next()) {
        const std::string payload = rows.text(3);
        const JournalEntry entry{rows.count(0), rows.count(1), rows.number(2), payload};
        if (auto fault = check.follow(entry, rows.text(4))) return *std::move(fault);
        visit(entry);
    }
    return check.end();
}

Result<JournalSlice, JournalFault> read_slice(
    Connection& connection, const ContestKey& contest, std::uint64_t after, std::size_t bytes_max
) {
    Query rows = connection.query(
        "SELECT sequence, epoch, wall_ms, payload, hash FROM journal "
        "WHERE contest = ? AND sequence >= ? ORDER BY sequence",
        contest,
        after
    );
    // Batch `after` itself is believed as it stands, and must be there if any after it is.
    ChainCheck check =
        after == 0 ? ChainCheck(contest) : ChainCheck(contest, after - 1, 0, Digest{});
    JournalSlice slice;
    if (after == 0) slice.before = check.end();
    std::size_t bytes = 0;
    while ((bytes < bytes_max || slice.batches.empty()) && rows.next()) {
        JournalSlice::Batch batch{rows.count(0), rows.count(1), rows.number(2), rows.text(3), {}};
        const std::string hash = rows.text(4);
        if (batch.sequence == after) {
            check = ChainCheck(contest, batch.sequence, batch.epoch, digest_of(hash));
            slice.before = check.end();
            continue;
        }
        const JournalEntry entry{batch.sequence, batch.epoch, batch.wall_ms, batch.payload};
        if (auto fault = check.follow(entry, hash)) return *std::move(fault);
        batch.hash_hex = check.end().hash_hex;
        bytes += batch.payload.size();
        slice.batches.push_back(std::move(batch));
    }
    return slice;
}

}  // namespace hoithi::store
