#include "server/store/journal_reader.hpp"

#include <optional>

#include "server/store/contests.hpp"

namespace hoithi::store {

namespace {

// What is missing at the end leaves no trace in a chain: the contest's row knows the end too.
std::optional<JournalFault> cut_off(
    Connection& connection, const ContestKey& contest, const JournalEnd& end
) {
    const auto row = Contests(connection).find(contest);
    const ContestRow known = row.value_or(ContestRow{});
    if (end.sequence == known.batches &&
        (end.sequence == 0 || end.hash_hex == hex(known.last_hash))) {
        return std::nullopt;
    }
    return JournalFault{
        JournalFault::Kind::cut_off,
        end.sequence,
        "The journal ends with batch " + std::to_string(end.sequence) +
            ", and the contest's row with batch " + std::to_string(known.batches) + "."};
}

}  // namespace

Result<JournalEnd, JournalFault> follow_journal(
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

Result<JournalEnd, JournalFault> read_journal(
    Connection& connection, const ContestKey& contest, const JournalVisitor& visit
) {
    auto end = follow_journal(connection, contest, visit);
    if (!end) return end;
    if (auto fault = cut_off(connection, contest, *end)) return *std::move(fault);
    return end;
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
