#include "server/host/contest_store.hpp"

#include <limits>
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

/// The events of a journal one after the other, as far as `version` of them.
struct Folding {
    Contest state{};
    std::uint64_t version = 0;
    std::uint64_t version_max = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t placings_shown = 0;
    std::uint64_t version_shown = 0;  // when the boards were made that the public reads
    std::string unreadable{};         // a sentence once a line is not to be read
};

// As ContestHost makes them: at the beginning, and with each change of places but in a reveal,
// whose board is still to be shown.
void note_boards(Folding& folding) {
    const Contest& contest = folding.state;
    const bool made = folding.version_shown == 0 || contest.placings != folding.placings_shown;
    if (!made || contest.phase == Phase::reveal) return;
    folding.placings_shown = contest.placings;
    folding.version_shown = folding.version;
}

/// Whether boards made now might say what no board has shown: what a reveal brought, or which units
/// have answered since.
bool may_say_more(const Contest& contest) {
    return contest.phase == Phase::reveal || contest.definition().unit_board;
}

void fold_lines(Folding& folding, const store::JournalEntry& entry, const std::string& contest) {
    std::string_view lines = entry.payload;
    while (!lines.empty() && folding.unreadable.empty() && folding.version < folding.version_max) {
        const std::size_t end = lines.find('\n');
        const auto event = json::read_event(lines.substr(0, end));
        if (!event) {
            folding.unreadable = "batch " + std::to_string(entry.sequence) + " of contest " +
                                 contest + ": " + event.error();
            return;
        }
        apply(folding.state, *event);
        ++folding.version;
        note_boards(folding);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
}

/// Folds a contest's journal; the number of its batches, or a sentence that says what is wrong.
Result<std::uint64_t, std::string> fold_journal(
    store::Connection& connection, const std::string& contest, Folding& folding
) {
    const auto end =
        store::read_journal(connection, contest, [&](const store::JournalEntry& entry) {
            fold_lines(folding, entry, contest);
        });
    if (!end) return "contest " + contest + ": " + end.error().text;
    if (!folding.unreadable.empty()) return folding.unreadable;
    return end->sequence;
}

}  // namespace

Result<StoredContest, std::string> load_contest(
    store::Connection& connection, const store::ContestRow& row
) {
    Folding whole;
    const auto batches = fold_journal(connection, row.id, whole);
    if (!batches) return batches.error();
    StoredContest stored{row, std::move(whole.state), whole.version, *batches, {}, {}};
    stored.people = store::People(connection).load(row.id);
    if (!may_say_more(stored.state)) return stored;
    Folding earlier{.version_max = whole.version_shown};
    if (const auto again = fold_journal(connection, row.id, earlier); !again) return again.error();
    stored.shown = {std::move(earlier.state), earlier.version};
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
    StoredContest stored{*created, {}, 0, 0, {}, {}};
    stored.row.epoch = *contests.take_epoch(row.id);
    return stored;
}

}  // namespace hoithi::host
