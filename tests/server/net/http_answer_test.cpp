#include <string>
#include <vector>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

/// Answers nothing until a test does.
class LateAnswers : public PortWorld {
protected:
    LateAnswers() {
        handle = [this](const HttpRequest& request, HttpAnswer back) {
            targets.emplace_back(request.target);
            asked.push_back(std::move(back));
        };
    }

    /// A client whose request waits for its answer.
    std::unique_ptr<RawClient> ask(const std::string& request) {
        auto client = connect();
        const std::size_t before = asked.size();
        client->write(request);
        EXPECT_TRUE(turn_until([&] { return asked.size() > before; }));
        return client;
    }

    static HttpResponse saying(std::string body) {
        HttpResponse response;
        response.body = std::move(body);
        return response;
    }

    std::vector<std::string> targets;
    std::vector<HttpAnswer> asked;
};

TEST_F(LateAnswers, ReachWhoeverAskedAndOnlyTheFirstWordCounts) {
    const auto client = ask(get_request("/1"));
    EXPECT_FALSE(client->take_response());
    asked[0].respond(saying("first"));
    asked[0].respond(saying("second"));
    EXPECT_FALSE(asked[0].stream_events().open());
    EXPECT_EQ(response(*client).body, "first");
    client->write(get_request("/2"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 2; }));
    asked[0].respond(saying("third"));
    asked[1].respond(saying("the other's"));
    EXPECT_EQ(response(*client).body, "the other's");
}

TEST_F(LateAnswers, KeepTheOrderOfPipelinedRequests) {
    const auto client = ask(get_request("/1") + get_request("/2"));
    // Somebody else is served meanwhile, so the loop had every chance to read the second request.
    const auto other = ask(get_request("/other"));
    asked[1].respond(saying("other"));
    EXPECT_EQ(response(*other).body, "other");
    EXPECT_EQ(targets, (std::vector<std::string>{"/1", "/other"}));
    asked[0].respond(saying("one"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 3; }));
    asked[2].respond(saying("two"));
    EXPECT_EQ(response(*client).body, "one");
    EXPECT_EQ(response(*client).body, "two");
}

TEST_F(LateAnswers, LeaveTheBodyOutForHead) {
    const auto client = ask("HEAD /thi HTTP/1.1\r\nHost: a\r\n\r\n");
    asked[0].respond(saying("xin chào"));
    EXPECT_EQ(response(*client, true).headers.at("content-length"), "9");
    client->write(get_request("/2"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 2; }));
    asked[1].respond(saying("hai"));
    EXPECT_EQ(response(*client).body, "hai");
}

TEST_F(LateAnswers, AreLostOnAPeerThatLeft) {
    const auto client = ask(get_request("/"));
    client->reset();
    asked[0].respond(saying("too late"));
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));
    asked[0].respond(saying("much too late"));
}

TEST_F(LateAnswers, ForgottenByEverybodyBecome500) {
    const auto client = ask(get_request("/"));
    auto copy = std::make_unique<HttpAnswer>(asked[0]);
    asked.clear();
    loop.poll();
    EXPECT_FALSE(client->take_response());
    copy.reset();
    EXPECT_EQ(response(*client).status, 500);

    handle = [](const HttpRequest&, const HttpAnswer&) {};
    client->write(get_request("/"));
    EXPECT_EQ(response(*client).status, 500) << "nor is it forgotten when it was never kept";
}

TEST_F(LateAnswers, ThatNeverComeBecome503AndHarmNoLaterRequest) {
    config.http_answer_timeout = std::chrono::milliseconds(50);
    const auto client = ask(get_request("/1"));
    const RawResponse reply = response(*client);
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.headers.at("retry-after"), "5");
    client->write(get_request("/2"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 2; }));
    asked[0].respond(saying("of the first request"));
    asked[1].respond(saying("of the second request"));
    EXPECT_EQ(response(*client).body, "of the second request");
}

TEST_F(LateAnswers, AreAwaitedWhenThePortCloses) {
    const auto client = ask(get_request("/"));
    port().close_all(1001, "");
    asked[0].respond(saying("goodbye"));
    const RawResponse reply = response(*client);
    EXPECT_EQ(reply.body, "goodbye");
    EXPECT_EQ(reply.headers.at("connection"), "close");
    EXPECT_TRUE(ended(*client));
}

TEST_F(LateAnswers, HoldTheirPlaceAmongTheLargeBodies) {
    config.http_body_limits = {{"/api/banks", 1'000'000}};
    config.large_bodies_max = 1;
    const std::string head = "POST /api/banks HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n";
    const auto first = ask(head + std::string(65'537, 'x'));
    const auto second = connect();
    second->write(head);
    EXPECT_EQ(response(*second).status, 503);
    asked[0].respond(saying("taken"));
    EXPECT_EQ(response(*first).body, "taken");
    ask(head + std::string(65'537, 'x'));
}

TEST_F(LateAnswers, MayOutliveThePort) {
    const auto client = ask(get_request("/1"));
    const auto other = ask(get_request("/2"));
    port_.reset();
    asked[0].respond(saying("nobody hears"));
    EXPECT_FALSE(asked[1].stream_events().open());
    asked.clear();
    loop.restart();
    loop.run();
    EXPECT_TRUE(client->ended());
    EXPECT_TRUE(other->ended());
}

}  // namespace
}  // namespace hoithi::net
