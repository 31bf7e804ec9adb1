#include "server/store/contests.hpp"

#include <sodium.h>

#include <algorithm>

#include "server/store/row_digest.hpp"
#include "server/store/sodium.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

constexpr std::size_t code_digits = 6;
constexpr int draws_max = 100;

bool is_code(std::string_view code) {
    return code.size() == code_digits &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Columns in the order of the queries below.
ContestRow row_of(const Query& query) {
    ContestRow row;
    row.id = query.text(0);
    row.code = query.text(1);
    row.title = query.text(2);
    row.definition_name = query.text(3);
    row.created_ms = query.number(4);
    row.state =
        query.text(5) == name_of(ContestState::open) ? ContestState::open : ContestState::finished;
    row.epoch = query.count(6);
    row.batches = query.count(7);
    row.last_hash = query.text(8);
    row.people = query.count(9);
    row.intact = query.text(10) == bytes_of(digest_of(row));
    return row;
}

std::optional<ContestRow> first_of(Query query) {
    if (!query.next()) return std::nullopt;
    return row_of(query);
}

}  // namespace

Result<ContestRow, ContestRefusal> Contests::create(const ContestRow& row) {
    if (row.id.empty() || !is_code(row.code)) return ContestRefusal::malformed;
    if (find(row.id)) return ContestRefusal::id_taken;
    if (row.state == ContestState::open && find_by_code(row.code)) {
        return ContestRefusal::code_taken;
    }
    connection_.run(
        "INSERT INTO contests (id, code, title, definition_name, created_ms, state, epoch, "
        "batches, "
        "last_hash, people, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id,
        row.code,
        row.title,
        row.definition_name,
        row.created_ms,
        name_of(row.state),
        row.epoch,
        row.batches,
        Blob{row.last_hash},
        row.people,
        Blob{bytes_of(digest_of(row))}
    );
    return row;
}

std::optional<std::string> Contests::draw_code() {
    start_sodium();
    for (int draw = 0; draw < draws_max; ++draw) {
        const std::string code = std::to_string(100'000 + randombytes_uniform(900'000));
        if (!find_by_code(code)) return code;
    }
    return std::nullopt;
}

std::vector<ContestRow> Contests::list() {
    std::vector<ContestRow> rows;
    Query query = connection_.query(
        "SELECT id, code, title, definition_name, created_ms, state, epoch, batches, last_hash, "
        "people, digest FROM contests "
        "ORDER BY created_ms DESC, id"
    );
    while (query.next()) rows.push_back(row_of(query));
    return rows;
}

std::optional<ContestRow> Contests::find(const ContestKey& id) {
    return first_of(connection_.query(
        "SELECT id, code, title, definition_name, created_ms, state, epoch, batches, last_hash, "
        "people, digest FROM contests "
        "WHERE id = ?",
        id
    ));
}

std::optional<ContestRow> Contests::find_by_code(std::string_view code) {
    return first_of(connection_.query(
        "SELECT id, code, title, definition_name, created_ms, state, epoch, batches, last_hash, "
        "people, digest FROM contests "
        "WHERE code = ? AND state <> 'finished'",
        code
    ));
}

Result<ContestRow, ContestRefusal> Contests::set_state(const ContestKey& id, ContestState state) {
    std::optional<ContestRow> row = find(id);
    if (!row) return ContestRefusal::unknown_contest;
    if (row->state == state) return *row;
    if (state == ContestState::open && find_by_code(row->code)) return ContestRefusal::code_taken;
    Transaction change{connection_};
    ContestRow changed = row_to_change(id);
    changed.state = state;
    seal(changed);
    change.commit();
    return changed;
}

Result<std::uint64_t, ContestRefusal> Contests::take_epoch(const ContestKey& id) {
    Transaction change{connection_};
    if (!find(id)) return ContestRefusal::unknown_contest;
    ContestRow row = row_to_change(id);
    ++row.epoch;
    seal(row);
    change.commit();
    return row.epoch;
}

void Contests::raise_epoch(const ContestKey& id, std::uint64_t epoch) {
    ContestRow row = row_to_change(id);
    if (row.epoch >= epoch) return;
    row.epoch = epoch;
    seal(row);
}

void Contests::journal_grew(const ContestKey& id, std::uint64_t batches, std::string_view hash) {
    ContestRow row = row_to_change(id);
    row.batches = batches;
    row.last_hash = hash;
    seal(row);
}

void Contests::people_changed(const ContestKey& id, std::int64_t by) {
    ContestRow row = row_to_change(id);
    row.people += static_cast<std::uint64_t>(by);
    seal(row);
}

void Contests::seal(const ContestRow& row) {
    connection_.run(
        "UPDATE contests SET state = ?, epoch = ?, batches = ?, last_hash = ?, people = ?, "
        "digest = ? WHERE id = ?",
        name_of(row.state),
        row.epoch,
        row.batches,
        Blob{row.last_hash},
        row.people,
        Blob{bytes_of(digest_of(row))},
        row.id
    );
}

bool Contests::remove(const ContestKey& id) {
    connection_.run("DELETE FROM people WHERE contest = ?", id);
    connection_.run("DELETE FROM journal WHERE contest = ?", id);
    connection_.run("DELETE FROM contests WHERE id = ?", id);
    return connection_.changes() > 0;
}

ContestRow Contests::row_to_change(const ContestKey& id) {
    const std::optional<ContestRow> row = find(id);
    if (!row) throw StoreError{"There is no contest " + id + "."};
    if (!row->intact) throw StoreError{"The row of contest " + id + " is damaged."};
    return *row;
}

}  // namespace hoithi::store
