#include <gmock/gmock.h>

#include "tests/server/api/board_world.hpp"

namespace hoithi::api {
namespace {

using leaderboard::simple_contest;
using nlohmann::json;

class BoardsOverHttp : public BoardWorld {
protected:
    std::string error(const net::RawResponse& response) {
        return json::parse(response.body).at("error").get<std::string>();
    }
};

TEST_F(BoardsOverHttp, AreForPagesOfAnySite) {
    boards.publish(simple_contest("c1", 7, 30));
    const net::RawResponse page = get("/api/contests/c1/board?from=29&count=5");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.headers.at("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(page.headers.at("access-control-allow-origin"), "*");
    EXPECT_EQ(page.headers.at("cache-control"), "no-store");
    const json body = json::parse(page.body);
    EXPECT_EQ(body["version"], 7);
    EXPECT_EQ(body["total"], 30);
    EXPECT_EQ(body["rows"].size(), 2U);
    EXPECT_EQ(body["rows"][0]["place"], 29);
}

TEST_F(BoardsOverHttp, HaveAHeadOfTheSameLength) {
    boards.publish(simple_contest("c1", 7));
    const std::string request = net::get_request("/api/contests/c1/board");
    const auto client = connect();
    client->write("HEAD" + request.substr(3));
    const net::RawResponse head = response(*client, true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(
        head.headers.at("content-length"), std::to_string(get("/api/contests/c1/board").body.size())
    );
}

TEST_F(BoardsOverHttp, SayWhatIsWrong) {
    boards.publish(simple_contest("c1", 1));
    auto closed = *simple_contest("closed", 1);
    closed.spectators = false;
    boards.publish(std::make_shared<leaderboard::ContestBoards>(closed));
    const std::vector<std::tuple<std::string, int, std::string>> cases{
        {"/api/contests/c1/board?count=201", 400, "bad_count"},
        {"/api/contests/c1/board?from=0", 400, "bad_from"},
        {"/api/contests/c2/board", 404, "no_such_contest"},
        {"/api/contests/c2/board?count=x", 400, "bad_count"},
        {"/api/contests/c1/board?board=overall", 404, "no_such_board"},
        {"/api/contests/c1/board?around=99", 404, "no_such_member"},
        {"/api/contests/closed/board", 403, "not_public"}};
    for (const auto& [target, status, reason] : cases) {
        for (const std::string& path :
             {target,
              target.substr(0, target.find("board")) + "board/events" +
                  target.substr(target.find("/board") + 6)}) {
            const net::RawResponse said = get(path);
            EXPECT_EQ(said.status, status) << path;
            EXPECT_EQ(error(said), reason) << path;
            EXPECT_EQ(said.headers.at("access-control-allow-origin"), "*") << path;
        }
    }
}

TEST_F(BoardsOverHttp, AreNowhereElse) {
    boards.publish(simple_contest("c1", 1));
    for (const char* target :
         {"/api/contests/",
          "/api/contests/c1",
          "/api/contests/c1/",
          "/api/contests/c1/boards",
          "/api/contests/c1/board/event",
          "/api/contests/c1/board/events/1"}) {
        EXPECT_EQ(get(target).status, 404) << target;
    }
}

TEST_F(BoardsOverHttp, AreNotForWriting) {
    boards.publish(simple_contest("c1", 1));
    for (const char* target : {"/api/contests/c1/board", "/api/contests/c1/board/events"}) {
        const auto client = connect();
        client->write(
            "POST " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
        );
        const net::RawResponse refused = response(*client);
        EXPECT_EQ(refused.status, 405) << target;
        EXPECT_EQ(refused.headers.at("allow"), "GET, HEAD, OPTIONS") << target;
    }
}

}  // namespace
}  // namespace hoithi::api
