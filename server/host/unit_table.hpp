#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/contest.hpp"
#include "engine/json/view_json.hpp"
#include "engine/outcome.hpp"
#include "engine/unit_standings.hpp"
#include "server/host/roster.hpp"
#include "server/host/units.hpp"

namespace hoithi::host {

/// How the units stand, best first, by what the contest's definition ranks them by; none if it
/// ranks none or no places were made yet. `units` is the contest's list, or null. Linear in
/// contestants times showings.
std::vector<UnitStanding> unit_ranking(
    const Contest& contest, const Roster& roster, const Units* units
);

/// The ranking of one contest's units, worked out once for all who are told of it. Lives on the
/// event loop; contest, roster and list outlive it.
class UnitTable {
public:
    UnitTable(const Contest& contest, const Roster& roster) : contest_(contest), roster_(roster) {}

    /// What a view shows of it, with `rows` as of a board. None where units are not ranked.
    std::optional<json::UnitLines> lines(const Units* units, std::size_t rows) const;
    /// Where the unit of a contestant stands; none if it has no place.
    std::optional<json::UnitPlace> place_of(const Units* units, ContestantId contestant) const;

private:
    void look(const Units& units) const;

    const Contest& contest_;
    const Roster& roster_;
    // As of the stamp.
    mutable std::vector<UnitStanding> standings_;
    mutable std::vector<std::uint32_t> places_;  // by unit; 0: none
    mutable std::optional<StandingsStamp> stamp_;
};

}  // namespace hoithi::host
