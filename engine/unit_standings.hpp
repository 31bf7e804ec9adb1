#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/contest.hpp"
#include "engine/definition.hpp"

namespace hoithi {

/// The unit of a contestant who named none.
constexpr std::uint32_t no_unit = ~std::uint32_t{0};

/// One member who took part. `unit` is the unit's position in the contest's list of units.
struct UnitEntry {
    std::uint32_t unit = 0;
    std::int64_t points = 0;

    friend bool operator==(const UnitEntry&, const UnitEntry&) = default;
};

/// Where one unit stands.
struct UnitStanding {
    std::uint32_t unit = 0;
    std::uint32_t members = 0;  // who took part, not only the best
    /// Points for sum and best, thousandths of a point for mean, thousandths of a percent for
    /// share (100 000: everybody), rounded half away from zero. What an int64 does not hold is
    /// shown as the nearest it does; places go by the exact value all the same.
    std::int64_t value = 0;
    std::uint32_t place = 0;  // 1, 2, 2, 4

    friend bool operator==(const UnitStanding&, const UnitStanding&) = default;
};

/// The members of units who took part: contestants of any division who were not removed and have
/// at least one recorded answer, even if its question was voided or skipped later. `units` is by
/// contestant; whoever has `no_unit`, or stands beyond its end, is left out. Points are those of
/// the contest's tallies. Linear in contestants times showings.
std::vector<UnitEntry> unit_entries(const Contest& contest, std::span<const std::uint32_t> units);

/// Ranks the units by `board`, best first. Values are compared as exact fractions; equal ones
/// share a place and stand in the order of the list. Left out are units nobody took part for
/// and, by their share, those whose head-count is not known: `head_counts` is by unit, and it is
/// 0 there or shorter. More members than heads give more than the whole. n log n in the entries.
std::vector<UnitStanding> unit_standings(
    std::span<const UnitEntry> entries,
    const UnitBoard& board,
    std::span<const std::uint32_t> head_counts
);

}  // namespace hoithi
