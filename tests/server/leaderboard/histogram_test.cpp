#include "server/leaderboard/histogram.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/server/leaderboard/sample_boards.hpp"

namespace hoithi::leaderboard {
namespace {

using Values = std::vector<std::int64_t>;
using Keys = std::vector<TieBreak>;

/// A score told as plainly as can be: more is better in every value.
Values plainly(const Tally& tally, const Keys& keys) {
    Values values;
    for (const TieBreak key : keys) {
        if (key == TieBreak::points) values.push_back(tally.points);
        if (key == TieBreak::correct) values.push_back(tally.correct);
        if (key == TieBreak::time) values.push_back(-static_cast<std::int64_t>(tally.time));
        if (key == TieBreak::prediction) {
            values.push_back(-static_cast<std::int64_t>(tally.prediction_error));
        }
        if (key == TieBreak::earliest) {
            const bool nothing = tally.earliest.count() == 0;
            values.push_back(nothing ? -(std::int64_t{1} << 42U) : -tally.earliest.count());
        }
    }
    return values;
}

/// As place_of() wants them: by the keys' own signs.
Values asked(const Tally& tally, const Keys& keys) {
    Values values = plainly(tally, keys);
    for (std::size_t k = 0; k < keys.size(); ++k) {
        if (keys[k] != TieBreak::points && keys[k] != TieBreak::correct) values[k] = -values[k];
    }
    return values;
}

std::uint32_t counted_place(
    const Tally& tally, const std::vector<Tally>& tallies, const Keys& keys
) {
    const Values own = plainly(tally, keys);
    return 1 + static_cast<std::uint32_t>(std::ranges::count_if(tallies, [&](const Tally& other) {
               return plainly(other, keys) > own;
           }));
}

/// How many share the best score that is not better than this one; 1 if there is none.
std::uint32_t next_best(const Tally& tally, const std::vector<Tally>& tallies, const Keys& keys) {
    std::map<Values, std::uint32_t> scores;
    for (const Tally& other : tallies) ++scores[plainly(other, keys)];
    const auto better = scores.upper_bound(plainly(tally, keys));
    return better == scores.begin() ? 1 : std::prev(better)->second;
}

Histogram histogram_of(const std::vector<Tally>& tallies, const Keys& keys) {
    return {places_of(tallies, keys), tallies, keys};
}

bool holds(const PlaceRange& range, std::uint32_t place) {
    return range.from <= place && place <= range.to;
}

TEST(Histogram, OfNobodyIsEmpty) {
    const Histogram nobody = histogram_of({}, {TieBreak::points});
    EXPECT_TRUE(nobody.empty());
    EXPECT_EQ(nobody.place_of(Values{5}), (PlaceRange{1, 1}));
}

TEST(Histogram, OfFewIsExact) {
    const Keys keys{TieBreak::points, TieBreak::time};
    const std::vector<Tally> tallies{
        {.points = 10, .time = 5}, {.points = 30}, {.points = 10, .time = 5}, {.points = 10}};
    const Histogram histogram = histogram_of(tallies, keys);
    EXPECT_EQ(histogram.size(), 3U) << "who shares a place is not parted";
    EXPECT_EQ(histogram.place_of(Values{30, 0}), (PlaceRange{1, 1}));
    EXPECT_EQ(histogram.place_of(Values{10, 0}), (PlaceRange{2, 2}));
    EXPECT_EQ(histogram.place_of(Values{10, 6}), (PlaceRange{5, 5}));
    EXPECT_EQ(histogram.place_of(Values{31, 9}), (PlaceRange{1, 1}));
    EXPECT_EQ(histogram.place_of(Values{20, 9}), (PlaceRange{2, 2}));
    EXPECT_EQ(histogram.place_of(Values{-1, 0}), (PlaceRange{5, 5}));
    EXPECT_TRUE(holds(histogram.place_of(Values{10}), 2));
    EXPECT_TRUE(holds(histogram.place_of(Values{10}), 3));
}

TEST(Histogram, KnowsWhoHasEarnedNothingYet) {
    const Keys keys{TieBreak::earliest};
    const std::vector<Tally> tallies{{}, {.earliest = Time{7}}, {}, {.earliest = Time{5}}};
    const Histogram histogram = histogram_of(tallies, keys);
    EXPECT_EQ(histogram.place_of(asked(tallies[1], keys)), (PlaceRange{2, 2}));
    EXPECT_TRUE(holds(histogram.place_of(asked(tallies[0], keys)), 3));
}

TEST(Histogram, OfAHundredThousandHasAThousandBuckets) {
    Random random(3);
    const Keys keys{TieBreak::points, TieBreak::time};
    std::vector<Tally> tallies(100'000);
    for (Tally& tally : tallies) {
        tally.points = static_cast<std::int64_t>(random.below(30'000));
        tally.time = random.below(1'000'000);
    }
    const std::vector<Place> places = places_of(tallies, keys);
    const Histogram histogram(places, tallies, keys);
    EXPECT_LE(histogram.size(), Histogram::buckets_max);
    EXPECT_GE(histogram.size(), Histogram::buckets_max / 2);
    for (std::size_t i = 0; i < places.size(); i += 7) {
        const Place& place = places[i];
        const Tally& tally = tallies[index(place.contestant)];
        const PlaceRange range = histogram.place_of(asked(tally, keys));
        ASSERT_TRUE(holds(range, place.place)) << place.place;
        ASSERT_LE(range.to - range.from, 110U) << "of about 98 in a bucket, but for ties";
        const PlaceRange wider = histogram.place_of(Values{tally.points});
        ASSERT_TRUE(holds(wider, place.place)) << place.place;
        ASSERT_TRUE(wider.from <= range.from && range.to <= wider.to) << place.place;
    }
}

TEST(Histogram, OfTheSameScoreIsOneBucket) {
    const Keys keys{TieBreak::points};
    const Histogram histogram = histogram_of(std::vector<Tally>(5'000), keys);
    EXPECT_EQ(histogram.size(), 1U);
    EXPECT_TRUE(holds(histogram.place_of(Values{0}), 1));
    EXPECT_EQ(histogram.place_of(Values{-1}), (PlaceRange{5'001, 5'001}));
}

RC_GTEST_PROP(Histogram, HoldsTheTruePlaceOfAnyScore, ()) {
    Random random(*rc::gen::arbitrary<std::uint64_t>());
    const Keys keys = random_keys(random);
    const std::vector<Tally> tallies = random_tallies(
        random,
        *rc::gen::weightedOneOf<std::size_t>(
            {{3, rc::gen::inRange<std::size_t>(0, 60)},
             {1, rc::gen::inRange<std::size_t>(1'025, 3'000)}}
        )
    );
    const Histogram histogram = histogram_of(tallies, keys);
    RC_ASSERT(histogram.size() <= Histogram::buckets_max);
    // Those who are there, and scores that nobody has.
    std::vector<Tally> questions = random_tallies(random, 20);
    for (std::size_t i = 0; i < tallies.size(); i += 1 + random.below(100)) {
        questions.push_back(tallies[i]);
    }
    for (const Tally& tally : questions) {
        const std::uint32_t place = counted_place(tally, tallies, keys);
        const Values values = asked(tally, keys);
        const PlaceRange range = histogram.place_of(values);
        RC_ASSERT(holds(range, place));
        if (tallies.size() <= Histogram::buckets_max) {
            RC_ASSERT(range.to - range.from == next_best(tally, tallies, keys) - 1);
        }
        for (std::size_t known = 1; known <= values.size(); ++known) {
            RC_ASSERT(holds(histogram.place_of(std::span(values).first(known)), place));
        }
    }
}

}  // namespace
}  // namespace hoithi::leaderboard
