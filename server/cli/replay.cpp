#include <algorithm>
#include <iomanip>
#include <sstream>

#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/soundness.hpp"

namespace hoithi::cli {

namespace {

void print_standings(const host::StoredContest& stored) {
    const Contest& contest = stored.state;
    out() << contest.definition().title << "\n"
          << "contest " << stored.row.id << ", " << name(contest.phase) << ", "
          << contest.contestants.size() << " contestants, " << stored.version << " events in "
          << stored.sequence << " batches, chain verified\n";
    for (std::size_t d = 0; d < contest.places.divisions.size(); ++d) {
        const Division& division = contest.definition().divisions[d];
        out() << "\n[" << division.id << "] " << division.name << "\n"
              << "place  contestant    points  correct   time (s)\n";
        for (const Place& place : contest.places.divisions[d]) {
            const Tally& tally = contest.tallies[index(place.contestant)];
            std::ostringstream row;
            row << std::setw(5) << place.place << std::setw(12) << index(place.contestant)
                << std::setw(10) << tally.points << std::setw(9) << tally.correct << std::setw(7)
                << tally.time / 1000 << '.' << std::setw(3) << std::setfill('0')
                << tally.time % 1000;
            out() << row.str() << "\n";
        }
    }
}

int fail(const std::string& sentence) {
    err() << sentence << "\n";
    return 1;
}

/// The newest first.
int list(store::Connection& connection, const std::filesystem::path& data) {
    const host::StoredContests all = host::load_all(connection, data);
    for (const store::ContestRow& row : store::Contests(connection).list()) {
        if (row.intact) out() << row.id << "  " << row.code << "  " << row.title << "\n";
    }
    for (const host::DamagedContest& contest : all.damaged) err() << contest.reason << "\n";
    if (!all.damaged.empty()) return 1;
    if (all.sound.empty() && all.empty.empty()) return fail("no contests in " + data.string());
    return 0;
}

int show(store::Connection& connection, const store::ContestRow& row) {
    const auto stored = host::load_contest(connection, row);
    if (!stored) return fail(stored.error());
    if (stored->sequence == 0) {
        return fail(
            "contest " + row.id + " has no batches: it was made, and nothing happened in it"
        );
    }
    print_standings(*stored);
    return 0;
}

}  // namespace

int replay(const std::filesystem::path& data, const std::string& contest) {
    store::Connection connection = store::open_reader(data);
    if (contest.empty()) return list(connection, data);
    const store::Soundness whole = store::examine(connection, data);
    for (const store::ContestRow& row : store::Contests(connection).list()) {
        if (row.id == contest || row.code == contest) return show(connection, row);
    }
    if (std::ranges::find(whole.strays, contest) != whole.strays.end()) {
        return fail("contest " + contest + " is damaged: it is not in the table of contests");
    }
    return fail("no contest " + contest + " in " + data.string());
}

}  // namespace hoithi::cli
