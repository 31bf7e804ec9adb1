#include "server/host/contest_store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <sodium.h>

#include "engine/apply.hpp"
#include "engine/json/event_json.hpp"
#include "engine/outcome.hpp"
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

/// The events of a journal one after the other, as far as `version` of them.
struct Folding {
    Contest state{};
    std::uint64_t version = 0;
    std::uint64_t version_max = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t placings_shown = 0;
    std::uint64_t version_shown = 0;  // when the boards were made that the public reads
    std::string unreadable{};         // a sentence once a line is not to be read
};

// As ContestHost makes them: at the beginning, and with each change of places once a stage has
// shown it.
void note_boards(Folding& folding) {
    const Contest& contest = folding.state;
    const bool made = folding.version_shown == 0 || contest.placings != folding.placings_shown;
    if (!made || !places_told(contest)) return;
    folding.placings_shown = contest.placings;
    folding.version_shown = folding.version;
}

/// Whether boards made now might say what no board has shown: what a reveal brought, or which units
/// have answered since.
bool may_say_more(const Contest& contest) {
    return !places_told(contest) || contest.definition().unit_board;
}

void fold_lines(Folding& folding, const store::JournalEntry& entry) {
    std::string_view lines = entry.payload;
    while (!lines.empty() && folding.unreadable.empty() && folding.version < folding.version_max) {
        const std::size_t end = lines.find('\n');
        const auto event = json::read_event(lines.substr(0, end));
        if (!event) {
            folding.unreadable = "batch " + std::to_string(entry.sequence) + ": " + event.error();
            return;
        }
        apply(folding.state, *event);
        ++folding.version;
        note_boards(folding);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
}

/// Folds a contest's journal as far as its lines can be read; where it ends.
Result<store::JournalEnd, store::JournalFault> fold_journal(
    store::Connection& connection, const store::ContestKey& contest, Folding& folding
) {
    return store::read_journal(connection, contest, [&](const store::JournalEntry& entry) {
        fold_lines(folding, entry);
    });
}

/// The people of a contest with so many contestants; a sentence if they cannot be.
Result<std::vector<store::PersonRow>, std::string> people_of(
    store::Connection& connection, const store::ContestKey& contest, std::size_t contestants
) {
    auto people = store::People(connection).load(contest);
    if (!people) return people;
    for (const store::PersonRow& person : *people) {
        if (person.contestant < contestants) continue;
        return "there is a person " + std::to_string(person.contestant) + ", and the journal has " +
               std::to_string(contestants) + " contestants";
    }
    return people;
}

Result<StoredContest, std::string> read_contest(
    store::Connection& connection, const store::ContestRow& row
) {
    Folding whole;
    const auto end = fold_journal(connection, row.id, whole);
    if (!whole.unreadable.empty()) return whole.unreadable;
    if (!end && end.error().kind != store::JournalFault::Kind::cut_off) return end.error().text;
    if (!row.intact) return std::string("its row in the table of contests is damaged");
    if (!end) return end.error().text;
    auto people = people_of(connection, row.id, whole.state.contestants.size());
    if (!people) return people.error();
    StoredContest stored{
        row, std::move(whole.state), whole.version, end->sequence, *std::move(people), {}};
    if (!stored.state.setup || !may_say_more(stored.state)) return stored;
    Folding earlier{.version_max = whole.version_shown};
    if (const auto again = fold_journal(connection, row.id, earlier); !again) {
        return again.error().text;
    }
    stored.shown = {std::move(earlier.state), earlier.version};
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
    Folding whole;
    const auto end = fold_journal(connection, contest, whole);
    if (!end || !whole.unreadable.empty()) return std::nullopt;
    return whole.state.contestants.size();
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
    // What stands in no row of the table explains nothing: it may be a batch of a sound contest,
    // which the index has as it was.
    if (all.damaged.empty() && !whole.disagreements.empty()) store::refuse_index(whole, folder);
    for (const store::ContestKey& id : whole.strays) {
        const std::string what =
            ": there are batches or people of it, and no row in the table of "
            "contests";
        all.damaged.push_back({id, {}, {}, "contest " + printable(id) + what});
    }
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
    StoredContest stored{*created, {}, 0, 0, {}, {}};
    stored.row.epoch = *contests.take_epoch(row.id);
    return stored;
}

}  // namespace hoithi::host
