#include <gtest/gtest.h>

#include "server/leaderboard/memory_leaderboard.hpp"
#include "tests/server/leaderboard/redis_node.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::leaderboard {
namespace {

std::shared_ptr<const ContestBoards> random_contest(Random& random, const std::string& contest) {
    std::vector<Board> boards;
    for (std::uint64_t b = random.below(4); b > 0; --b) {
        const std::size_t entrants = random.below(random.below(20) == 0 ? 1'500 : 40);
        const std::vector<Tally> tallies = random_tallies(random, entrants);
        const std::vector<TieBreak> keys = random_keys(random);
        const std::vector<Place> places = places_of(tallies, keys);
        const bool whole = random.below(3) > 0;
        const std::size_t rows = whole ? entrants : random.below(entrants + 1);
        boards.push_back(board_of("overall/" + std::to_string(b), places, rows, b));
        if (!whole) boards.back().histogram = Histogram(places, tallies, keys);
    }
    auto made = *contest_of(contest, 1 + random.next() / 2 % (1ULL << 40U), std::move(boards));
    made.spectators = random.below(4) > 0;
    made.epoch = 1;
    return std::make_shared<ContestBoards>(std::move(made));
}

BoardQuery random_query(Random& random, const std::string& contest) {
    BoardQuery query{.contest = contest};
    if (random.below(3) > 0) query.board = "overall/" + std::to_string(random.below(5));
    query.from = 1 + static_cast<std::uint32_t>(random.below(60));
    query.count = static_cast<std::uint32_t>(random.below(BoardQuery::count_max + 1));
    if (random.below(3) == 0) query.around = std::to_string(random.below(50));
    for (std::uint64_t k = random.below(6); k > 0; --k) {
        query.score.push_back(static_cast<std::int64_t>(random.below(40)) * 500 - 5'000);
    }
    return query;
}

// One is the other's truth: what does not agree is wrong in one of them.
TEST(BothLeaderboards, AnswerEveryQuestionTheSame) {
    const test::RedisProcess redis;
    boost::asio::io_context loop;
    RedisNode writer(loop, redis.address());
    RedisNode reader(loop, redis.address());
    MemoryLeaderboard memory;
    ASSERT_TRUE(reader.await_ready());
    std::size_t pages = 0;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        Random random(seed);
        const std::string contest = "c" + std::to_string(random.below(20));
        const auto boards = random_contest(random, contest);
        memory.publish(boards);
        writer.boards.publish(boards);
        ASSERT_TRUE(writer.await_written());
        for (int i = 0; i < 6; ++i) {
            const BoardQuery query = random_query(random, contest);
            std::optional<BoardAnswer> expected;
            memory.read(query, [&](BoardAnswer read) { expected = std::move(read); });
            const BoardAnswer found = reader.read(query);
            ASSERT_EQ(found.has_value(), expected->has_value()) << "seed " << seed;
            if (!found) {
                ASSERT_EQ(found.error(), expected->error()) << "seed " << seed;
                continue;
            }
            ++pages;
            ASSERT_EQ(found->title, (*expected)->title) << "seed " << seed;
            ASSERT_EQ(found->boards, (*expected)->boards) << "seed " << seed;
            ASSERT_EQ(found->rows, (*expected)->rows) << "seed " << seed;
            ASSERT_EQ(*found, **expected) << "seed " << seed << ", from " << found->from << "/"
                                          << (*expected)->from << ", total " << found->total;
        }
    }
    EXPECT_GT(pages, 1'000U);
}

}  // namespace
}  // namespace hoithi::leaderboard
