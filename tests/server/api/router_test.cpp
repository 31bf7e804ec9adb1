#include "server/api/router.hpp"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "server/net/kept_request.hpp"

namespace hoithi::api {
namespace {

/// Stands in for a connection and keeps what it is answered.
class Connection final : public net::Asker {
public:
    void answer(std::uint64_t, net::HttpResponse response) override { heard = std::move(response); }
    net::EventStream stream_events(std::uint64_t, const std::vector<net::HttpHeader>&) override {
        return {};
    }

    net::HttpResponse heard;
};

/// Says which route it is, and the value of {id} if there is one.
RouteHandler named(const std::string& name, bool has_id = false) {
    return at_once([name, has_id](const Call& call) {
        const std::string id(has_id ? call.parameter("id") : "");
        return net::HttpResponse{.body = name + "(" + id + ")"};
    });
}

std::optional<net::HttpResponse> only_with_word(const net::HttpRequest& request, Access access) {
    if (access == Access::anybody || request.query == "word") return std::nullopt;
    return net::HttpResponse{.status = 401, .body = "Say the word\n"};
}

class Routes : public testing::Test {
protected:
    net::HttpResponse ask(
        std::string_view method, std::string_view target, std::string_view query = {}
    ) {
        const auto connection = std::make_shared<Connection>();
        router(request(method, target, query), net::HttpAnswer(connection, 1));
        return connection->heard;
    }
    static net::HttpRequest request(
        std::string_view method, std::string_view target, std::string_view query = {}
    ) {
        net::HttpRequest request;
        request.method = method;
        request.target = target;
        request.query = query;
        return request;
    }
    static std::string allowed_by(const net::HttpResponse& response) {
        EXPECT_EQ(response.headers.size(), 1U);
        EXPECT_EQ(response.headers.at(0).name, "Allow");
        return response.headers.at(0).value;
    }

    Router router{
        {{"GET", "/banks", Access::anybody, Home::any_loop, named("list")},
         {"POST", "/banks", Access::operators, Home::contests_loop, named("add")},
         {"GET", "/banks/search", Access::anybody, Home::any_loop, named("search")},
         {"DELETE", "/banks/{id}", Access::operators, Home::contests_loop, named("drop", true)},
         {"GET", "/banks/{id}", Access::anybody, Home::contests_loop, named("show", true)},
         {"GET", "/files/{id...}", Access::anybody, Home::any_loop, named("file", true)}},
        only_with_word};
};

TEST_F(Routes, LeadToTheirHandlers) {
    EXPECT_EQ(ask("GET", "/banks").body, "list()");
    EXPECT_EQ(ask("GET", "/banks/7").body, "show(7)");
    EXPECT_EQ(ask("DELETE", "/banks/7", "word").body, "drop(7)");
    EXPECT_EQ(ask("GET", "/files/a/b").body, "file(a/b)");
}

TEST_F(Routes, TheFirstThatFitsCounts) {
    EXPECT_EQ(ask("GET", "/banks/search").body, "search()");
    EXPECT_EQ(ask("DELETE", "/banks/search", "word").status, 405) << "not the next pattern's";
}

// The port hands HEAD on as GET.
TEST_F(Routes, OfGetAreForHeadToo) {
    net::HttpRequest head = request("GET", "/banks");
    head.head_only = true;
    const auto connection = std::make_shared<Connection>();
    router(head, net::HttpAnswer(connection, 1));
    EXPECT_EQ(connection->heard.body, "list()");
}

TEST_F(Routes, ThatAreNotThereAreNotFound) {
    for (const char* target : {"/", "/bank", "/banks/", "/banks/7/", "/files"}) {
        for (const char* method : {"GET", "POST", "OPTIONS"}) {
            EXPECT_EQ(ask(method, target).status, 404) << method << " " << target;
        }
    }
}

TEST_F(Routes, SayWhatElseTheyAllow) {
    const net::HttpResponse refused = ask("PUT", "/banks");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(allowed_by(refused), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(allowed_by(ask("POST", "/banks/7")), "DELETE, GET, HEAD, OPTIONS");
    const net::HttpResponse read_only = ask("POST", "/files/a");
    EXPECT_EQ(allowed_by(read_only), "GET, HEAD, OPTIONS");
    EXPECT_EQ(read_only.body, "This can be read, no more.\n");
    EXPECT_NE(refused.body, read_only.body);
}

TEST_F(Routes, TellTheirOptions) {
    const net::HttpResponse options = ask("OPTIONS", "/banks/7");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(allowed_by(options), "DELETE, GET, HEAD, OPTIONS");
    EXPECT_EQ(ask("OPTIONS", "*").status, 204);
    EXPECT_EQ(allowed_by(ask("OPTIONS", "*")), "GET, HEAD, POST, DELETE, OPTIONS");
}

TEST_F(Routes, AreForWhoMayAsk) {
    EXPECT_EQ(ask("POST", "/banks").status, 401);
    EXPECT_EQ(ask("POST", "/banks", "word").body, "add()");
    EXPECT_EQ(ask("GET", "/banks").status, 200);
    EXPECT_EQ(ask("PUT", "/banks").status, 405) << "nobody may";
}

TEST_F(Routes, AreCalledWhereTheyLive) {
    EXPECT_EQ(router.home_of(request("GET", "/banks")), Home::any_loop);
    EXPECT_EQ(router.home_of(request("POST", "/banks")), Home::contests_loop);
    EXPECT_EQ(router.home_of(request("GET", "/banks/7")), Home::contests_loop);
    // What the router says by itself it says anywhere.
    EXPECT_EQ(router.home_of(request("PUT", "/banks/7")), Home::any_loop);
    EXPECT_EQ(router.home_of(request("GET", "/nowhere")), Home::any_loop);
    EXPECT_EQ(router.home_of(request("OPTIONS", "*")), Home::any_loop);
}

TEST_F(Routes, MayAnswerWhenTheRequestIsLongGone) {
    std::function<void()> answer_now;
    const Router late(
        {{"GET",
          "/banks/{id}",
          Access::anybody,
          Home::any_loop,
          [&](const Call& call, const net::HttpAnswer& answer) {
              answer_now = [kept = net::KeptRequest(call.request), answer] {
                  answer.respond({.body = std::string(kept.view().target)});
              };
          }}},
        only_with_word
    );
    const auto connection = std::make_shared<Connection>();
    auto target = std::make_unique<std::string>("/banks/lịch sử nước nhà");
    late(request("GET", *target), net::HttpAnswer(connection, 1));
    target.reset();
    answer_now();
    EXPECT_EQ(connection->heard.body, "/banks/lịch sử nước nhà");
}

TEST_F(Routes, ACopyHasItsOwnTable) {
    auto first = std::make_unique<Router>(router);
    router = *first;
    first.reset();
    EXPECT_EQ(ask("GET", "/banks/7").body, "show(7)");
}

}  // namespace
}  // namespace hoithi::api
