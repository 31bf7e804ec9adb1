#include "server/store/contests.hpp"

#include <sodium.h>

#include <algorithm>

#include "server/store/sodium.hpp"

namespace hoithi::store {

namespace {

constexpr std::size_t code_digits = 6;
constexpr int draws_max = 100;

constexpr std::string_view name_of(ContestState state) {
    return state == ContestState::open ? "open" : "finished";
}

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
        "INSERT INTO contests (id, code, title, definition_name, created_ms, state, epoch) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        row.id,
        row.code,
        row.title,
        row.definition_name,
        row.created_ms,
        name_of(row.state),
        row.epoch
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
        "SELECT id, code, title, definition_name, created_ms, state, epoch FROM contests "
        "ORDER BY created_ms DESC, id"
    );
    while (query.next()) rows.push_back(row_of(query));
    return rows;
}

std::optional<ContestRow> Contests::find(const ContestKey& id) {
    return first_of(connection_.query(
        "SELECT id, code, title, definition_name, created_ms, state, epoch FROM contests "
        "WHERE id = ?",
        id
    ));
}

std::optional<ContestRow> Contests::find_by_code(std::string_view code) {
    return first_of(connection_.query(
        "SELECT id, code, title, definition_name, created_ms, state, epoch FROM contests "
        "WHERE code = ? AND state <> 'finished'",
        code
    ));
}

Result<ContestRow, ContestRefusal> Contests::set_state(const ContestKey& id, ContestState state) {
    std::optional<ContestRow> row = find(id);
    if (!row) return ContestRefusal::unknown_contest;
    if (row->state == state) return *row;
    if (state == ContestState::open && find_by_code(row->code)) return ContestRefusal::code_taken;
    connection_.run("UPDATE contests SET state = ? WHERE id = ?", name_of(state), id);
    row->state = state;
    return *row;
}

Result<std::uint64_t, ContestRefusal> Contests::take_epoch(const ContestKey& id) {
    Query taken =
        connection_.query("UPDATE contests SET epoch = epoch + 1 WHERE id = ? RETURNING epoch", id);
    if (!taken.next()) return ContestRefusal::unknown_contest;
    const std::uint64_t epoch = taken.count(0);
    while (taken.next()) {
        // Outside a transaction the update is only committed when the statement has run out.
    }
    return epoch;
}

void Contests::raise_epoch(const ContestKey& id, std::uint64_t epoch) {
    connection_.run("UPDATE contests SET epoch = max(epoch, ?) WHERE id = ?", epoch, id);
}

}  // namespace hoithi::store
