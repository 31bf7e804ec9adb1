#include <map>
#include <string>
#include <vector>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using WebSocketPort = PortWorld;

TEST_F(WebSocketPort, OpensAndEchoes) {
    handler.on_heard = [this](ConnectionId id, std::string_view text) {
        EXPECT_TRUE(port().send(id, Frame(text)));
    };
    const auto client = connect();
    client->write(upgrade_request("Origin: https://localhost\r\n"));
    const RawResponse reply = response(*client);
    EXPECT_EQ(reply.status, 101);
    // RFC 6455, 1.3: the answer to its sample key.
    EXPECT_EQ(reply.headers.at("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(reply.headers.at("sec-websocket-protocol"), "hoithi.v1");
    EXPECT_FALSE(reply.headers.contains("sec-websocket-extensions"));
    client->write(masked_frame(1, "Câu số một"));
    EXPECT_EQ(frame(*client).payload, "Câu số một");
    ASSERT_EQ(handler.requests.size(), 1U);
    EXPECT_EQ(handler.requests[0].path, "/ws");
    EXPECT_EQ(handler.requests[0].origin, "https://localhost");
    EXPECT_EQ(handler.requests[0].remote_address, "127.0.0.1");
}

TEST_F(WebSocketPort, HearsWhatCameInBehindTheHandshake) {
    const auto client = connect();
    std::string frames;
    for (int number = 0; number < 40; ++number) {
        frames += masked_frame(1, std::to_string(number) + std::string(60, 'x'));
    }
    client->write(upgrade_request() + frames);
    EXPECT_EQ(response(*client).status, 101);
    EXPECT_TRUE(turn_until([&] { return handler.texts.size() == 40; }));
    EXPECT_EQ(handler.texts[0], "0" + std::string(60, 'x'));
    EXPECT_EQ(handler.texts[39], "39" + std::string(60, 'x'));
}

TEST_F(WebSocketPort, HearsAMessageThatComesByteByByteAndInFragments) {
    const auto client = open();
    const std::string bytes = masked_frame(1, "Hội ", false) + masked_frame(9, "ping") +
                              masked_frame(0, "", false) + masked_frame(0, "thi", true);
    for (const char byte : bytes) {
        client->write({&byte, 1});
        loop.restart();
        loop.poll();
    }
    EXPECT_TRUE(turn_until([&] { return handler.texts.size() == 1; }));
    EXPECT_EQ(handler.texts[0], "Hội thi");
    const RawFrame pong = frame(*client);
    EXPECT_EQ(pong.opcode, 10);
    EXPECT_EQ(pong.payload, "ping");
}

// Short texts go a shorter way than all else, until frames come in pieces: nobody may notice.
TEST_F(WebSocketPort, HearsInOrderWhateverComesInBetween) {
    const auto client = open();
    const std::string ping = masked_frame(9, "ping");
    std::vector<std::string> said;
    const auto heard = [&](const std::vector<std::string>& texts, const std::string& between = "") {
        std::string bytes;
        for (const std::string& text : texts) {
            bytes += masked_frame(1, text) + between;
            said.push_back(text);
        }
        client->write(bytes);
        turn_until([&] { return handler.texts.size() >= said.size(); });
        EXPECT_EQ(handler.texts, said);
    };
    for (const bool in_pieces : {false, true}) {
        SCOPED_TRACE(in_pieces);
        heard({"one"});
        heard({""});
        client->write(ping);
        EXPECT_EQ(frame(*client).payload, "ping");
        heard({"hai"});
        heard({"Huế"});
        heard({"three", "four", "năm", "six"});
        heard({"seven", "tám"}, ping);
        for (int i = 0; i < 2; ++i) EXPECT_EQ(frame(*client).payload, "ping");
        heard({std::string(125, 'x'), std::string(126, 'y'), "short"});
        heard(std::vector<std::string>(64, "sixteen times what fits in"));  // 512 bytes
        client->write(masked_frame(1, "nă", false) + masked_frame(0, "m!"));
        said.emplace_back("năm!");
        heard({});
        heard(std::vector<std::string>(50, "more than one read takes"));
    }
    EXPECT_EQ(port().stats().messages_in, said.size());
    client->write(masked_frame(1, "\xFF"));
    EXPECT_EQ(close_code(*client), 1007) << "no UTF-8";
}

// What is wrong is judged in its turn, and nothing behind it is heard.
TEST_F(WebSocketPort, HearsWhatCameInOneReadBeforeWhatIsWrong) {
    const std::map<std::string, int> wrong{
        {masked_frame(1, "\xFF"), 1007},
        {masked_frame(2, "binary"), 1003},
        {masked_frame(8, ""), 1000},
        {masked_frame(9, std::string(126, 'x')), 1002},
        {masked_frame(11, ""), 1002},
    };
    for (const auto& [bytes, code] : wrong) {
        const auto client = open();
        handler.texts.clear();
        client->write(masked_frame(1, "before") + bytes + masked_frame(1, "behind"));
        EXPECT_EQ(close_code(*client), code);
        EXPECT_TRUE(ended(*client));
        EXPECT_EQ(handler.texts, std::vector<std::string>{"before"});
    }
}

// The poll may look between the answer to the handshake and the moment when WebSocket++ is done
// with it, and a quick client has spoken by then. Which step of the loop that is, nobody promises.
TEST_F(WebSocketPort, HearsWhoSpeaksBeforeTheHandshakeIsOver) {
    const auto other = open();
    for (std::size_t steps = 0; steps < 12; ++steps) {
        const TimePoint rested = Clock::now() + std::chrono::milliseconds(20);
        turn_until([&] { return Clock::now() > rested; });
        const auto client = connect();
        client->write(upgrade_request());
        for (std::size_t step = 0; step < steps; ++step) {
            loop.restart();
            loop.poll_one();
        }
        other->write(masked_frame(1, "rings the bell"));
        EXPECT_EQ(response(*client).status, 101);
        client->write(masked_frame(1, "early"));
        const std::size_t all = 2 * (steps + 1);
        ASSERT_TRUE(turn_until([&] { return handler.texts.size() == all; })) << steps;
    }
}

// A contestant is not charged for the server's being busy.
TEST_F(WebSocketPort, KnowsWhenAMessageCameInHoweverLateItIsRead) {
    const auto client = open();
    const auto wait_until = [](TimePoint moment) {
        while (Clock::now() < moment) {
        }
    };
    const TimePoint before = Clock::now();
    client->write(masked_frame(1, "there"));
    const TimePoint written = Clock::now();
    constexpr std::chrono::milliseconds busy{50};
    wait_until(written + busy);
    ASSERT_TRUE(turn_until([&] { return handler.texts.size() == 1; }));
    constexpr std::chrono::milliseconds of_the_clocks{1};
    EXPECT_GE(handler.received_at[0], before - of_the_clocks);
    EXPECT_LT(handler.received_at[0], written + busy);
}

TEST_F(WebSocketPort, LetsTheHandlerRefuse) {
    handler.on_opened = [](ConnectionId) { return false; };
    const auto client = connect();
    client->write(upgrade_request() + masked_frame(1, "too early"));
    EXPECT_EQ(response(*client).status, 101);
    EXPECT_EQ(close_code(*client), 1008);
    EXPECT_TRUE(ended(*client));
    EXPECT_TRUE(handler.texts.empty());
    EXPECT_TRUE(turn_until([&] { return port().stats().sockets_open == 0; }));
    EXPECT_TRUE(handler.closed.empty());
}

TEST_F(WebSocketPort, AnswersThePeersGoodbye) {
    const auto client = open();
    client->write(masked_frame(8, std::string("\x03\xE8", 2) + "bye"));
    EXPECT_EQ(close_code(*client), 1000);
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(handler.closed, handler.opened);
    EXPECT_EQ(port().stats().closed.by_peer, 1U);
    EXPECT_EQ(port().stats().sockets_open, 0U);
}

TEST_F(WebSocketPort, SaysGoodbyeAndWaitsForTheAnswer) {
    const auto client = open();
    port().close(handler.opened[0], 4001, "đã vào ở nơi khác");
    EXPECT_FALSE(port().send(handler.opened[0], Frame("too late")));
    const RawFrame goodbye = frame(*client);
    EXPECT_EQ(goodbye.opcode, 8);
    EXPECT_EQ(goodbye.payload.substr(2), "đã vào ở nơi khác");
    EXPECT_TRUE(handler.closed.empty());
    client->write(masked_frame(8, goodbye.payload));
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(handler.closed, handler.opened);
    EXPECT_EQ(port().stats().closed.by_server, 1U);
}

TEST_F(WebSocketPort, StopsWaitingForAnAnswerToItsGoodbye) {
    config.close_timeout = std::chrono::milliseconds(50);
    const auto client = open();
    port().close(handler.opened[0], 4001, "");
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(handler.closed, handler.opened);
}

TEST_F(WebSocketPort, NoticesAPeerThatVanishes) {
    const auto client = open();
    client->reset();
    EXPECT_TRUE(turn_until([&] { return handler.closed == handler.opened; }));
    const auto other = open();
    other->finish_writing();
    EXPECT_TRUE(turn_until([&] { return handler.closed == handler.opened; }));
    EXPECT_EQ(port().stats().closed.lost, 2U);
}

TEST_F(WebSocketPort, ClosesWithACodeThatNamesThePeersFault) {
    config.close_timeout = std::chrono::milliseconds(50);
    const auto code_after = [this](const std::string& bytes) {
        const auto client = open();
        client->write(bytes);
        const int code = close_code(*client);
        EXPECT_TRUE(ended(*client));
        return code;
    };
    EXPECT_EQ(code_after(masked_frame(1, "\xC0\xAF")), 1007);
    EXPECT_EQ(code_after(masked_frame(1, std::string(4097, 'x')) + std::string(9000, 'x')), 1009);
    EXPECT_EQ(
        code_after(
            masked_frame(1, std::string(4000, 'x'), false) + masked_frame(0, std::string(97, 'x'))
        ),
        1009
    );
    EXPECT_EQ(code_after("\x81\x03yes"), 1002) << "not masked";
    EXPECT_EQ(code_after(masked_frame(3, "")), 1002) << "reserved opcode";
    EXPECT_EQ(code_after(masked_frame(0, "x")), 1002) << "nothing to continue";
    EXPECT_EQ(code_after(masked_frame(2, "x")), 1003) << "binary";
    EXPECT_TRUE(handler.texts.empty());
    EXPECT_EQ(port().stats().closed.protocol, 7U);
    EXPECT_TRUE(turn_until([&] { return handler.closed.size() == 7; }));
}

TEST_F(WebSocketPort, LetsAHostSendMoreThanAContestant) {
    const auto client = open();
    port().set_message_limit(handler.opened[0], 100'000'000);
    const std::string bytes = masked_frame(1, std::string(message_limit_max, 'x'));
    std::string_view left = bytes;
    EXPECT_TRUE(turn_until([&] {
        left.remove_prefix(client->write_some(left));
        return handler.texts.size() == 1;
    }));
    EXPECT_EQ(handler.texts[0].size(), message_limit_max);
    client->write(masked_frame(1, std::string(message_limit_max + 1, 'x')).substr(0, 1000));
    EXPECT_EQ(close_code(*client), 1009);
}

TEST_F(WebSocketPort, MeasuresTheRoundTripWithPingsOfItsOwn) {
    config.first_ping_after = std::chrono::milliseconds(0);
    config.ping_interval = std::chrono::milliseconds(100);
    const auto client = open();
    for (std::size_t round = 1; round <= 2; ++round) {
        const RawFrame ping = frame(*client);
        ASSERT_EQ(ping.opcode, 9);
        client->write(masked_frame(10, "invented"));
        client->write(masked_frame(10, ping.payload));
        client->write(masked_frame(10, ping.payload));
        EXPECT_TRUE(turn_until([&] { return handler.round_trips.size() == round; }));
    }
    EXPECT_EQ(handler.round_trips.size(), 2U);
    for (const auto round_trip : handler.round_trips) EXPECT_GT(round_trip.count(), 0);
}

TEST_F(WebSocketPort, GivesUpAPeerThatNeverAnswersPings) {
    config.first_ping_after = std::chrono::milliseconds(0);
    config.idle_timeout = std::chrono::milliseconds(400);
    config.close_timeout = std::chrono::milliseconds(50);
    const auto client = open();
    EXPECT_EQ(frame(*client).opcode, 9);
    EXPECT_EQ(close_code(*client), 1001);
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(port().stats().closed.idle, 1U);
}

TEST_F(WebSocketPort, TakesAnIdOfTheGoneForNobody) {
    const auto first = open();
    const ConnectionId stale = handler.opened[0];
    first->reset();
    EXPECT_TRUE(turn_until([&] { return handler.closed.size() == 1; }));
    const auto second = open();
    const ConnectionId present = handler.opened[1];
    EXPECT_EQ(slot_of(stale), slot_of(present));
    EXPECT_FALSE(port().send(stale, Frame("for the dead")));
    EXPECT_FALSE(port().send(ConnectionId::none, Frame("for nobody")));
    port().close(stale, 4000, "");
    port().set_message_limit(stale, 1);
    std::vector<TimePoint> left_at;
    const std::vector<ConnectionId> both{stale, present};
    port().broadcast(both, Frame("for the living"), Urgency::normal, 0, &left_at);
    EXPECT_EQ(frame(*second).payload, "for the living");
    EXPECT_EQ(left_at[0], TimePoint::min());
    EXPECT_GT(left_at[1], TimePoint::min());
}

TEST_F(WebSocketPort, BroadcastsToAllAndSaysWhenItLeft) {
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int number = 0; number < 50; ++number) clients.push_back(open());
    std::vector<TimePoint> left_at;
    const TimePoint before = Clock::now();
    port().broadcast(handler.opened, Frame("Câu 1"), Urgency::normal, 0, &left_at);
    ASSERT_EQ(left_at.size(), 50U);
    for (const auto& client : clients) EXPECT_EQ(frame(*client).payload, "Câu 1");
    EXPECT_GE(left_at.front(), before);
    EXPECT_LE(left_at.back(), Clock::now());
    EXPECT_EQ(port().stats().frames_out, 50U);
}

TEST_F(WebSocketPort, MayBeUsedFromInsideEveryHandler) {
    handler.on_opened = [this](ConnectionId id) {
        port().send(id, Frame("welcome"));
        return true;
    };
    handler.on_heard = [this](ConnectionId id, std::string_view) {
        port().send(id, Frame("last words"));
        port().close(id, 1008, "enough");
        EXPECT_TRUE(handler.closed.empty()) << "no handler is called inside a call";
    };
    handler.on_closed = [this](ConnectionId id) {
        EXPECT_FALSE(port().send(id, Frame("gone")));
        port().close(id, 1000, "");
    };
    const auto client = open();
    EXPECT_EQ(frame(*client).payload, "welcome");
    client->write(masked_frame(1, "one") + masked_frame(1, "two"));
    EXPECT_EQ(frame(*client).payload, "last words");
    EXPECT_EQ(close_code(*client), 1008);
    EXPECT_TRUE(ended(*client));
    EXPECT_EQ(handler.texts.size(), 1U);
    EXPECT_TRUE(turn_until([&] { return handler.closed.size() == 1; }));
}

}  // namespace
}  // namespace hoithi::net
