#include "server/api/board_request.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace hoithi::api {
namespace {

using leaderboard::BoardAnswer;
using leaderboard::BoardFault;
using leaderboard::BoardPage;
using leaderboard::BoardQuery;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(BoardQueryString, MayBeEmpty) {
    const auto query = read_board_query("c1", "");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->contest, "c1");
    EXPECT_EQ(query->board, "");
    EXPECT_EQ(query->from, 1U);
    EXPECT_EQ(query->count, 10U);
    EXPECT_EQ(query->around, "");
    EXPECT_THAT(query->score, IsEmpty());
}

TEST(BoardQueryString, MaySayEverything) {
    const auto query = read_board_query(
        "c1",
        "score=-5,0,9223372036854775807&count=200&from=4294967295&around=2025%3A15&board=overall%"
        "2Fmain&x=1"
    );
    ASSERT_TRUE(query);
    EXPECT_EQ(query->board, "overall/main");
    EXPECT_EQ(query->from, 4'294'967'295U);
    EXPECT_EQ(query->count, 200U);
    EXPECT_EQ(query->around, "2025:15");
    EXPECT_THAT(query->score, ElementsAre(-5, 0, 9'223'372'036'854'775'807));
    EXPECT_EQ(read_board_query("c1", "count=0")->count, 0U);
    EXPECT_EQ(read_board_query("c1", "score=1,2,3,4,5,6,7,8")->score.size(), 8U);
    EXPECT_EQ(read_board_query("c1", "board=" + std::string(64, 'b'))->board.size(), 64U);
}

TEST(BoardQueryString, EveryFaultNamesItsParameterInBothLanguages) {
    const std::vector<std::pair<std::string, std::string>> faults{
        {"board", std::string(65, 'b')},
        {"around", std::string(65, '1')},
        {"from", "0"},
        {"from", "-1"},
        {"from", "x"},
        {"from", "1x"},
        {"from", "%201"},
        {"from", "1.5"},
        {"from", "4294967296"},
        {"count", "201"},
        {"count", "-1"},
        {"count", "ten"},
        {"count", "99999999999999999999"},
        {"score", "x"},
        {"score", ","},
        {"score", "1,"},
        {"score", ",1"},
        {"score", "1,,2"},
        {"score", "1;2"},
        {"score", "1.5"},
        {"score", "%2B1"},
        {"score", "9223372036854775808"},
        {"score", "1,2,3,4,5,6,7,8,9"}};
    for (const auto& [parameter, value] : faults) {
        const auto query = read_board_query("c1", parameter + "=" + value);
        ASSERT_FALSE(query) << parameter << "=" << value;
        EXPECT_EQ(query.error().parameter, parameter) << value;
        const net::HttpResponse response = response_of(query.error());
        EXPECT_EQ(response.status, 400);
        const json body = json::parse(response.body);
        EXPECT_EQ(body["error"], "bad_" + parameter);
        EXPECT_FALSE(body["en"].get<std::string>().empty());
        EXPECT_NE(body["vi"], body["en"]);
    }
}

BoardPage sample_page() {
    BoardPage page;
    page.contest = "c1";
    page.title = "Hội thi \"Chuyển đổi số\"";
    page.phase = "board";
    page.version = 42;
    page.at = Time{1'790'000'000'000};
    page.boards = {"overall/main", "overall/\"units\""};
    page.board = "overall/main";
    page.total = 7;
    page.from = 3;
    page.rows = {R"({"place":3})", R"({"place":4})"};
    return page;
}

TEST(BoardPageJson, HasEveryField) {
    BoardPage page = sample_page();
    json expected = json::parse(R"({"contest":"c1","title":"Hội thi \"Chuyển đổi số\"",
        "phase":"board","version":42,"at":1790000000000,
        "boards":["overall/main","overall/\"units\""],"board":"overall/main","total":7,"from":3,
        "rows":[{"place":3},{"place":4}]})");
    EXPECT_EQ(json::parse(encode(page)), expected);
    page.place = {5, 9};
    expected["place"] = {{"from", 5}, {"to", 9}};
    EXPECT_EQ(json::parse(encode(page)), expected);
    EXPECT_EQ(json::parse(encode(BoardPage{}))["rows"], json::array());
}

TEST(BoardResponse, IsForAnybodysPage) {
    const net::HttpResponse response = response_of(BoardAnswer(sample_page()));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
    std::vector<std::string> headers;
    for (const auto& [name, value] : response.headers) headers.push_back(name + ": " + value);
    EXPECT_THAT(headers, ElementsAre("Cache-Control: no-store", "Access-Control-Allow-Origin: *"));
}

TEST(BoardResponse, SaysWhatIsNotThere) {
    const auto said = [](const BoardAnswer& answer, int status) {
        const net::HttpResponse response = response_of(answer);
        EXPECT_EQ(response.status, status);
        const json body = json::parse(response.body);
        EXPECT_FALSE(body["en"].get<std::string>().empty());
        EXPECT_NE(body["vi"], body["en"]);
        return body["error"].get<std::string>();
    };
    EXPECT_EQ(said(BoardFault::no_such_contest, 404), "no_such_contest");
    EXPECT_EQ(said(BoardFault::out_of_reach, 503), "out_of_reach");
    EXPECT_EQ(said(BoardFault::no_such_board, 404), "no_such_board");
    EXPECT_EQ(said(BoardFault::no_such_member, 404), "no_such_member");
    BoardPage closed = sample_page();
    closed.spectators = false;
    EXPECT_EQ(said(closed, 403), "not_public");
    EXPECT_THAT(response_of(BoardAnswer(closed)).body, testing::Not(HasSubstr("place")));
}

}  // namespace
}  // namespace hoithi::api
