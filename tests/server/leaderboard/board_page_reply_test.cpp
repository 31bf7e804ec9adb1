#include "server/leaderboard/board_page_reply.hpp"

#include <limits>

#include <gmock/gmock.h>

namespace hoithi::leaderboard {
namespace {

using redis::Reply;
using testing::ElementsAre;
using testing::IsEmpty;

Reply text(const std::string& bytes) { return Reply(bytes); }

/// What the script gives for a board of two rows; a test spoils it.
class PageReply : public testing::Test {
protected:
    std::optional<BoardAnswer> read() const { return board_answer(query, reply); }
    Reply& field(std::size_t index) { return reply[1][index]; }

    static constexpr std::size_t title = 0;
    static constexpr std::size_t version = 2;
    static constexpr std::size_t boards = 5;
    static constexpr std::size_t total = 6;

    BoardQuery query{.contest = "c1", .board = "overall/main", .score = {1}};
    Reply reply{Reply::Array{
        text("overall/main"),
        Reply(Reply::Array{
            text("Hội thi"),
            text("board"),
            text("42"),
            text("1790000000000"),
            text("1"),
            text(R"(["overall/main"])"),
            text("2")}),
        Reply(std::int64_t{0}),
        Reply(Reply::Array{text(R"({"place":1})"), text(R"({"place":2})")}),
        Reply()}};
};

TEST_F(PageReply, IsAPage) {
    const auto answer = read();
    ASSERT_TRUE(answer && *answer);
    const BoardPage expected{
        "c1",
        "Hội thi",
        "board",
        42,
        Time{1'790'000'000'000},
        true,
        {"overall/main"},
        "overall/main",
        2,
        1,
        {R"({"place":1})", R"({"place":2})"},
        {}};
    EXPECT_EQ(**answer, expected);
}

TEST_F(PageReply, OfAnUnknownContestIsNoAnswer) {
    field(boards) = Reply();
    EXPECT_FALSE(read());
}

TEST_F(PageReply, OfAnotherShapeIsNoAnswer) {
    for (const Reply& strange :
         {Reply(),
          Reply(std::int64_t{5}),
          text("OK"),
          Reply(Reply::Error{"ERR no"}),
          Reply(Reply::Array{}),
          Reply(Reply::Array(5))}) {
        EXPECT_FALSE(board_answer(query, strange));
    }
}

TEST_F(PageReply, WithBoardsThatAreNoNamesIsNoAnswer) {
    for (const char* names :
         {"", "x", "\"x\"", "5", "{}", R"({"a":"b"})", "[5]", R"(["a",null])"}) {
        field(boards) = text(names);
        EXPECT_FALSE(read()) << names;
    }
}

TEST_F(PageReply, WithNumbersThatCannotBeIsNoAnswer) {
    field(total) = text("-1");
    EXPECT_FALSE(read());
    field(total) = text("4294967296");
    EXPECT_FALSE(read());
    field(total) = text("4294967295");
    EXPECT_TRUE(read());
    field(version) = text("-1");
    EXPECT_FALSE(read());
    field(version) = text("1");
    reply[2] = Reply(std::int64_t{4'294'967'295});
    EXPECT_FALSE(read());
    reply[2] = Reply(std::numeric_limits<std::int64_t>::max());
    EXPECT_FALSE(read());
}

TEST_F(PageReply, WithATitleThatIsNoTextIsNoAnswer) {
    field(title) = text("H\xff");
    EXPECT_FALSE(read());
}

TEST_F(PageReply, LeavesOutWhatIsNoRow) {
    reply[3] = Reply(Reply::Array{
        Reply(),
        text(""),
        text("{"),
        text("7"),
        text("\"row\""),
        text("{\"name\":\"\xff\"}"),
        text("{}{}"),
        Reply(std::int64_t{3}),
        text(R"({"place":2})")});
    EXPECT_THAT((**read()).rows, ElementsAre(R"({"place":2})"));
    reply[3] = text("rows");
    EXPECT_THAT((**read()).rows, IsEmpty());
}

TEST_F(PageReply, HasAPlaceOnlyFromAHistogram) {
    reply[4] = text(R"({"keys":["points"],"buckets":[[3,5],[2,1]]})");
    EXPECT_EQ((**read()).place, (PlaceRange{4, 5}));
    for (const char* none : {"", "{}", R"({"keys":["points"],"buckets":[]})", "[3]"}) {
        reply[4] = text(none);
        EXPECT_FALSE((**read()).place) << none;
    }
}

TEST_F(PageReply, TellsBoardsAndMembersThatAreNotThere) {
    reply[2] = Reply(std::int64_t{-1});
    EXPECT_EQ(read()->error(), BoardFault::no_such_member);
    field(total) = Reply();
    EXPECT_EQ(read()->error(), BoardFault::no_such_board);
    query.board.clear();
    EXPECT_TRUE(read()->has_value()) << "nothing was revealed yet";
}

}  // namespace
}  // namespace hoithi::leaderboard
