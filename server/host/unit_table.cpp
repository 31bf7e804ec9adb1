#include "server/host/unit_table.hpp"

#include "engine/board_extent.hpp"
#include "server/host/public_name.hpp"

namespace hoithi::host {

namespace {

std::uint32_t unit_index(const Roster& roster, const Units& units, ContestantId contestant) {
    const store::PersonRow* person = roster.find(contestant);
    return person ? units.index_of(unit_of(*person)).value_or(no_unit) : no_unit;
}

}  // namespace

std::vector<UnitStanding> unit_ranking(
    const Contest& contest, const Roster& roster, const Units* units
) {
    const auto& rule = contest.definition().unit_board;
    if (!units || !rule || contest.placings == 0) return {};
    std::vector<std::uint32_t> of_contestants(contest.contestants.size(), no_unit);
    for (std::uint32_t i = 0; i < of_contestants.size(); ++i) {
        of_contestants[i] = unit_index(roster, *units, ContestantId{i});
    }
    return unit_standings(unit_entries(contest, of_contestants), *rule, units->head_counts());
}

std::optional<json::UnitLines> UnitTable::lines(const Units* units, std::size_t rows) const {
    const auto& rule = contest_.definition().unit_board;
    if (!units || !rule) return std::nullopt;
    look(*units);
    const BoardExtent extent = board_extent(standings_, rows);
    json::UnitLines lines{
        *rule,
        static_cast<std::uint32_t>(standings_.size()),
        static_cast<std::uint32_t>(extent.more),
        {}};
    for (std::size_t i = 0; i < extent.rows; ++i) {
        const UnitStanding& one = standings_[i];
        lines.rows.push_back({one.place, units->code(one.unit), one.members, one.value});
    }
    return lines;
}

std::optional<json::UnitPlace> UnitTable::place_of(const Units* units, ContestantId contestant)
    const {
    if (!units || !contest_.definition().unit_board) return std::nullopt;
    look(*units);
    const std::uint32_t unit = unit_index(roster_, *units, contestant);
    if (unit >= places_.size() || places_[unit] == 0) return std::nullopt;
    return json::UnitPlace{places_[unit], static_cast<std::uint32_t>(standings_.size())};
}

void UnitTable::look(const Units& units) const {
    const StandingsStamp stamp = standings_stamp(contest_);
    if (stamp_ == stamp) return;
    stamp_ = stamp;
    standings_ = unit_ranking(contest_, roster_, &units);
    places_.assign(units.size(), 0);
    for (const UnitStanding& one : standings_) places_[one.unit] = one.place;
}

}  // namespace hoithi::host
