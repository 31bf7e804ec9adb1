#include "server/api/board_streams.hpp"

#include <gmock/gmock.h>

#include "tests/server/api/board_world.hpp"

namespace hoithi::api {
namespace {

using leaderboard::simple_contest;
using nlohmann::json;
using testing::ElementsAre;

class BoardEvents : public BoardWorld {
protected:
    /// A client that has heard its first event.
    std::unique_ptr<net::RawClient> follow(const std::string& query = "") {
        auto client = ask("/api/contests/c1/board/events" + query);
        const net::RawResponse head = response(*client);
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.headers.at("access-control-allow-origin"), "*");
        return client;
    }
    /// The events that have come whole; comments are none.
    static std::vector<json> events(net::RawClient& client) {
        std::vector<json> found;
        std::string_view text = client.received();
        for (auto end = text.find("\n\n"); end != text.npos; end = text.find("\n\n")) {
            const std::string_view event = text.substr(0, end);
            text.remove_prefix(end + 2);
            const auto data = event.find("data: ");
            if (data == event.npos) continue;
            found.push_back(json::parse(event.substr(data + 6)));
            const std::string head = "event: board\nid: " + found.back()["version"].dump() + "\n";
            EXPECT_TRUE(event.starts_with(head)) << event;
        }
        return found;
    }
    static std::vector<std::uint64_t> versions(net::RawClient& client) {
        std::vector<std::uint64_t> found;
        for (const json& event : events(client)) found.push_back(event["version"]);
        return found;
    }
    bool heard(net::RawClient& client, std::uint64_t version) {
        return turn_until([&] {
            const auto all = versions(client);
            return !all.empty() && all.back() == version;
        });
    }
};

TEST_F(BoardEvents, BeginAtOnceAndComeWithEveryChange) {
    boards.publish(simple_contest("c1", 1));
    const auto client = follow("?count=2");
    EXPECT_TRUE(heard(*client, 1));
    for (std::uint64_t version = 2; version <= 5; ++version) {
        boards.publish(simple_contest("c1", version));
        boards.publish(simple_contest("another", version));
        EXPECT_TRUE(heard(*client, version));
    }
    EXPECT_THAT(versions(*client), ElementsAre(1, 2, 3, 4, 5));
    const json last = events(*client).back();
    EXPECT_EQ(last, json::parse(get("/api/contests/c1/board?count=2").body));
}

TEST_F(BoardEvents, ComeOnceForEachVersion) {
    boards.publish(simple_contest("c1", 1));
    const auto client = follow();
    for (int i = 0; i < 3; ++i) streams.changed("c1");
    const auto second = follow();
    boards.publish(simple_contest("c1", 2));
    streams.changed("c1");
    EXPECT_TRUE(heard(*client, 2));
    EXPECT_TRUE(heard(*second, 2));
    EXPECT_THAT(versions(*client), ElementsAre(1, 2));
    EXPECT_THAT(versions(*second), ElementsAre(1, 2));
}

TEST_F(BoardEvents, AreReadOnceForAllWhoFollowTheSame) {
    boards.publish(simple_contest("c1", 1));
    std::vector<std::unique_ptr<net::RawClient>> clients;
    for (int i = 0; i < 20; ++i) clients.push_back(follow("?count=3"));
    for (int i = 0; i < 5; ++i) clients.push_back(follow("?count=4"));
    const std::size_t before = boards.reads;
    boards.publish(simple_contest("c1", 2));
    EXPECT_EQ(boards.reads, before + 2);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        EXPECT_TRUE(heard(*clients[i], 2));
        EXPECT_EQ(events(*clients[i]).back()["rows"].size(), i < 20 ? 3U : 4U);
    }
}

TEST_F(BoardEvents, WithAScoreAreEveryonesOwn) {
    using leaderboard::Histogram;
    const auto with_histogram = [](std::uint64_t version) {
        auto made = *simple_contest("c1", version);
        std::vector<Tally> tallies(3);
        for (std::size_t i = 0; i < 3; ++i) tallies[i].points = 30 - static_cast<int>(i) * 10;
        const std::vector<TieBreak> keys{TieBreak::points};
        made.boards[0].histogram = Histogram(leaderboard::places_of(tallies, keys), tallies, keys);
        return std::make_shared<leaderboard::ContestBoards>(std::move(made));
    };
    boards.publish(with_histogram(1));
    const auto first = follow("?score=30");
    const auto third = follow("?score=10");
    boards.publish(with_histogram(2));
    EXPECT_TRUE(heard(*first, 2));
    EXPECT_TRUE(heard(*third, 2));
    for (const json& event : events(*first)) EXPECT_EQ(event["place"]["to"], 1);
    for (const json& event : events(*third)) EXPECT_EQ(event["place"]["to"], 3);
}

TEST_F(BoardEvents, OfAnotherNodesContestComeByLooking) {
    boards.publish(simple_contest("c1", 1));
    const auto client = follow();
    boards.publish_quietly(simple_contest("c1", 2));
    EXPECT_TRUE(heard(*client, 2));
}

TEST_F(BoardEvents, DoNotGoBack) {
    boards.publish(simple_contest("c1", 1));
    const auto client = follow();
    boards.slow = true;
    boards.publish(simple_contest("c1", 2));
    boards.publish(simple_contest("c1", 3));
    ASSERT_GE(boards.waiting(), 2U);
    while (boards.waiting() > 0) boards.answer_last();
    boards.slow = false;
    boards.publish(simple_contest("c1", 4));
    EXPECT_TRUE(heard(*client, 4));
    EXPECT_THAT(versions(*client), ElementsAre(1, 3, 4));
}

// Who asked before a change and is answered after it has the old board, and the others the new.
TEST_F(BoardEvents, ReachWhoCameInTheMiddleOfAChange) {
    boards.publish(simple_contest("c1", 1));
    const auto early = follow();
    boards.slow = true;
    const auto late = ask("/api/contests/c1/board/events");
    ASSERT_TRUE(turn_until([&] { return boards.waiting() > 0; }));
    const std::size_t asked_before = boards.waiting();
    boards.publish(simple_contest("c1", 2));
    while (boards.waiting() > asked_before) boards.answer_last();
    while (boards.waiting() > 0) boards.answer_last();
    boards.slow = false;
    EXPECT_TRUE(heard(*early, 2));
    EXPECT_EQ(response(*late).status, 200);
    EXPECT_TRUE(heard(*late, 2)) << "without another change";
    EXPECT_THAT(versions(*early), ElementsAre(1, 2));
}

TEST_F(BoardEvents, EndWithWhoFollowedThem) {
    boards.publish(simple_contest("c1", 1));
    std::uint64_t version = 1;
    follow().reset();
    const auto stays = follow("?count=1");
    EXPECT_TRUE(turn_until([&] {
        const std::size_t before = boards.reads;
        boards.publish(simple_contest("c1", ++version));
        return boards.reads == before + 1;
    })) << "one is still read for";
    EXPECT_TRUE(heard(*stays, version));
    EXPECT_EQ(port().stats().event_streams_open, 1U);
}

TEST_F(BoardEvents, AreForSoManyAtOnce) {
    config.event_streams_max = 2;
    boards.publish(simple_contest("c1", 1));
    const auto first = follow();
    const auto second = follow();
    EXPECT_EQ(get("/api/contests/c1/board/events").status, 503);
    boards.publish(simple_contest("c1", 2));
    EXPECT_TRUE(heard(*first, 2));
    EXPECT_TRUE(heard(*second, 2));
}

TEST_F(BoardEvents, HaveAHead) {
    boards.publish(simple_contest("c1", 1));
    const auto client = connect();
    client->write("HEAD" + net::get_request("/api/contests/c1/board/events").substr(3));
    const net::RawResponse head = response(*client, true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-type"), "text/event-stream; charset=utf-8");
    EXPECT_EQ(port().stats().event_streams_open, 0U);
}

}  // namespace
}  // namespace hoithi::api
