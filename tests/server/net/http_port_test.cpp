#include <string>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using HttpPort = PortWorld;

TEST_F(HttpPort, AnswersOneRequestAfterAnotherOnOneConnection) {
    const auto client = connect();
    for (const char* path : {"/một", "/hai"}) {
        client->write(get_request(path));
        const RawResponse reply = response(*client);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "GET " + std::string(path) + "  ");
    }
    EXPECT_FALSE(client->ended());
    EXPECT_EQ(port().stats().http_requests, 2U);
    EXPECT_EQ(port().stats().connections_open, 1U);
}

TEST_F(HttpPort, AnswersPipelinedRequestsInOrder) {
    const auto client = connect();
    client->write(
        get_request("/1") + get_request("/2") +
        "POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy" + get_request("/4")
    );
    EXPECT_EQ(response(*client).body, "GET /1  ");
    EXPECT_EQ(response(*client).body, "GET /2  ");
    EXPECT_EQ(response(*client).body, "POST /3  xy");
    EXPECT_EQ(response(*client).body, "GET /4  ");
}

TEST_F(HttpPort, SendsTheHeadButNoBodyToHead) {
    const auto client = connect();
    client->write("HEAD /thi HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse head = response(*client, true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), "10");
    client->write(get_request("/x"));
    EXPECT_EQ(response(*client).body, "GET /x  ");
}

TEST_F(HttpPort, ClosesWhenAskedTo) {
    const auto client = connect();
    client->write(get_request("/", "Connection: close\r\n"));
    EXPECT_EQ(response(*client).headers.at("connection"), "close");
    EXPECT_TRUE(ended(*client));
}

TEST_F(HttpPort, SpeaksHttp10) {
    const auto client = connect();
    client->write("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(response(*client).status, 200);
    EXPECT_TRUE(ended(*client));
}

TEST_F(HttpPort, CarriesSecurityHeadersOnEveryResponse) {
    const auto client = connect();
    client->write(get_request("/"));
    const RawResponse good = response(*client);
    EXPECT_NE(
        good.headers.at("content-security-policy").find("frame-ancestors 'none'"), std::string::npos
    );
    EXPECT_EQ(good.headers.at("x-content-type-options"), "nosniff");
    client->write("rubbish\r\n\r\n");
    const RawResponse bad = response(*client);
    EXPECT_EQ(bad.status, 400);
    EXPECT_EQ(bad.headers.at("referrer-policy"), "no-referrer");
}

// Safari before 15.4 does not count WebSockets under 'self'.
TEST(ContentSecurityPolicy, NamesTheWebSocketsOfTheHost) {
    const auto sources = [](const char* host, std::vector<std::string> origins = {}) {
        PortConfig config;
        config.allowed_origins = std::move(origins);
        const std::string policy = content_security_policy(host, {}, config);
        constexpr std::string_view directive = "; connect-src 'self'";
        const std::size_t at = policy.find(directive);
        return at == std::string::npos ? "none" : policy.substr(at + directive.size());
    };
    EXPECT_EQ(sources("thi.example.vn"), " ws://thi.example.vn wss://thi.example.vn");
    EXPECT_EQ(sources("10.0.0.5:8080"), " ws://10.0.0.5:8080 wss://10.0.0.5:8080");
    EXPECT_EQ(sources("[::1]:8080"), "") << "the policy's language has no such address";
    EXPECT_EQ(sources("may_chu"), "");
    EXPECT_EQ(sources("x; script-src *"), "");
    EXPECT_EQ(sources(""), "");
    EXPECT_EQ(
        sources("hoithi:8080", {"https://thi.example.vn"}),
        " ws://hoithi:8080 wss://hoithi:8080 ws://thi.example.vn wss://thi.example.vn"
    );
}

TEST(ContentSecurityPolicy, LetsTheScriptsRunThatStandInAPageOfOurs) {
    const std::string none = content_security_policy("thi.vn", {}, {});
    EXPECT_EQ(none.find("script-src"), std::string::npos) << "default-src 'self' is enough";
    const std::string policy = content_security_policy("thi.vn", "'sha256-abc='", {});
    EXPECT_EQ(policy, none + "; script-src 'self' 'sha256-abc='");
}

// To a page by plain HTTP from another machine the browser's console would say that it is ignored.
TEST_F(HttpPort, SpeaksOfOpenersOnlyToPagesThatAreTrusted) {
    const auto says_it = [&](const std::string& host) {
        const auto client = connect();
        client->write("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return response(*client).headers.contains("cross-origin-opener-policy");
    };
    EXPECT_TRUE(says_it("127.0.0.1:8080"));
    EXPECT_TRUE(says_it("localhost"));
    EXPECT_FALSE(says_it("192.168.1.5:8080"));
    PortConfig proxied;
    proxied.allowed_origins = {"https://thi.example.vn", "http://truong.example.vn"};
    EXPECT_TRUE(is_trustworthy("thi.example.vn", proxied));
    EXPECT_FALSE(is_trustworthy("truong.example.vn", proxied));
}

TEST_F(HttpPort, NamesTheWebSocketsOfTheHostThatWasAskedFor) {
    const auto client = connect();
    client->write("GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
    const RawResponse page = response(*client);
    EXPECT_NE(
        page.headers.at("content-security-policy")
            .find("connect-src 'self' ws://127.0.0.1:8080 wss://127.0.0.1:8080"),
        std::string::npos
    );
}

TEST_F(HttpPort, LeavesOutHeadersThatWouldSmuggleInOthers) {
    answer = [](const HttpRequest&) {
        HttpResponse response;
        response.headers = {{"X-Good", "1"}, {"X-Bad", "1\r\nSet-Cookie: a=b"}};
        return response;
    };
    const auto client = connect();
    client->write(get_request("/"));
    const RawResponse reply = response(*client);
    EXPECT_TRUE(reply.headers.contains("x-good"));
    EXPECT_FALSE(reply.headers.contains("x-bad"));
    EXPECT_FALSE(reply.headers.contains("set-cookie"));
}

TEST_F(HttpPort, SendsSharedBytesWithoutCopyingThem) {
    const auto bytes = std::make_shared<const std::string>(3'000'000, 'x');
    answer = [&](const HttpRequest&) {
        HttpResponse response;
        response.shared_body = {bytes, std::string_view(*bytes).substr(1)};
        return response;
    };
    const auto client = connect();
    client->write(get_request("/"));
    EXPECT_EQ(response(*client).body.size(), bytes->size() - 1);
    EXPECT_TRUE(turn_until([&] { return bytes.use_count() == 1; }));
}

TEST_F(HttpPort, TakesLargerBodiesWhereTheyAreAllowed) {
    config.http_body_limits = {{"/api/banks", 1'000'000}};
    answer = [](const HttpRequest& request) {
        HttpResponse response;
        response.body = std::to_string(request.body.size());
        return response;
    };
    const auto client = connect();
    client->write("POST /api/banks HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
    std::string body(200'000, 'x');
    EXPECT_TRUE(turn_until([&] {
        body.erase(0, client->write_some(body));
        return body.empty();
    }));
    EXPECT_EQ(response(*client).body, "200000");
    client->write("POST /api/other HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
    EXPECT_EQ(response(*client).status, 413);
}

TEST_F(HttpPort, TakesOnlySoManyLargeBodiesAtOnce) {
    config.http_body_limits = {{"/api/banks", 1'000'000}};
    config.large_bodies_max = 1;
    const auto first = connect();
    const auto second = connect();
    const std::string head =
        "POST /api/banks HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n";
    first->write(head);
    EXPECT_TRUE(turn_until([&] { return port().stats().http_requests == 1; }));
    second->write(head);
    EXPECT_EQ(response(*second).status, 503);
    first->reset();
    const auto third = connect();
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open <= 2; }));
    third->write(head + std::string(10, 'x'));
    EXPECT_TRUE(turn_until([&] { return port().stats().http_requests == 3; }));
    EXPECT_FALSE(third->take_response());
}

TEST_F(HttpPort, EncouragesAClientThatWaitsToSendItsBody) {
    const auto client = connect();
    client->write("POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
    );
    EXPECT_EQ(response(*client).status, 100);
    client->write("abc");
    EXPECT_EQ(response(*client).body, "POST /a  abc");
}

TEST_F(HttpPort, CutsOffAClientThatDripsItsHead) {
    config.handshake_timeout = std::chrono::milliseconds(50);
    const auto client = connect();
    client->write("GET / HT");
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(client->received(), "");
}

TEST_F(HttpPort, CutsOffASilentClientAndAnIdleOne) {
    config.handshake_timeout = std::chrono::milliseconds(50);
    config.http_idle_timeout = std::chrono::milliseconds(50);
    const auto silent = connect();
    EXPECT_TRUE(ended(*silent));
    const auto idle = connect();
    idle->write(get_request("/"));
    EXPECT_EQ(response(*idle).status, 200);
    EXPECT_TRUE(ended(*idle));
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));
}

TEST_F(HttpPort, AnswersFromTheReserveAreTheLastOnTheirConnection) {
    config.connections_max = 4;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int number = 0; number < 3; ++number) {
        clients.push_back(connect());
        clients.back()->write(get_request("/"));
        EXPECT_EQ(response(*clients.back()).headers.count("connection"), 0U);
    }
    const auto last = connect();
    last->write(get_request("/"));
    const RawResponse reply = response(*last);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.headers.at("connection"), "close");
    EXPECT_TRUE(ended(*last));
}

TEST_F(HttpPort, LimitsWhatOneAddressMayHold) {
    config.connections_per_address = {1};
    const auto first = connect();
    first->write(get_request("/"));
    EXPECT_EQ(response(*first).status, 200);
    {
        const auto second = connect();
        second->write(get_request("/"));
        EXPECT_EQ(response(*second).headers.at("connection"), "close");
        EXPECT_EQ(port().stats().refused.per_address, 1U);
    }
    first->reset();
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));
    const auto third = connect();
    third->write(get_request("/"));
    EXPECT_FALSE(response(*third).headers.contains("connection"));
}

TEST_F(HttpPort, BehindATrustedProxyLimitsWhatAClientMayHold) {
    config.connections_per_address = {1};
    config.trusted_proxies.add("127.0.0.1");
    std::vector<std::unique_ptr<RawClient>> clients;
    const auto may_stay = [&](const std::string& address) {
        clients.push_back(connect());
        clients.back()->write(upgrade_request("X-Forwarded-For: " + address + "\r\n"));
        EXPECT_EQ(response(*clients.back()).status, 101);
        EXPECT_TRUE(turn_until([&] { return handler.requests.size() == clients.size(); }));
        return !handler.requests.back().from_reserve;
    };
    EXPECT_TRUE(may_stay("1.2.3.4"));
    EXPECT_FALSE(may_stay("1.2.3.4"));
    EXPECT_TRUE(may_stay("1.2.3.5"));
    EXPECT_TRUE(may_stay("2001:db8::1"));
    EXPECT_FALSE(may_stay("2001:db8::2"));
    EXPECT_EQ(port().stats().refused.per_address, 2U);
}

TEST_F(HttpPort, BelievesATrustedProxyAboutTheClient) {
    config.trusted_proxies.add("127.0.0.1");
    answer = [](const HttpRequest& request) {
        HttpResponse response;
        response.body = request.remote_address;
        return response;
    };
    const auto client = connect();
    client->write(get_request("/", "X-Forwarded-For: 9.9.9.9, 1.2.3.4\r\n"));
    EXPECT_EQ(response(*client).body, "1.2.3.4");
    client->write(get_request("/", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-For: 1.2.3.4\r\n"));
    EXPECT_EQ(response(*client).body, "1.2.3.4")
        << "the client's own line stands before the proxy's";
    client->write(get_request("/"));
    EXPECT_EQ(response(*client).body, "127.0.0.1");
}

}  // namespace
}  // namespace hoithi::net
