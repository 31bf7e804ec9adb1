#include <gmock/gmock.h>

#include "server/leaderboard/memory_leaderboard.hpp"
#include "tests/server/leaderboard/redis_node.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::leaderboard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class InMemory {
public:
    void publish(const std::shared_ptr<const ContestBoards>& boards) { boards_.publish(boards); }
    BoardAnswer read(const BoardQuery& query) {
        std::optional<BoardAnswer> answer;
        boards_.read(query, [&](BoardAnswer read) { answer = std::move(read); });
        return *answer;
    }

private:
    MemoryLeaderboard boards_;
};

/// One node writes, another reads: what it knows it has from Redis.
class InRedis {
public:
    InRedis() { EXPECT_TRUE(reader_.await_ready()); }

    void publish(const std::shared_ptr<const ContestBoards>& boards) {
        writer_.boards.publish(boards);
        EXPECT_TRUE(writer_.await_written());
    }
    BoardAnswer read(const BoardQuery& query) { return reader_.read(query); }

private:
    test::RedisProcess redis_;
    boost::asio::io_context loop_;
    RedisNode writer_{loop_, redis_.address()};
    RedisNode reader_{loop_, redis_.address()};
};

/// What every leaderboard does, wherever it keeps the boards.
template <class Place>
class EveryLeaderboard : public testing::Test {
protected:
    BoardPage page(const BoardQuery& query) {
        const BoardAnswer answer = boards.read(query);
        EXPECT_TRUE(answer);
        return answer ? *answer : BoardPage{};
    }
    BoardFault fault(const BoardQuery& query) {
        const BoardAnswer answer = boards.read(query);
        EXPECT_FALSE(answer);
        return answer.error();
    }

    Place boards;
};

struct NamesOfPlaces {
    template <class Place>
    static std::string GetName(int) {
        return std::is_same_v<Place, InMemory> ? "InMemory" : "InRedis";
    }
};
using BothPlaces = testing::Types<InMemory, InRedis>;
TYPED_TEST_SUITE(EveryLeaderboard, BothPlaces, NamesOfPlaces);

TYPED_TEST(EveryLeaderboard, GivesBackWhatWasPublished) {
    const auto published = contest_of(
        "c1", 42, {simple_board("overall/main", 3, 42), simple_board("round1/main", 2, 42)}
    );
    this->boards.publish(published);
    const BoardPage page = this->page({.contest = "c1", .board = "round1/main"});
    EXPECT_EQ(page.contest, "c1");
    EXPECT_EQ(page.title, published->title);
    EXPECT_EQ(page.phase, "board");
    EXPECT_EQ(page.version, 42U);
    EXPECT_EQ(page.at, published->at);
    EXPECT_TRUE(page.spectators);
    EXPECT_THAT(page.boards, ElementsAre("overall/main", "round1/main"));
    EXPECT_EQ(page.board, "round1/main");
    EXPECT_EQ(page.total, 2U);
    EXPECT_EQ(page.from, 1U);
    const std::string name = R"("name":"Nguyễn Thị Hoà","mark":42})";
    EXPECT_THAT(page.rows, ElementsAre(R"({"place":1,)" + name, R"({"place":2,)" + name));
    EXPECT_FALSE(page.place);
}

TYPED_TEST(EveryLeaderboard, TakesTheFirstBoardWhereNoneIsNamed) {
    this->boards.publish(
        contest_of("c1", 1, {simple_board("overall/b", 1, 1), simple_board("overall/a", 2, 1)})
    );
    EXPECT_EQ(this->page({.contest = "c1"}).board, "overall/b");
}

TYPED_TEST(EveryLeaderboard, PagesThroughAllRows) {
    this->boards.publish(simple_contest("c1", 1, 450));
    std::vector<std::string> rows;
    for (std::uint32_t from = 1; from <= 450; from += 200) {
        const BoardPage page = this->page({.contest = "c1", .from = from, .count = 200});
        EXPECT_EQ(page.from, from);
        rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    }
    ASSERT_EQ(rows.size(), 450U);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_TRUE(rows[i].starts_with("{\"place\":" + std::to_string(i + 1) + ","));
    }
}

TYPED_TEST(EveryLeaderboard, HasNothingBeyondItsEnd) {
    this->boards.publish(simple_contest("c1", 1, 3));
    EXPECT_THAT(this->page({.contest = "c1", .from = 4}).rows, IsEmpty());
    EXPECT_THAT(this->page({.contest = "c1", .from = ~std::uint32_t{0}}).rows, IsEmpty());
    EXPECT_THAT(this->page({.contest = "c1", .count = 0}).rows, IsEmpty());
    EXPECT_EQ(this->page({.contest = "c1", .from = 3, .count = 200}).rows.size(), 1U);
}

TYPED_TEST(EveryLeaderboard, PutsAMemberIntoTheMiddle) {
    this->boards.publish(simple_contest("c1", 1, 20));
    const auto from = [this](const char* around, std::uint32_t count) {
        return this->page({.contest = "c1", .count = count, .around = around}).from;
    };
    EXPECT_EQ(from("10", 5), 9U) << "two before, position 11 itself, two behind";
    EXPECT_EQ(from("10", 4), 9U);
    EXPECT_EQ(from("10", 1), 11U);
    EXPECT_EQ(from("10", 0), 11U);
    EXPECT_EQ(from("0", 10), 1U);
    EXPECT_EQ(from("3", 10), 1U);
    EXPECT_EQ(from("19", 10), 15U);
    EXPECT_EQ(this->page({.contest = "c1", .count = 10, .around = "19"}).rows.size(), 6U);
}

TYPED_TEST(EveryLeaderboard, SaysWhatItDoesNotKnow) {
    EXPECT_EQ(this->fault({.contest = "c1"}), BoardFault::no_such_contest);
    this->boards.publish(simple_contest("c1", 1));
    EXPECT_EQ(this->fault({.contest = "c2"}), BoardFault::no_such_contest);
    EXPECT_EQ(this->fault({.contest = "c1", .board = "overall"}), BoardFault::no_such_board);
    EXPECT_EQ(
        this->fault({.contest = "c1", .board = "overall", .around = "1"}), BoardFault::no_such_board
    );
    EXPECT_EQ(this->fault({.contest = "c1", .around = "5"}), BoardFault::no_such_member);
    EXPECT_EQ(this->fault({.contest = "c1", .around = "00"}), BoardFault::no_such_member);
}

TYPED_TEST(EveryLeaderboard, KnowsContestsWithoutBoardsAndBoardsWithoutRows) {
    this->boards.publish(contest_of("none", 1, {}));
    const BoardPage nothing = this->page({.contest = "none", .around = "1"});
    EXPECT_THAT(nothing.boards, IsEmpty());
    EXPECT_EQ(nothing.board, "");
    EXPECT_EQ(nothing.total, 0U);
    EXPECT_THAT(nothing.rows, IsEmpty());
    EXPECT_EQ(this->fault({.contest = "none", .board = "overall/main"}), BoardFault::no_such_board);

    this->boards.publish(simple_contest("empty", 1, 0));
    const BoardPage empty = this->page({.contest = "empty"});
    EXPECT_EQ(empty.board, "overall/main");
    EXPECT_THAT(empty.rows, IsEmpty());
    EXPECT_EQ(this->fault({.contest = "empty", .around = "0"}), BoardFault::no_such_member);
}

TYPED_TEST(EveryLeaderboard, NewerTakesThePlaceOfOlderWhole) {
    auto hidden = *contest_of(
        "c1", 1, {simple_board("overall/main", 9, 1), simple_board("overall/gone", 9, 1)}
    );
    hidden.spectators = false;
    hidden.boards[0].histogram = Histogram(
        std::vector<Place>{{ContestantId{0}, 1}},
        std::vector<Tally>(1),
        std::vector<TieBreak>{TieBreak::points}
    );
    this->boards.publish(std::make_shared<ContestBoards>(hidden));
    EXPECT_FALSE(this->page({.contest = "c1"}).spectators);
    EXPECT_TRUE(this->page({.contest = "c1", .score = {0}}).place);

    this->boards.publish(simple_contest("c1", 2, 4));
    const BoardPage page = this->page({.contest = "c1", .score = {0}});
    EXPECT_TRUE(page.spectators);
    EXPECT_THAT(page.boards, ElementsAre("overall/main"));
    EXPECT_EQ(page.rows.size(), 4U);
    for (const std::string& row : page.rows) EXPECT_TRUE(row.ends_with("\"mark\":2}")) << row;
    EXPECT_FALSE(page.place) << "nor is the old histogram left";
    EXPECT_EQ(this->fault({.contest = "c1", .board = "overall/gone"}), BoardFault::no_such_board);
    EXPECT_EQ(this->fault({.contest = "c1", .around = "4"}), BoardFault::no_such_member);
}

TYPED_TEST(EveryLeaderboard, FindsThePlaceOfAScoreInAHistogram) {
    const std::vector<TieBreak> keys{TieBreak::points, TieBreak::time};
    std::vector<Tally> tallies(2'500);
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        tallies[i].points = static_cast<std::int64_t>(tallies.size() - i);
    }
    const std::vector<Place> places = places_of(tallies, keys);
    Board board = board_of("overall/main", places, 10, 1);
    board.histogram = Histogram(places, tallies, keys);
    this->boards.publish(contest_of("c1", 1, {board}));
    const BoardPage page = this->page({.contest = "c1", .score = {1'250, 0}});
    EXPECT_EQ(page.total, 2'500U);
    ASSERT_TRUE(page.place);
    EXPECT_EQ(*page.place, board.histogram.place_of(std::vector<std::int64_t>{1'250, 0}));
    EXPECT_LE(page.place->from, 1'251U);
    EXPECT_GE(page.place->to, 1'251U);
    EXPECT_FALSE(this->page({.contest = "c1"}).place) << "nobody asked";
    EXPECT_EQ(this->fault({.contest = "c1", .around = "10"}), BoardFault::no_such_member)
        << "of very many only the best have rows";
}

TYPED_TEST(EveryLeaderboard, TakesNamesOfAnyKind) {
    const std::string odd = "overall/a}:board:b\n\"{ 'Đội 1";
    this->boards.publish(contest_of("c1", 3, {simple_board(odd, 2, 3)}));
    EXPECT_EQ(this->page({.contest = "c1", .board = odd}).rows.size(), 2U);
    EXPECT_THAT(this->page({.contest = "c1"}).boards, ElementsAre(odd));
    EXPECT_EQ(this->fault({.contest = "c1}:\r\n\"", .board = odd}), BoardFault::no_such_contest);
}

}  // namespace
}  // namespace hoithi::leaderboard
