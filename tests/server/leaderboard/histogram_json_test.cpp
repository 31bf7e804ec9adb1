#include <gtest/gtest.h>

#include "server/leaderboard/histogram.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"

namespace hoithi::leaderboard {
namespace {

using Values = std::vector<std::int64_t>;

std::string random_json(Random& random) {
    const std::vector<TieBreak> keys = random_keys(random);
    const std::vector<Tally> tallies = random_tallies(random, random.below(30));
    return Histogram(places_of(tallies, keys), tallies, keys).to_json();
}

TEST(HistogramJson, IsWhatItsDescriptionSays) {
    const std::vector<TieBreak> keys{TieBreak::points, TieBreak::time};
    const std::vector<Tally> tallies{
        {.points = 5, .time = 7}, {.points = -3}, {.points = 5, .time = 7}};
    EXPECT_EQ(
        Histogram(places_of(tallies, keys), tallies, keys).to_json(),
        R"({"keys":["points","time"],"buckets":[[2,5,7],[1,-3,0]]})"
    );
}

TEST(HistogramJson, IsReadAsItWasWritten) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        const std::string text = random_json(random);
        const auto read = Histogram::from_json(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->to_json(), text);
    }
    const std::string least_and_most =
        "[[1,9223372036854775807],[4294967294,-9223372036854775808]]";
    EXPECT_TRUE(Histogram::from_json(R"({"keys":["points"],"buckets":)" + least_and_most + "}"));
}

TEST(HistogramJson, IsNotReadFromAnythingElse) {
    for (const char* text : {
             "",
             "null",
             "[]",
             "\"keys\"",
             "{",
             R"({"keys":["points"]})",
             R"({"buckets":[]})",
             R"({"keys":"points","buckets":[]})",
             R"({"keys":{"points":"points"},"buckets":[]})",
             R"({"keys":["luck"],"buckets":[]})",
             R"({"keys":[1],"buckets":[]})",
             R"({"keys":["points"],"buckets":[1,2]})",
             R"({"keys":["points"],"buckets":{"a":[1,2]}})",
             R"({"keys":["points"],"buckets":[[1]]})",
             R"({"keys":["points"],"buckets":[[1,2,3]]})",
             R"({"keys":["points"],"buckets":[[1,2.0]]})",
             R"({"keys":["points"],"buckets":[[1,"2"]]})",
             R"({"keys":["points"],"buckets":[[0,2]]})",
             R"({"keys":["points"],"buckets":[[-1,2]]})",
             R"({"keys":["points"],"buckets":[[4294967296,2]]})",
             R"({"keys":["points"],"buckets":[[4294967295,2],[1,1]]})",
             R"({"keys":["points"],"buckets":[[1,9223372036854775808]]})",
             R"({"keys":["points"],"buckets":[[1,1e999]]})",
             R"({"keys":["points"],"buckets":[[1,-9223372036854775809]]})",
         }) {
        EXPECT_FALSE(Histogram::from_json(text)) << text;
    }
}

// Whoever can write to Redis must not be able to end a server.
TEST(HistogramJson, SurvivesAnything) {
    constexpr std::string_view spice = "0123456789-+.eE[]{},:\"\\ntrue\xff\x01";
    Random random(11);
    std::size_t read = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = random_json(random);
        for (std::uint64_t changes = 1 + random.below(4); changes > 0; --changes) {
            const std::size_t where = random.below(text.size());
            switch (random.below(3)) {
                case 0:
                    text[where] = spice[random.below(spice.size())];
                    break;
                case 1:
                    text.insert(where, 1 + random.below(20), spice[random.below(spice.size())]);
                    break;
                default:
                    text.erase(where, 1 + random.below(10));
            }
            if (text.empty()) text = " ";
        }
        const auto histogram = Histogram::from_json(text);
        if (!histogram) continue;
        ++read;
        const PlaceRange range = histogram->place_of(Values{500, 3});
        EXPECT_LE(range.from, range.to) << text;
        EXPECT_EQ(Histogram::from_json(histogram->to_json())->to_json(), histogram->to_json());
    }
    EXPECT_GT(read, 100U) << "some changes leave a histogram";
    EXPECT_LT(read, 15'000U);
    EXPECT_FALSE(Histogram::from_json(std::string(100'000, '[')));
}

}  // namespace
}  // namespace hoithi::leaderboard
