#include "server/host/contest_store.hpp"

#include <algorithm>
#include <utility>

#include <sodium.h>

#include "engine/apply.hpp"
#include "engine/json/event_json.hpp"
#include "server/store/journal_reader.hpp"
#include "server/store/people.hpp"
#include "server/store/soundness.hpp"
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
            return "batch " + std::to_string(entry.sequence) + ": " + event.error();
        }
        apply(stored.state, *event);
        ++stored.version;
        if (end == std::string_view::npos) break;
        lines.remove_prefix(end + 1);
    }
    return {};
}

Result<StoredContest, std::string> read_contest(
    store::Connection& connection, const store::ContestRow& row
) {
    StoredContest stored{row, {}, 0, 0, {}};
    std::string unreadable;
    const auto end = store::read_journal(connection, row.id, [&](const store::JournalEntry& entry) {
        if (unreadable.empty()) unreadable = apply_lines(stored, entry);
    });
    if (!unreadable.empty()) return unreadable;
    if (!end && end.error().kind != store::JournalFault::Kind::cut_off) return end.error().text;
    if (!row.intact) return std::string("its row in the table of contests is damaged");
    if (!end) return end.error().text;
    stored.sequence = end->sequence;
    auto people = store::People(connection).load(row.id);
    if (!people) return people.error();
    stored.people = *std::move(people);
    for (const store::PersonRow& person : stored.people) {
        if (person.contestant < stored.state.contestants.size()) continue;
        return "there is a person " + std::to_string(person.contestant) + ", and the journal has " +
               std::to_string(stored.state.contestants.size()) + " contestants";
    }
    return stored;
}

/// An id for people to read; a damaged one may be anything.
std::string printable(const store::ContestKey& id) {
    std::string text;
    for (const char c : id) text += c > ' ' && c <= '~' ? c : '?';
    return text;
}

}  // namespace

Result<StoredContest, std::string> load_contest(
    store::Connection& connection, const store::ContestRow& row
) {
    auto stored = read_contest(connection, row);
    if (!stored) return "contest " + printable(row.id) + ": " + stored.error();
    return stored;
}

std::optional<std::size_t> contestants_of(
    store::Connection& connection, const store::ContestKey& contest
) {
    StoredContest stored;
    std::string unreadable;
    const auto end =
        store::read_journal(connection, contest, [&](const store::JournalEntry& entry) {
            if (unreadable.empty()) unreadable = apply_lines(stored, entry);
        });
    if (!end || !unreadable.empty()) return std::nullopt;
    return stored.state.contestants.size();
}

StoredContests load_all(store::Connection& connection, const std::filesystem::path& folder) {
    const store::Soundness whole = store::examine(connection, folder);
    StoredContests all;
    for (const store::ContestRow& row : store::Contests(connection).list()) {
        auto stored = load_contest(connection, row);
        if (!stored) {
            all.damaged.push_back({row.id, row.code, row.definition_name, stored.error()});
        } else if (stored->sequence == 0) {
            all.empty.push_back(row.id);
        } else {
            all.sound.push_back(*std::move(stored));
        }
    }
    for (const store::ContestKey& id : whole.strays) {
        const std::string what =
            ": there are batches or people of it, and no row in the table of "
            "contests";
        all.damaged.push_back({id, {}, {}, "contest " + printable(id) + what});
    }
    if (all.damaged.empty() && !whole.disagreements.empty()) store::refuse_index(whole, folder);
    // The list is newest first; of two contests with one code the newer is to be found by it.
    std::ranges::reverse(all.sound);
    return all;
}

StoredContests take_over_all(store::Connection& connection, const std::filesystem::path& folder) {
    StoredContests all = load_all(connection, folder);
    store::Contests contests(connection);
    store::Transaction change(connection);
    for (StoredContest& stored : all.sound) {
        stored.row.epoch = *contests.take_epoch(stored.row.id);
    }
    for (const store::ContestKey& id : all.empty) {
        contests.set_state(id, store::ContestState::finished);
    }
    change.commit();
    return all;
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
