#include "server/host/contest_store.hpp"

#include <utility>

#include <sodium.h>

#include "engine/apply.hpp"
#include "engine/json/event_json.hpp"
#include "server/store/journal_reader.hpp"
#include "server/store/people.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::host {

namespace {

/// Ten characters that nobody mistakes for one another: 50 random bits.
std::string draw_id() {
    constexpr std::string_view alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    std::string id;
    for (int i = 0; i < 10; ++i) {
        id += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    }
    return id;
}

/// Applies the lines of one batch; a sentence if one of them is not to be read.
std::string apply_lines(StoredContest& stored, const store::JournalEntry& entry) {
    std::string_view lines = entry.payload;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        const auto event = json::read_event(lines.substr(0, end));
        if (!event) {
            return "batch " + std::to_string(entry.sequence) + " of contest " + stored.row.id +
                   ": " + event.error();
        }
        apply(stored.state, *event);
        ++stored.version;
        if (end == std::string_view::npos) break;
        lines.remove_prefix(end + 1);
    }
    return {};
}

}  // namespace

Result<StoredContest, std::string> load_contest(
    store::Connection& connection, const store::ContestRow& row
) {
    StoredContest stored{row, {}, 0, 0, {}};
    std::string unreadable;
    const auto end = store::read_journal(connection, row.id, [&](const store::JournalEntry& entry) {
        if (unreadable.empty()) unreadable = apply_lines(stored, entry);
    });
    if (!end) return "contest " + row.id + ": " + end.error().text;
    if (!unreadable.empty()) return unreadable;
    stored.sequence = end->sequence;
    stored.people = store::People(connection).load(row.id);
    return stored;
}

Result<StoredContest, std::string> take_over(
    store::Connection& connection, const store::ContestRow& row
) {
    auto stored = load_contest(connection, row);
    if (!stored) return stored;
    const auto epoch = store::Contests(connection).take_epoch(row.id);
    if (!epoch) return "contest " + row.id + " is not in the table of contests";
    StoredContest taken = *std::move(stored);
    taken.row.epoch = *epoch;
    return taken;
}

StoredContest create_contest(
    store::Connection& connection, std::string_view title, std::string_view definition
) {
    store::Contests contests(connection);
    const auto code = contests.draw_code();
    if (!code) throw store::StoreError("nearly all join codes are in use: end old contests");
    const store::ContestRow row{
        draw_id(),
        *code,
        std::string(title),
        std::string(definition),
        ServerClock::wall_now().count(),
        store::ContestState::open,
        0};
    const auto created = contests.create(row);
    if (!created) throw store::StoreError("the new contest " + row.id + " could not be made");
    StoredContest stored{*created, {}, 0, 0, {}};
    stored.row.epoch = *contests.take_epoch(row.id);
    return stored;
}

}  // namespace hoithi::host
