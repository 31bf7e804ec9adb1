#include "engine/standings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/random.hpp"
#include "tests/support/printing.hpp"

namespace hoithi {
namespace {

using Keys = std::vector<TieBreak>;

std::vector<ContestantId> everybody(std::size_t count) {
    std::vector<ContestantId> ids;
    for (std::uint32_t i = 0; i < count; ++i) ids.push_back(ContestantId{i});
    return ids;
}

std::vector<Tally> with_points(const std::vector<int>& points) {
    std::vector<Tally> tallies(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) tallies[i].points = points[i];
    return tallies;
}

std::vector<std::pair<std::size_t, std::uint32_t>> rows(const std::vector<Place>& places) {
    std::vector<std::pair<std::size_t, std::uint32_t>> rows;
    for (const Place& place : places) rows.emplace_back(index(place.contestant), place.place);
    return rows;
}

using Rows = std::vector<std::pair<std::size_t, std::uint32_t>>;

/// Whether `a` stands before `b`, told as plainly as can be.
bool ahead(const Tally& a, const Tally& b, const Keys& keys) {
    for (const TieBreak key : keys) {
        if (key == TieBreak::points && a.points != b.points) return a.points > b.points;
        if (key == TieBreak::correct && a.correct != b.correct) return a.correct > b.correct;
        if (key == TieBreak::time && a.time != b.time) return a.time < b.time;
        if (key == TieBreak::prediction && a.prediction_error != b.prediction_error) {
            return a.prediction_error < b.prediction_error;
        }
        if (key == TieBreak::earliest && a.earliest != b.earliest) {
            if (a.earliest.count() == 0 || b.earliest.count() == 0) return b.earliest.count() == 0;
            return a.earliest < b.earliest;
        }
    }
    return false;
}

/// The standings counted out: a place is one more than the number of those ahead.
std::vector<Place> counted_out(const std::vector<Tally>& tallies, const Keys& keys) {
    std::vector<Place> places;
    for (std::uint32_t i = 0; i < tallies.size(); ++i) {
        std::uint32_t place = 1;
        for (const Tally& other : tallies) place += ahead(other, tallies[i], keys) ? 1 : 0;
        places.push_back({ContestantId{i}, place});
    }
    std::ranges::stable_sort(places, {}, &Place::place);
    return places;
}

std::vector<Tally> random_tallies(Random& random, std::uint64_t spread) {
    std::vector<Tally> tallies(random.below(40));
    for (Tally& tally : tallies) {
        tally.points =
            static_cast<std::int64_t>(random.below(spread)) - static_cast<std::int64_t>(spread / 2);
        tally.correct = static_cast<std::uint32_t>(random.below(4));
        tally.time = random.below(spread);
        tally.prediction_error = random.below(3);
        tally.earliest = Time{static_cast<std::int64_t>(random.below(3))};
    }
    return tallies;
}

Keys random_keys(Random& random) {
    Keys keys{
        TieBreak::points,
        TieBreak::correct,
        TieBreak::time,
        TieBreak::prediction,
        TieBreak::earliest};
    shuffle(keys, random);
    keys.resize(1 + random.below(keys.size()));
    return keys;
}

TEST(Standings, ShareAPlaceAndLeaveTheNextOut) {
    const auto tallies = with_points({500, 900, 500, 100});
    const Keys keys{TieBreak::points};
    EXPECT_EQ(rows(standings(everybody(4), tallies, keys)), (Rows{{1, 1}, {0, 2}, {2, 2}, {3, 4}}));
}

TEST(Standings, OfNobodyAreEmpty) {
    EXPECT_TRUE(standings({}, {}, Keys{TieBreak::points}).empty());
}

TEST(Standings, PutPointsBelowZeroLast) {
    const auto tallies = with_points({-300, 0, -900, 10});
    const Keys keys{TieBreak::points};
    EXPECT_EQ(rows(standings(everybody(4), tallies, keys)), (Rows{{3, 1}, {1, 2}, {0, 3}, {2, 4}}));
}

TEST(Standings, LeaveOutWhoIsNotAmongTheEntries) {
    const auto tallies = with_points({500, 900, 700});
    const std::vector<ContestantId> entries{ContestantId{0}, ContestantId{2}};
    EXPECT_EQ(rows(standings(entries, tallies, Keys{TieBreak::points})), (Rows{{2, 1}, {0, 2}}));
}

TEST(Standings, UseEachKeyOnlyWhereTheKeysBeforeAreEqual) {
    std::vector<Tally> tallies = with_points({500, 500, 500});
    tallies[0].correct = 1;
    tallies[0].time = 10;
    tallies[1].correct = 2;
    tallies[1].time = 9000;
    tallies[2].correct = 2;
    tallies[2].time = 8000;
    const Keys by_correct{TieBreak::points, TieBreak::correct, TieBreak::time};
    EXPECT_EQ(rows(standings(everybody(3), tallies, by_correct)), (Rows{{2, 1}, {1, 2}, {0, 3}}));
    const Keys by_time{TieBreak::points, TieBreak::time, TieBreak::correct};
    EXPECT_EQ(rows(standings(everybody(3), tallies, by_time)), (Rows{{0, 1}, {2, 2}, {1, 3}}));
}

TEST(Standings, PutWhoEarnedNothingAfterTheEarliest) {
    std::vector<Tally> tallies(3);
    tallies[1].earliest = Time{1'790'000'000'500};
    tallies[2].earliest = Time{1'790'000'000'400};
    const Keys keys{TieBreak::earliest};
    EXPECT_EQ(rows(standings(everybody(3), tallies, keys)), (Rows{{2, 1}, {1, 2}, {0, 3}}));
}

// Small ranges fit one number a contestant, large ones do not: both ways must give the same.
RC_GTEST_PROP(Standings, AreWhatCountingOutGives, (std::uint64_t seed)) {
    Random random(seed);
    const Keys keys = random_keys(random);
    for (const std::uint64_t spread : {std::uint64_t{4}, std::uint64_t{1} << 50U}) {
        const auto tallies = random_tallies(random, spread);
        RC_ASSERT(
            standings(everybody(tallies.size()), tallies, keys) == counted_out(tallies, keys)
        );
    }
}

// Two contestants at the ends of the ranges force the comparing way upon the same tallies.
RC_GTEST_PROP(Standings, AreTheSamePackedAndCompared, (std::uint64_t seed)) {
    Random random(seed);
    const Keys keys{TieBreak::points, TieBreak::time, TieBreak::correct};
    std::vector<Tally> tallies = random_tallies(random, 6);
    const std::size_t count = tallies.size();
    const std::vector<Place> packed = standings(everybody(count), tallies, keys);

    Tally first;
    first.points = std::int64_t{1} << 40U;
    Tally last;
    last.points = -first.points;
    last.time = std::uint64_t{1} << 40U;
    tallies.push_back(first);
    tallies.push_back(last);
    std::vector<Place> compared = standings(everybody(count + 2), tallies, keys);
    compared.erase(compared.begin());
    compared.pop_back();
    for (Place& place : compared) --place.place;
    RC_ASSERT(packed == compared);
}

RC_GTEST_PROP(Standings, DoNotDependOnTheOrderOfTheEntries, (std::uint64_t seed)) {
    Random random(seed);
    const Keys keys = random_keys(random);
    const auto tallies = random_tallies(random, 5);
    std::vector<ContestantId> entries = everybody(tallies.size());
    std::vector<Place> before = standings(entries, tallies, keys);
    shuffle(entries, random);
    std::vector<Place> after = standings(entries, tallies, keys);
    std::ranges::sort(before, {}, &Place::contestant);
    std::ranges::sort(after, {}, &Place::contestant);
    RC_ASSERT(before == after);
}

}  // namespace
}  // namespace hoithi
