#include <iomanip>
#include <sstream>

#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"

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

}  // namespace

int replay(const std::filesystem::path& data, const std::string& contest) {
    store::Connection connection = store::open_reader(data);
    bool found = false;
    for (const store::ContestRow& row : store::Contests(connection).list()) {
        if (contest.empty()) {
            out() << row.id << "  " << row.code << "  " << row.title << "\n";
            found = true;
            continue;
        }
        if (row.id != contest && row.code != contest) continue;
        const auto stored = host::load_contest(connection, row);
        if (!stored) {
            err() << stored.error() << "\n";
            return 1;
        }
        print_standings(*stored);
        return 0;
    }
    if (found) return 0;
    err() << (contest.empty() ? std::string("no contests in ") : "no contest " + contest + " in ")
          << data << "\n";
    return 1;
}

}  // namespace hoithi::cli
