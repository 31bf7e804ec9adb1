#include "server/host/contest_boards.hpp"

#include <algorithm>
#include <string>

#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"
#include "engine/round_standings.hpp"
#include "server/host/public_name.hpp"
#include "server/host/unit_table.hpp"

namespace hoithi::host {

namespace {

class BoardsOfContest {
public:
    BoardsOfContest(
        const Contest& contest, const Roster& roster, const Units* units, const BoardLimits& limits
    )
        : contest_(contest), roster_(roster), units_(units), limits_(limits) {}

    std::vector<leaderboard::Board> all() {
        add_divisions("overall/", contest_.places, contest_.tallies);
        const std::size_t rounds = contest_.definition().rounds.size();
        for (std::size_t round = 0; rounds > 1 && round < rounds; ++round) {
            const RoundStandings standing = round_standings(contest_, round);
            add_divisions(
                "round" + std::to_string(round + 1) + "/", standing.places, standing.tallies
            );
        }
        if (units_ && contest_.definition().unit_board && !boards_.empty()) add_units();
        return std::move(boards_);
    }

private:
    void add_divisions(
        const std::string& prefix, const Places& places, const std::vector<Tally>& tallies
    ) {
        for (std::size_t d = 0; d < places.divisions.size(); ++d) {
            const Division& division = contest_.definition().divisions[d];
            leaderboard::Board board(prefix + division.id);
            const std::vector<Place>& order = places.divisions[d];
            board.total = static_cast<std::uint32_t>(order.size());
            const std::size_t rows =
                board.total <= limits_.whole ? board.total : std::min(limits_.top, board.total);
            for (std::size_t i = 0; i < rows; ++i) {
                add_row(board, division, order[i], tallies[index(order[i].contestant)]);
            }
            if (rows < order.size()) {
                const auto& keys = contest_.definition().tie_break;
                board.histogram = leaderboard::Histogram(order, tallies, keys);
            }
            boards_.push_back(std::move(board));
        }
    }

    void add_row(
        leaderboard::Board& board, const Division& division, const Place& place, const Tally& tally
    ) {
        const store::PersonRow* person = roster_.find(place.contestant);
        json::JsonWriter row(board.add(std::to_string(index(place.contestant))));
        row.begin_object().field("place", place.place);
        row.field("contestant", index(place.contestant));
        row.field("name", person ? public_name(*person, contest_.definition()) : std::string{});
        row.field("unit", person ? unit_of(*person) : std::string{});
        row.field("division", division.id).field("team", person && person->team);
        row.field("points", tally.points).field("correct", tally.correct);
        row.field("time", tally.time).end_object();
    }

    void add_units() {
        const UnitBoard& rule = *contest_.definition().unit_board;
        leaderboard::Board board("overall/units");
        for (const UnitStanding& unit : unit_ranking(contest_, roster_, units_)) {
            json::JsonWriter row(board.add(units_->code(unit.unit)));
            row.begin_object().field("place", unit.place).field("unit", units_->code(unit.unit));
            row.field("name", units_->name(unit.unit)).field("members", unit.members);
            row.field("value", unit.value).field("rule", json::word(rule.rule)).end_object();
        }
        board.total = static_cast<std::uint32_t>(board.size());
        boards_.push_back(std::move(board));
    }

    const Contest& contest_;
    const Roster& roster_;
    const Units* units_;
    const BoardLimits& limits_;
    std::vector<leaderboard::Board> boards_;
};

}  // namespace

leaderboard::ContestBoards contest_boards(
    const Contest& contest,
    std::uint64_t version,
    const store::ContestRow& row,
    const Roster& roster,
    const Units* units,
    const BoardLimits& limits
) {
    leaderboard::ContestBoards boards;
    boards.contest = row.id;
    boards.title = contest.definition().title;
    boards.phase = name(contest.phase);
    boards.epoch = row.epoch;
    boards.version = version;
    boards.at = contest.at;
    boards.spectators = contest.definition().audience != Audience::none;
    boards.whole_names = contest.definition().public_names == PublicNames::full;
    boards.boards = BoardsOfContest(contest, roster, units, limits).all();
    return boards;
}

}  // namespace hoithi::host
