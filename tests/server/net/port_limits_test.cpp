#include <string>
#include <vector>

#include <sys/resource.h>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

using PortLimits = PortWorld;

constexpr int small_receive_buffer = 4096;

TEST_F(PortLimits, CutsASlowReaderWithoutDelayingTheOthers) {
    config.outbox_bytes_max = 64 * 1024;
    const auto slow = open(small_receive_buffer);
    const auto quick = open();
    const Frame frame_out(std::string(1000, 'x'));
    int sent = 0;
    while (port().send(handler.opened[0], frame_out)) {
        port().send(handler.opened[1], frame_out);
        EXPECT_EQ(frame(*quick).payload.size(), 1000U) << "after " << sent;
        ASSERT_LT(++sent, 1000);
        EXPECT_LE(port().stats().outbox_bytes, config.outbox_bytes_max + frame_out.size());
    }
    EXPECT_EQ(port().stats().closed.slow, 0U) << "it is told first";
    EXPECT_LT(port().stats().outbox_bytes, 2000U) << "what it will not read is dropped";

    RawFrame last;
    while ((last = frame(*slow)).opcode == 1) EXPECT_EQ(last.payload.size(), 1000U);
    EXPECT_EQ(last.opcode, 8);
    EXPECT_EQ(last.payload, std::string("\x11\x38", 2) + "slow");
    slow->write(masked_frame(8, last.payload));
    EXPECT_TRUE(ended(*slow));
    EXPECT_EQ(port().stats().closed.slow, 1U);
    EXPECT_EQ(handler.closed, std::vector{handler.opened[0]});
}

TEST_F(PortLimits, EndsAConnectionThatNeverReadsItsGoodbye) {
    config.close_timeout = std::chrono::milliseconds(50);
    const auto slow = open(small_receive_buffer);
    while (port().send(handler.opened[0], Frame(std::string(1000, 'x')))) {
    }
    EXPECT_TRUE(turn_until([&] { return handler.closed.size() == 1; }));
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));
}

TEST_F(PortLimits, ReplacesBoardsThatTheReaderIsTooSlowFor) {
    const auto slow = open(small_receive_buffer);
    const ConnectionId id = handler.opened[0];
    while (port().stats().outbox_bytes == 0) port().send(id, Frame(std::string(1000, 'x')));
    for (int number = 0; number < 2000; ++number) {
        ASSERT_TRUE(
            port().send(id, Frame("board " + std::to_string(number)), Urgency::replaceable, 1)
        );
        ASSERT_TRUE(
            port().send(id, Frame("count " + std::to_string(number)), Urgency::replaceable, 2)
        );
    }
    ASSERT_TRUE(port().send(id, Frame("end")));
    EXPECT_EQ(port().stats().frames_replaced, 2U * 1999U);
    std::vector<std::string> heard;
    while (heard.empty() || heard.back() != "end") heard.push_back(frame(*slow).payload);
    ASSERT_GE(heard.size(), 3U);
    EXPECT_EQ(heard[heard.size() - 3], "board 1999");
    EXPECT_EQ(heard[heard.size() - 2], "count 1999");
}

TEST_F(PortLimits, KeepsTheOrderOfFramesForABusyConnection) {
    config.outbox_bytes_max = 1024 * 1024;
    const auto slow = open(small_receive_buffer);
    const std::vector<ConnectionId> one{handler.opened[0]};
    int taken = 0;
    const auto take_all = [&] {
        while (const auto next = slow->take_frame()) {
            ASSERT_EQ(next->payload.substr(0, 6), std::to_string(100'000 + taken));
            ++taken;
        }
    };
    for (int number = 0; number < 800; ++number) {
        const Frame next(std::to_string(100'000 + number) + std::string(500, 'x'));
        if (number % 2 == 0) {
            port().broadcast(one, next);
        } else {
            port().send(one[0], next);
        }
        // Now and then the peer reads a little, so that the connection is busy and idle by turns.
        if (number % 50 == 49) {
            take_all();
            loop.restart();
            loop.poll();
        }
    }
    EXPECT_TRUE(turn_until([&] {
        take_all();
        return taken == 800;
    }));
}

TEST_F(PortLimits, AllowsOneLargeFrameWhereNothingWaits) {
    const auto client = open(small_receive_buffer);
    ASSERT_TRUE(port().send(handler.opened[0], Frame(std::string(500'000, 'x'))));
    EXPECT_GT(port().stats().outbox_bytes, config.outbox_bytes_max);
    EXPECT_EQ(frame(*client).payload.size(), 500'000U);
    EXPECT_TRUE(port().send(handler.opened[0], Frame("next")));
    EXPECT_EQ(frame(*client).payload, "next");
}

TEST_F(PortLimits, WithholdsPongsFromAPeerThatPingsAndDoesNotRead) {
    config.other_frames_max = 1'000'000;
    const auto flooder = open(small_receive_buffer);
    const std::string pings = [] {
        std::string many;
        for (int number = 0; number < 100; ++number) many += masked_frame(9, std::string(125, 'p'));
        return many;
    }();
    std::string left;
    EXPECT_TRUE(turn_until([&] {
        if (left.empty()) left = pings;
        left.erase(0, flooder->write_some(left));
        return port().stats().pongs_withheld > 20'000;
    }));
    EXPECT_LT(port().stats().outbox_bytes, 8U * 1024U);
    EXPECT_TRUE(handler.closed.empty());
}

TEST_F(PortLimits, PausesWhenDescriptorsRunOutAndGoesOnWhenSomeComeBack) {
    config.accept_pause = std::chrono::milliseconds(10);
    config.connections_max = 1000;
    std::vector<std::unique_ptr<RawClient>> clients;
    handler.on_heard = [this](ConnectionId id, std::string_view text) {
        port().send(id, Frame(text));
    };
    clients.push_back(open());
    // Once before as well: the undefined-behaviour sanitizer cannot look at a type it meets for the
    // first time when it finds no descriptor for it.
    clients[0]->write(masked_frame(1, "here"));
    EXPECT_EQ(frame(*clients[0]).payload, "here");
    // Connections are made by the kernel before they are accepted, so these take a client's
    // descriptor each and wait for the server's.
    for (int number = 0; number < 3; ++number) clients.push_back(connect());
    rlimit usual{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &usual), 0);
    rlimit none = usual;
    none.rlim_cur = 3;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
    EXPECT_TRUE(turn_until([&] { return port().stats().accept_paused >= 3; }));
    const std::uint64_t pauses = port().stats().accept_paused;
    clients[0]->write(masked_frame(1, "still here"));
    EXPECT_EQ(frame(*clients[0]).payload, "still here");
    EXPECT_LT(port().stats().accept_paused, pauses + 100) << "it does not spin";
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &usual), 0);
    for (std::size_t number = 1; number < clients.size(); ++number) {
        clients[number]->write(upgrade_request());
        EXPECT_EQ(response(*clients[number]).status, 101);
    }
}

TEST_F(PortLimits, TellsWhoSitsInTheReserve) {
    config.connections_max = 8;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int number = 0; number < 8; ++number) clients.push_back(open());
    for (std::size_t number = 0; number < 8; ++number) {
        EXPECT_EQ(handler.requests[number].from_reserve, number >= 6) << number;
    }
    clients[0]->reset();
    clients[1]->reset();
    clients[2]->reset();
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 5; }));
    clients.push_back(open());
    EXPECT_FALSE(handler.requests.back().from_reserve);
    EXPECT_EQ(port().stats().connections_max, 8U);
}

TEST_F(PortLimits, AcceptsNobodyWhileFullAndGoesOnWhenSomebodyLeaves) {
    config.connections_max = 2;
    handler.on_heard = [this](ConnectionId id, std::string_view text) {
        port().send(id, Frame(text));
    };
    std::vector<std::unique_ptr<RawClient>> clients;
    clients.push_back(open());
    EXPECT_FALSE(port().stats().accepting_paused);
    clients.push_back(open());
    EXPECT_TRUE(port().stats().accepting_paused);
    const auto waiting = connect();
    waiting->write(upgrade_request());
    clients[0]->write(masked_frame(1, "undisturbed"));
    EXPECT_EQ(frame(*clients[0]).payload, "undisturbed");
    EXPECT_EQ(port().stats().accepted, 2U);

    clients[1]->reset();
    EXPECT_EQ(response(*waiting).status, 101);
    EXPECT_EQ(port().stats().accepted, 3U);
    EXPECT_EQ(port().stats().accept_paused, 2U) << "it is full again";
    clients[0]->reset();
    EXPECT_TRUE(turn_until([&] { return !port().stats().accepting_paused; }));
}

TEST_F(PortLimits, GoesAwayWhileFull) {
    config.connections_max = 1;
    const auto client = open();
    EXPECT_TRUE(port().stats().accepting_paused);
    port_.reset();
    EXPECT_TRUE(ended(*client));
}

TEST_F(PortLimits, ShutsDownWithGoodbyesAndLeavesTheLoopNothingToDo) {
    const auto socket = open();
    const auto keeping_alive = connect();
    keeping_alive->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(response(*keeping_alive).status, 200);
    const auto silent = connect();
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 3; }));
    silent->write("GET / HTTP/1.1\r\nHost: a\r\n");

    port().close_all(1001, "going down");
    EXPECT_TRUE(ended(*keeping_alive));
    const RawFrame goodbye = frame(*socket);
    EXPECT_EQ(goodbye.payload, std::string("\x03\xE9", 2) + "going down");
    socket->write(masked_frame(8, goodbye.payload));
    silent->write("\r\n");
    EXPECT_EQ(response(*silent).headers.at("connection"), "close");
    silent->finish_writing();
    EXPECT_TRUE(ended(*socket));
    EXPECT_TRUE(ended(*silent));
    loop.restart();
    loop.run();
    EXPECT_EQ(port().stats().connections_open, 0U);
    EXPECT_EQ(handler.closed, handler.opened);
}

TEST_F(PortLimits, SharesItsPortWithItsOwnKindOnly) {
    config.sharing = PortSharing::first;
    PortConfig other = config;
    other.port = port().bound_port();
    const auto listen = [&] { const Port another(loop, other, handle, handler); };
    EXPECT_THROW(listen(), std::runtime_error) << "another server on the same port";
    other.sharing = PortSharing::alone;
    EXPECT_THROW(listen(), std::runtime_error);
    other.sharing = PortSharing::follows;
    EXPECT_NO_THROW(listen());
}

TEST_F(PortLimits, MayBeDestroyedWithEverythingStillOpen) {
    const auto idle = open();
    const auto busy = open(small_receive_buffer);
    const auto half = connect();
    half->write("GET / HT");
    const auto upgrading = connect();
    upgrading->write(upgrade_request());
    const auto closing = open();
    port().close(handler.opened.back(), 1008, "");
    port().send(handler.opened[1], Frame(std::string(500'000, 'x')));
    handler.on_closed = [](ConnectionId) { FAIL() << "nobody is called"; };
    port_.reset();
    loop.restart();
    loop.run();
    EXPECT_TRUE(idle->ended());
    EXPECT_TRUE(half->ended());
}

}  // namespace
}  // namespace hoithi::net
