#include "engine/unit_standings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "engine/random.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi {
namespace {

using Entries = std::vector<UnitEntry>;
using Heads = std::vector<std::uint32_t>;
using Standings = std::vector<UnitStanding>;

constexpr UnitBoard by_sum{UnitRule::sum, {}};
constexpr UnitBoard by_mean{UnitRule::mean, {}};
constexpr UnitBoard by_share{UnitRule::share, {}};
constexpr UnitBoard by_best(int count) { return {UnitRule::best, count}; }

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

// Unit 0: 900 + 700 + 500; unit 2: 1000 + 600.
const Entries two_units{{0, 700}, {2, 1000}, {0, 900}, {2, 600}, {0, 500}};

TEST(UnitStandings, ByTheSumOfAllMembers) {
    EXPECT_EQ(unit_standings(two_units, by_sum, {}), (Standings{{0, 3, 2100, 1}, {2, 2, 1600, 2}}));
}

TEST(UnitStandings, ByTheMeanInThousandths) {
    EXPECT_EQ(
        unit_standings(two_units, by_mean, {}), (Standings{{2, 2, 800'000, 1}, {0, 3, 700'000, 2}})
    );
}

TEST(UnitStandings, ByTheBestMembers) {
    EXPECT_EQ(
        unit_standings(two_units, by_best(2), {}), (Standings{{0, 3, 1600, 1}, {2, 2, 1600, 1}})
    );
    EXPECT_EQ(
        unit_standings(two_units, by_best(1), {}), (Standings{{2, 2, 1000, 1}, {0, 3, 900, 2}})
    );
    EXPECT_EQ(
        unit_standings(two_units, by_best(3), {}), (Standings{{0, 3, 2100, 1}, {2, 2, 1600, 2}})
    ) << "a unit with fewer has what it has";
}

TEST(UnitStandings, ByTheShareThatTookPartInThousandthsOfAPercent) {
    EXPECT_EQ(
        unit_standings(two_units, by_share, Heads{1200, 5, 3}),
        (Standings{{2, 2, 66'667, 1}, {0, 3, 250, 2}})
    );
    EXPECT_EQ(
        unit_standings(two_units, by_share, Heads{2, 5, 2}),
        (Standings{{0, 3, 150'000, 1}, {2, 2, 100'000, 2}})
    ) << "more members than heads";
}

TEST(UnitStandings, ByShareLeaveOutUnitsWithoutAHeadCount) {
    EXPECT_EQ(unit_standings(two_units, by_share, Heads{0, 5, 4}), (Standings{{2, 2, 50'000, 1}}));
    EXPECT_EQ(unit_standings(two_units, by_share, Heads{6}), (Standings{{0, 3, 50'000, 1}}));
    EXPECT_EQ(unit_standings(two_units, by_share, {}), Standings{});
}

TEST(UnitStandings, ShareAPlaceInTheOrderOfTheList) {
    const Entries entries{{7, 100}, {5, 300}, {1, 500}, {3, 300}};
    EXPECT_EQ(
        unit_standings(entries, by_sum, {}),
        (Standings{{1, 1, 500, 1}, {3, 1, 300, 2}, {5, 1, 300, 2}, {7, 1, 100, 4}})
    );
}

TEST(UnitStandings, OfNobodyAreEmpty) { EXPECT_EQ(unit_standings({}, by_sum, {}), Standings{}); }

TEST(UnitStandings, RoundHalfAwayFromZero) {
    Entries entries(2000, {0, 0});  // 1 of 2000 is half a thousandth
    for (std::uint32_t i = 0; i < 2000; ++i) entries.push_back({1, 0});
    entries[0].points = 1;
    entries[2000].points = -1;
    EXPECT_EQ(unit_standings(entries, by_mean, {}), (Standings{{0, 2000, 1, 1}, {1, 2000, -1, 2}}));
    entries.push_back({0, 0});
    entries.push_back({1, 0});
    EXPECT_EQ(unit_standings(entries, by_mean, {}), (Standings{{0, 2001, 0, 1}, {1, 2001, 0, 2}}))
        << "shown alike, but not equal";
}

TEST(UnitStandings, AreExactAtTheEndsOfTheRange) {
    const Entries entries{{0, most}, {0, most}, {1, most}, {2, least}, {2, least}, {3, least}};
    EXPECT_EQ(
        unit_standings(entries, by_sum, {}),
        (Standings{{0, 2, most, 1}, {1, 1, most, 2}, {3, 1, least, 3}, {2, 2, least, 4}})
    );
    EXPECT_EQ(
        unit_standings(entries, by_mean, {}),
        (Standings{{0, 2, most, 1}, {1, 1, most, 1}, {2, 2, least, 3}, {3, 1, least, 3}})
    );
    // A mean that is less by a third of a point, where a float would see none.
    const Entries near{{0, most}, {0, most}, {0, most - 1}, {1, most}};
    EXPECT_EQ(unit_standings(near, by_mean, {}), (Standings{{1, 1, most, 1}, {0, 3, most, 2}}));
    const Heads heads{~std::uint32_t{0}, ~std::uint32_t{0} - 1};
    EXPECT_EQ(
        unit_standings(Entries{{0, 0}, {1, 0}}, by_share, heads),
        (Standings{{1, 1, 0, 1}, {0, 1, 0, 2}})
    );
}

/// A value as the page tells it: `over` members or heads.
struct Naive {
    std::uint32_t unit = 0;
    std::uint32_t members = 0;
    std::int64_t value = 0;
    std::int64_t over = 1;
};

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t whole = numerator / denominator;
    const std::int64_t rest = numerator % denominator;
    if (2 * (rest < 0 ? -rest : rest) < denominator) return whole;
    return whole + (rest < 0 ? -1 : 1);
}

/// The standings counted out: a place is one more than the number of units ahead.
Standings counted_out(const Entries& entries, const UnitBoard& board, const Heads& heads) {
    std::map<std::uint32_t, std::vector<std::int64_t>> points;
    for (const UnitEntry& entry : entries) points[entry.unit].push_back(entry.points);
    std::vector<Naive> units;
    for (auto& [unit, of_unit] : points) {
        std::ranges::sort(of_unit, std::greater{});
        Naive naive{unit, static_cast<std::uint32_t>(of_unit.size()), 0, 1};
        for (std::size_t i = 0; i < of_unit.size(); ++i) {
            if (board.rule == UnitRule::share) ++naive.value;
            if (board.rule == UnitRule::sum || board.rule == UnitRule::mean ||
                (board.rule == UnitRule::best && std::cmp_less(i, *board.best))) {
                naive.value += of_unit[i];
            }
        }
        if (board.rule == UnitRule::mean) naive.over = naive.members;
        if (board.rule == UnitRule::share) naive.over = unit < heads.size() ? heads[unit] : 0;
        if (naive.over > 0) units.push_back(naive);
    }
    const std::int64_t scale = board.rule == UnitRule::mean    ? 1000
                               : board.rule == UnitRule::share ? 100'000
                                                               : 1;
    Standings standings;
    for (const Naive& unit : units) {
        std::uint32_t place = 1;
        for (const Naive& other : units) {
            place += other.value * unit.over > unit.value * other.over ? 1 : 0;
        }
        standings.push_back({unit.unit, unit.members, rounded(unit.value * scale, unit.over), place}
        );
    }
    std::ranges::stable_sort(standings, {}, &UnitStanding::place);
    return standings;
}

RC_GTEST_PROP(UnitStandings, AreWhatCountingOutGives, (std::uint64_t seed)) {
    Random random(seed);
    Entries entries(random.below(40));
    for (UnitEntry& entry : entries) {
        entry.unit = static_cast<std::uint32_t>(random.below(9));
        entry.points = static_cast<std::int64_t>(random.below(7)) - 3;
    }
    Heads heads(random.below(10));
    for (std::uint32_t& head : heads) head = static_cast<std::uint32_t>(random.below(8));
    const int best = 1 + static_cast<int>(random.below(4));
    for (const UnitBoard& board : {by_sum, by_mean, by_best(best), by_share}) {
        RC_ASSERT(unit_standings(entries, board, heads) == counted_out(entries, board, heads));
    }
}

RC_GTEST_PROP(UnitStandings, DoNotDependOnTheOrderOfTheEntries, (std::uint64_t seed)) {
    Random random(seed);
    Entries entries(random.below(40));
    for (UnitEntry& entry : entries) {
        entry.unit = static_cast<std::uint32_t>(random.below(6));
        entry.points = static_cast<std::int64_t>(random.below(2000)) - 1000;
    }
    const Standings before = unit_standings(entries, by_best(3), {});
    shuffle(entries, random);
    RC_ASSERT(unit_standings(entries, by_best(3), {}) == before);
}

TEST(UnitEntries, AreOfThoseWhoTookPart) {
    test::ContestBuilder builder;
    builder.definition.scoring.mode = Scoring::Mode::fixed;
    builder.questions(2);
    test::PlayedContest played(builder.setup());
    for (int i = 0; i < 5; ++i) played.join();
    played.advance_to(Phase::open);
    played.answer(ContestantId{0}, test::choice({0}));
    played.answer(ContestantId{1}, test::choice({1}));
    played.answer(ContestantId{2}, test::choice({0}));
    played.answer(ContestantId{4}, test::choice({0}));
    played.advance_to(Phase::board);
    const Heads units{4, 4, no_unit, 0, 7};
    EXPECT_EQ(unit_entries(played.state(), units), (Entries{{4, 1000}, {4, 0}, {7, 1000}}))
        << "a wrong answer is taking part; no answer, or no unit, is not";
    EXPECT_EQ(unit_entries(played.state(), Heads{4}), (Entries{{4, 1000}}));

    played.must(VoidQuestion{ShowingId{1}, "Two are right."});
    played.must(Remove{ContestantId{4}});
    EXPECT_EQ(unit_entries(played.state(), units), (Entries{{4, 0}, {4, 0}}));
}

}  // namespace
}  // namespace hoithi
