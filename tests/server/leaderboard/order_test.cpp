#include <array>
#include <limits>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <nlohmann/json.hpp>

#include "tests/server/leaderboard/redis_node.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::leaderboard {
namespace {

/// What Redis makes of an order, next to the engine's. A member's score there is how many stand
/// from it to the end: a whole number up to 2^32, which a double (53 bits) holds exactly however
/// wide the points and however many the keys.
class OrderInRedis : public testing::Test {
protected:
    static void SetUpTestSuite() { redis = std::make_unique<test::RedisProcess>(); }
    static void TearDownTestSuite() { redis.reset(); }

    /// Writes the board; then the members best first, with their rows' places.
    std::vector<Place> in_redis(std::span<const Place> places) {
        RedisNode node(loop, redis->address());
        node.boards.publish(
            contest_of("c1", ++version, {board_of("overall/main", places, places.size(), version)})
        );
        EXPECT_TRUE(node.await_written());
        const std::string rows_key = node.keys.rows("c1", "overall/main");
        const auto order = ask(
            node,
            redis::Command("ZREVRANGE").add(node.keys.board("c1", "overall/main")).add(0).add(-1)
        );
        const auto rows = ask(node, redis::Command("HGETALL").add(rows_key));
        std::map<std::string, std::uint32_t> place_of;
        for (std::size_t i = 0; i + 1 < rows.size(); i += 2) {
            place_of[*rows[i].text()] = nlohmann::json::parse(*rows[i + 1].text()).at("place");
        }
        std::vector<Place> found;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::string& member = *order[i].text();
            const auto number = static_cast<std::uint32_t>(std::stoul(member));
            found.push_back({ContestantId{number}, place_of.at(member)});
        }
        return found;
    }

    redis::Reply ask(RedisNode& node, const redis::Command& command) {
        std::optional<redis::Reply> answer;
        node.connection.send(command, [&](const auto& reply) { answer = reply.value(); });
        EXPECT_TRUE(node.until([&] { return answer.has_value(); }));
        return *answer;
    }

    void expect_the_engines_order(std::span<const Tally> tallies, std::span<const TieBreak> keys) {
        const std::vector<Place> places = places_of(tallies, keys);
        EXPECT_TRUE(in_redis(places) == places);
    }

    static std::unique_ptr<test::RedisProcess> redis;
    boost::asio::io_context loop;
    std::uint64_t version = 0;
};

std::unique_ptr<test::RedisProcess> OrderInRedis::redis;

constexpr std::array all_keys{
    TieBreak::points, TieBreak::correct, TieBreak::time, TieBreak::prediction, TieBreak::earliest};

TEST_F(OrderInRedis, HoldsWhereADoubleHoldsNoPoints) {
    // Neighbours that are the same number to a double.
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t edge = std::int64_t{1} << 53U;
    std::vector<Tally> tallies;
    for (const std::int64_t points :
         {edge + 1, most, least, edge, most - 1, std::int64_t{0}, least + 1, -edge, -edge - 1}) {
        tallies.push_back({.points = points});
    }
    expect_the_engines_order(tallies, all_keys);
    const std::vector<Place> found = in_redis(places_of(tallies, all_keys));
    EXPECT_EQ(found.front(), (Place{ContestantId{1}, 1}));
    EXPECT_EQ(found.back(), (Place{ContestantId{2}, 9}));
}

TEST_F(OrderInRedis, HoldsForEveryKeyAlone) {
    std::vector<Tally> tallies;
    for (const std::uint64_t value : {5ULL, 1ULL, 5ULL, 0ULL, 1ULL << 40U, 2ULL}) {
        Tally tally;
        tally.points = -static_cast<std::int64_t>(value);
        tally.correct = static_cast<std::uint32_t>(value);
        tally.time = value;
        tally.prediction_error = value;
        tally.earliest = Time{static_cast<std::int64_t>(value)};
        tallies.push_back(tally);
    }
    for (const TieBreak key : all_keys) {
        SCOPED_TRACE(static_cast<int>(key));
        expect_the_engines_order(tallies, std::array{key});
    }
}

TEST_F(OrderInRedis, HoldsForFiftyThousandWithTies) {
    Random random(7);
    expect_the_engines_order(random_tallies(random, 50'000), all_keys);
}

TEST_F(OrderInRedis, HoldsForAnyTalliesAndKeys) {
    EXPECT_TRUE(rc::check("the order in Redis is the engine's", [this] {
        const auto points = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::oneOf(
            rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(-3, 3)
        ));
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<Tally> tallies = random_tallies(random, points.size());
        for (std::size_t i = 0; i < points.size(); ++i) tallies[i].points = points[i];
        const std::vector<Place> places = places_of(tallies, random_keys(random));
        RC_ASSERT(in_redis(places) == places);
    }));
}

}  // namespace
}  // namespace hoithi::leaderboard
