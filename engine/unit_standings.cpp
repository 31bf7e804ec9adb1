#include "engine/unit_standings.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace hoithi {

namespace {

// Sums of int64 points, and products of such a sum with a number of members, stay below 2^127:
// fewer than 2^32 members of at most 2^63 points each, times fewer than 2^32.
__extension__ using Wide = __int128;

/// A unit's value as it is compared: `numerator` over `denominator`, which is above 0.
struct Ranked {
    std::uint32_t unit = 0;
    std::uint32_t members = 0;
    Wide numerator = 0;
    std::uint32_t denominator = 1;

    bool ahead_of(const Ranked& other) const {
        return numerator * other.denominator > other.numerator * denominator;
    }
};

/// What one whole is shown as.
constexpr std::int64_t scale_of(UnitRule rule) {
    switch (rule) {
        case UnitRule::sum:
        case UnitRule::best:
            return 1;
        case UnitRule::mean:
            return 1'000;
        case UnitRule::share:
            return 100'000;
    }
    return 1;
}

std::int64_t shown(const Ranked& ranked, std::int64_t scale) {
    const Wide size = ranked.numerator < 0 ? -ranked.numerator : ranked.numerator;
    const Wide twice = Wide{2} * ranked.denominator;
    const Wide rounded = (size * scale * 2 + ranked.denominator) / twice;
    const Wide value = ranked.numerator < 0 ? -rounded : rounded;
    using Limits = std::numeric_limits<std::int64_t>;
    return static_cast<std::int64_t>(std::clamp<Wide>(value, Limits::min(), Limits::max()));
}

/// The value of one unit, whose members are given with the best first.
Ranked ranked(
    std::span<const UnitEntry> members,
    const UnitBoard& board,
    std::span<const std::uint32_t> head_counts
) {
    Ranked unit{members.front().unit, static_cast<std::uint32_t>(members.size()), 0, 1};
    if (board.rule == UnitRule::share) {
        unit.numerator = unit.members;
        unit.denominator = unit.unit < head_counts.size() ? head_counts[unit.unit] : 0;
        return unit;
    }
    std::size_t count = members.size();
    if (board.rule == UnitRule::best) {
        assert(board.best && *board.best > 0);
        count = std::min(count, static_cast<std::size_t>(*board.best));
    }
    for (const UnitEntry& member : members.first(count)) unit.numerator += member.points;
    if (board.rule == UnitRule::mean) unit.denominator = unit.members;
    return unit;
}

}  // namespace

std::vector<UnitEntry> unit_entries(const Contest& contest, std::span<const std::uint32_t> units) {
    std::vector<UnitEntry> entries;
    const std::size_t count = std::min(units.size(), contest.contestants.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        if (units[i] == no_unit || contest.contestants[i].removed) continue;
        if (!contest.took_part(ContestantId{i})) continue;
        entries.push_back({units[i], contest.tallies[i].points});
    }
    return entries;
}

std::vector<UnitStanding> unit_standings(
    std::span<const UnitEntry> entries,
    const UnitBoard& board,
    std::span<const std::uint32_t> head_counts
) {
    std::vector<UnitEntry> members(entries.begin(), entries.end());
    std::ranges::sort(members, [](const UnitEntry& a, const UnitEntry& b) {
        return a.unit != b.unit ? a.unit < b.unit : a.points > b.points;
    });
    std::vector<Ranked> units;
    for (auto begin = members.begin(); begin != members.end();) {
        const auto of_another = [&](const UnitEntry& entry) { return entry.unit != begin->unit; };
        const auto end = std::find_if(begin, members.end(), of_another);
        units.push_back(ranked({begin, end}, board, head_counts));
        begin = end;
    }
    std::erase_if(units, [](const Ranked& unit) { return unit.denominator == 0; });
    std::ranges::stable_sort(units, [](const Ranked& a, const Ranked& b) { return a.ahead_of(b); });

    std::vector<UnitStanding> standings;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool shared = i > 0 && !units[i - 1].ahead_of(units[i]);
        const auto place = shared ? standings.back().place : static_cast<std::uint32_t>(i + 1);
        standings.push_back(
            {units[i].unit, units[i].members, shown(units[i], scale_of(board.rule)), place}
        );
    }
    return standings;
}

}  // namespace hoithi
