#include "server/net/event_stream.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "server/net/event_text.hpp"
#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

constexpr int small_receive_buffer = 4096;

SharedBytes event(std::string_view data) { return share(encode_event("", "", data)); }

/// Answers every request with a stream of events.
class EventStreamsOfAPort : public PortWorld {
protected:
    EventStreamsOfAPort() {
        handle = [this](const HttpRequest&, const HttpAnswer& back) {
            streams.push_back(back.stream_events());
        };
    }

    /// A client that has read the head of its stream, streams.back().
    std::unique_ptr<RawClient> listen(int receive_buffer_bytes = 0) {
        auto client = connect(receive_buffer_bytes);
        client->write(get_request("/events"));
        EXPECT_EQ(response(*client).status, 200);
        return client;
    }

    bool heard(RawClient& client, std::string_view text) {
        return turn_until([&] { return client.received() == text; });
    }

    std::vector<EventStream> streams;
};

TEST_F(EventStreamsOfAPort, CarryEventsInOrder) {
    const auto client = connect();
    client->write(get_request("/events"));
    const RawResponse head = response(*client);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-type"), "text/event-stream; charset=utf-8");
    EXPECT_EQ(head.headers.at("cache-control"), "no-store");
    EXPECT_EQ(head.headers.at("x-accel-buffering"), "no");
    EXPECT_EQ(head.headers.at("connection"), "close");
    EXPECT_EQ(head.headers.at("x-content-type-options"), "nosniff");
    EXPECT_TRUE(head.headers.contains("date"));
    EXPECT_FALSE(head.headers.contains("content-length"));
    EXPECT_TRUE(streams[0].open());
    for (const char* data : {"một", "hai", "ba"}) EXPECT_TRUE(streams[0].send(event(data)));
    EXPECT_TRUE(heard(*client, "data: một\n\ndata: hai\n\ndata: ba\n\n"));
    EXPECT_EQ(port().stats().events_out, 3U);
    EXPECT_EQ(port().stats().event_streams_open, 1U);
    EXPECT_EQ(port().stats().connections_open, 1U);
}

TEST_F(EventStreamsOfAPort, HaveTheHeadersOfTheirHandlerButNoSmuggledOnes) {
    handle = [](const HttpRequest&, const HttpAnswer& back) {
        back.stream_events({{"X-Good", "1"}, {"X-Bad", "1\r\nSet-Cookie: a=b"}});
    };
    const auto client = connect();
    client->write(get_request("/events"));
    const RawResponse head = response(*client);
    EXPECT_EQ(head.headers.at("x-good"), "1");
    EXPECT_FALSE(head.headers.contains("x-bad"));
    EXPECT_FALSE(head.headers.contains("set-cookie"));
}

TEST_F(EventStreamsOfAPort, MayBeginLongAfterTheRequest) {
    std::vector<HttpAnswer> asked;
    handle = [&](const HttpRequest&, const HttpAnswer& back) { asked.push_back(back); };
    const auto client = connect();
    client->write(get_request("/events"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 1; }));
    const EventStream stream = asked[0].stream_events();
    asked.clear();
    EXPECT_TRUE(stream.send(event("x")));
    EXPECT_EQ(response(*client).status, 200);
    EXPECT_TRUE(heard(*client, "data: x\n\n"));
}

TEST_F(EventStreamsOfAPort, GiveASlowReaderTheNewestEventOnceItCatchesUp) {
    constexpr int last = 1999;
    const auto slow = listen(small_receive_buffer);
    std::vector<std::weak_ptr<const std::string>> kept;
    for (int number = 0; number <= last; ++number) {
        const SharedBytes next = event(std::to_string(number) + std::string(10'000, '.'));
        ASSERT_TRUE(streams[0].send(next));
        kept.push_back(next.owner);
    }
    const auto alive = std::ranges::count_if(kept, [](const auto& one) { return !one.expired(); });
    EXPECT_EQ(alive, 2) << "the one under way, and the newest";

    std::string all;
    EXPECT_TRUE(turn_until([&] {
        all = slow->received();
        return all.find("data: 1999.") != all.npos && all.ends_with("\n\n");
    }));
    std::uint64_t events = 0;
    int number = -1;
    for (std::size_t at = 0; at < all.size(); ++events) {
        const std::size_t end = all.find("\n\n", at);
        const int next = std::stoi(all.substr(at + 6));
        EXPECT_GT(next, number);
        EXPECT_EQ(
            all.substr(at, end - at), "data: " + std::to_string(next) + std::string(10'000, '.')
        );
        number = next;
        at = end + 2;
    }
    EXPECT_EQ(number, last);
    EXPECT_EQ(events, port().stats().events_out);
    EXPECT_LT(events, 100U);
    EXPECT_TRUE(streams[0].send(event("next")));
    EXPECT_TRUE(turn_until([&] { return slow->received().ends_with("data: next\n\n"); }));
}

TEST_F(EventStreamsOfAPort, CutOffAReaderThatTakesNothing) {
    config.event_write_timeout = std::chrono::milliseconds(50);
    const auto quick = listen();
    const auto slow = listen(small_receive_buffer);
    EXPECT_TRUE(streams[1].send(event(std::string(5'000'000, 'x'))));
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 1; }));
    EXPECT_FALSE(streams[1].open());
    EXPECT_FALSE(streams[1].send(event("x")));
    EXPECT_TRUE(streams[0].send(event("y")));
    EXPECT_TRUE(turn_until([&] { return quick->received().ends_with("data: y\n\n"); }));
}

TEST_F(EventStreamsOfAPort, AreKeptAliveByComments) {
    config.event_keepalive = std::chrono::milliseconds(20);
    const auto first = listen();
    const auto second = listen();
    EXPECT_TRUE(turn_until([&] {
        return first->received().starts_with(":\n\n:\n\n") &&
               second->received().starts_with(":\n\n:\n\n");
    }));
    EXPECT_EQ(port().stats().events_out, 0U);
}

TEST_F(EventStreamsOfAPort, ForgetAPeerThatLeaves) {
    const auto leaving = listen();
    const auto breaking = listen();
    const auto staying = listen();
    leaving->finish_writing();
    breaking->reset();
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 1; }));
    EXPECT_TRUE(ended(*leaving));
    EXPECT_FALSE(streams[0].send(event("x")));
    EXPECT_FALSE(streams[1].send(event("x")));
    EXPECT_TRUE(streams[2].send(event("x")));
    EXPECT_TRUE(heard(*staying, "data: x\n\n"));
    EXPECT_EQ(port().stats().connections_open, 1U);
}

TEST_F(EventStreamsOfAPort, IgnoreAPeersWordsUntilTheyAreTooMany) {
    const auto client = listen();
    client->write(get_request("/more"));
    EXPECT_TRUE(streams[0].send(event("x")));
    EXPECT_TRUE(heard(*client, "data: x\n\n"));
    client->write(std::string(20'000, 'x'));
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 0; }));
    EXPECT_EQ(streams.size(), 1U);
}

TEST_F(EventStreamsOfAPort, AreNotMoreThanTheLimit) {
    config.event_streams_max = 1;
    const auto first = listen();
    const auto second = connect();
    second->write(get_request("/events"));
    const RawResponse reply = response(*second);
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.headers.at("retry-after"), "5");
    EXPECT_FALSE(streams[1].open());
    EXPECT_FALSE(streams[1].send(event("x")));
    EXPECT_EQ(port().stats().refused.capacity, 1U);
    streams[0].close();
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 0; }));
    const auto third = listen();
    EXPECT_TRUE(streams[2].open());
}

TEST_F(EventStreamsOfAPort, AreNotAllForOneAddress) {
    config.event_streams_per_address = {2};
    const auto first = listen();
    auto second = listen();
    const auto third = connect();
    third->write(get_request("/events"));
    EXPECT_EQ(response(*third).status, 503);
    EXPECT_EQ(port().stats().refused.streams_per_address, 1U);
    second.reset();
    EXPECT_TRUE(turn_until([&] { return port().stats().event_streams_open == 1; }));
    const auto fourth = listen();
    const auto page = connect();
    page->write(upgrade_request());
    EXPECT_EQ(response(*page).status, 101) << "other connections are no streams";
}

TEST_F(EventStreamsOfAPort, EndAfterWhatIsStillToBeWritten) {
    const auto client = listen(small_receive_buffer);
    streams[0].send(event(std::string(500'000, 'x')));
    streams[0].send(event("last"));
    streams[0].close();
    streams[0].close();
    EXPECT_FALSE(streams[0].open());
    EXPECT_FALSE(streams[0].send(event("after the last")));
    EXPECT_TRUE(ended(*client));
    EXPECT_GT(client->received().size(), 500'000U);
    EXPECT_TRUE(client->received().ends_with("data: last\n\n"));
}

TEST_F(EventStreamsOfAPort, AnswerHeadWithTheHeadAlone) {
    const auto client = connect();
    client->write("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse head = response(*client, true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-type"), "text/event-stream; charset=utf-8");
    EXPECT_FALSE(streams[0].open());
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(client->received(), "");
}

TEST_F(EventStreamsOfAPort, AllEndWhenThePortCloses) {
    const auto idle = listen();
    const auto slow = listen(small_receive_buffer);
    streams[1].send(event(std::string(5'000'000, 'x')));
    std::vector<HttpAnswer> asked;
    handle = [&](const HttpRequest&, const HttpAnswer& back) { asked.push_back(back); };
    const auto late = connect();
    late->write(get_request("/events"));
    EXPECT_TRUE(turn_until([&] { return asked.size() == 1; }));

    port().close_all(1001, "");
    EXPECT_EQ(port().stats().event_streams_open, 0U);
    EXPECT_EQ(port().stats().connections_open, 1U);
    EXPECT_FALSE(streams[0].send(event("x")));
    EXPECT_FALSE(asked[0].stream_events().open());
    EXPECT_EQ(response(*late).status, 503);
    late->finish_writing();
    EXPECT_TRUE(ended(*idle));
    EXPECT_TRUE(ended(*slow));
    loop.restart();
    loop.run();
    EXPECT_EQ(port().stats().connections_open, 0U);
}

TEST_F(EventStreamsOfAPort, LeaveTheLoopNothingToDoOnceTheyAreGone) {
    config.event_keepalive = std::chrono::hours(1);
    config.event_write_timeout = std::chrono::hours(1);
    const auto client = listen();
    port().stop_accepting();
    streams[0].close();
    client->finish_writing();
    loop.restart();
    loop.run();
    EXPECT_EQ(port().stats().connections_open, 0U);
}

TEST_F(EventStreamsOfAPort, MayOutliveThePort) {
    const auto idle = listen();
    const auto slow = listen(small_receive_buffer);
    const auto closing = listen(small_receive_buffer);
    for (const EventStream& stream : streams) stream.send(event(std::string(500'000, 'x')));
    streams[2].close();
    port_.reset();
    for (const EventStream& stream : streams) {
        EXPECT_FALSE(stream.open());
        EXPECT_FALSE(stream.send(event("x")));
        stream.close();
    }
    loop.restart();
    loop.run();
    EXPECT_TRUE(ended(*idle));
    EXPECT_TRUE(ended(*slow));
    EXPECT_TRUE(ended(*closing));
}

}  // namespace
}  // namespace hoithi::net
