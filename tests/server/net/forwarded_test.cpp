#include "server/net/forwarded.hpp"

#include <atomic>
#include <future>

#include <boost/asio/post.hpp>

#include "server/loops/event_loop.hpp"
#include "server/net/event_text.hpp"
#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

SharedBytes event(std::string_view data) { return share(encode_event("", "", data)); }

/// A port whose handler runs on another loop, with a thread of its own.
class Forwarded : public PortWorld {
protected:
    void answer_there(HttpHandler answering) {
        handle = forwarded(std::move(answering), far.context(), loop);
        far.start();
    }
    /// Runs on the handler's loop, and waits for it.
    void do_there(const std::function<void()>& work) {
        std::promise<void> done;
        boost::asio::post(far.context(), [&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }

    loops::EventLoop far{"far", [](const std::exception_ptr&) { ADD_FAILURE(); }};
};

TEST_F(Forwarded, TheRequestArrivesWhole) {
    answer_there(at_once([](const HttpRequest& request) {
        HttpResponse response;
        for (const std::string_view part :
             {request.method,
              request.target,
              request.query,
              request.body,
              request.header("x-test"),
              std::string_view(request.remote_address)}) {
            response.body += std::string(part) + "|";
        }
        response.headers.push_back({"X-Answer", "there"});
        return response;
    }));
    const auto client = connect();
    client->write(
        "POST /th%C3%AD?a=1 HTTP/1.1\r\nHost: a\r\nX-Test: xin\r\nContent-Length: 4\r\n\r\nbody"
    );
    const RawResponse heard = response(*client);
    EXPECT_EQ(heard.body, "POST|/thí|a=1|body|xin|127.0.0.1|");
    EXPECT_EQ(heard.headers.at("x-answer"), "there");
    client->write(get_request("/again"));
    EXPECT_EQ(response(*client).body, "GET|/again||||127.0.0.1|");
}

TEST_F(Forwarded, AHandlerThatForgetsIsAnAnswerTooAndTheNextRequestIsServed) {
    answer_there([](const HttpRequest& request, const HttpAnswer& back) {
        if (request.target != "/forgotten") back.respond({.body = "served"});
    });
    const auto client = connect();
    client->write(get_request("/forgotten"));
    EXPECT_EQ(response(*client).status, 500);
    client->write(get_request("/"));
    EXPECT_EQ(response(*client).body, "served");
}

TEST_F(Forwarded, AnAnswerForSomebodyWhoLeftIsLost) {
    std::vector<HttpAnswer> asked;  // used there
    std::atomic<bool> arrived = false;
    answer_there([&](const HttpRequest&, HttpAnswer back) {
        asked.push_back(std::move(back));
        arrived = true;
    });
    auto client = connect();
    client->write(get_request("/"));
    EXPECT_TRUE(turn_until([&] { return arrived.load(); }));
    client->reset();
    do_there([&] {
        asked[0].respond({.body = "too late"});
        asked.clear();
    });
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));
}

/// Answers every request with a stream of events, kept on the other loop.
class ForwardedStreams : public Forwarded {
protected:
    void stream_there() {
        answer_there([this](const HttpRequest&, const HttpAnswer& back) {
            streams.push_back(back.stream_events({{"X-Stream", "far"}}));
        });
    }
    bool send(std::string_view data) {
        bool sent = false;
        do_there([&] { sent = streams.at(0).send(event(data)); });
        return sent;
    }

    std::vector<EventStream> streams;  // used there
};

TEST_F(ForwardedStreams, CarryEventsInOrder) {
    stream_there();
    const auto client = connect();
    client->write(get_request("/events"));
    const RawResponse head = response(*client);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("x-stream"), "far");
    for (const char* data : {"một", "hai", "ba"}) {
        EXPECT_TRUE(send(data));
        const std::string whole = encode_event("", "", data);
        EXPECT_TRUE(turn_until([&] { return client->received().ends_with(whole); }));
    }
    do_there([&] {
        streams.at(0).close();
        EXPECT_FALSE(streams.at(0).open());
        EXPECT_FALSE(streams.at(0).send(event("too late")));
    });
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(client->received(), "data: một\n\ndata: hai\n\ndata: ba\n\n");
}

TEST_F(ForwardedStreams, LearnThatTheReaderLeft) {
    stream_there();
    auto client = connect();
    client->write(get_request("/events"));
    EXPECT_EQ(response(*client).status, 200);
    EXPECT_TRUE(send("một"));
    client.reset();
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 0; }));
    send("nobody reads this");
    EXPECT_TRUE(turn_until([&] {
        bool open = true;
        do_there([&] { open = streams.at(0).open(); });
        return !open;
    }));
}

TEST_F(ForwardedStreams, LearnThatThereAreTooMany) {
    config.event_streams_max = 0;
    stream_there();
    const auto client = connect();
    client->write(get_request("/events"));
    EXPECT_EQ(response(*client).status, 503);
    do_there([&] { EXPECT_FALSE(streams.at(0).open()); });
}

}  // namespace
}  // namespace hoithi::net
