#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/net/port.hpp"
#include "tests/server/net/raw_client.hpp"

namespace hoithi::net {

/// Remembers what it hears, and does what a test asks.
class Listening final : public SocketHandler {
public:
    bool on_open(ConnectionId connection, const SocketRequest& request) override {
        opened.push_back(connection);
        requests.push_back(request);
        return !on_opened || on_opened(connection);
    }
    void on_text(ConnectionId connection, std::string_view text, TimePoint at) override {
        texts.emplace_back(text);
        received_at.push_back(at);
        if (on_heard) on_heard(connection, text);
    }
    void on_pong(ConnectionId, Clock::duration round_trip) override {
        round_trips.push_back(round_trip);
    }
    void on_close(ConnectionId connection) override {
        closed.push_back(connection);
        if (on_closed) on_closed(connection);
    }

    std::vector<ConnectionId> opened;
    std::vector<SocketRequest> requests;
    std::vector<std::string> texts;
    std::vector<TimePoint> received_at;
    std::vector<Clock::duration> round_trips;
    std::vector<ConnectionId> closed;
    std::function<bool(ConnectionId)> on_opened;
    std::function<void(ConnectionId, std::string_view)> on_heard;
    std::function<void(ConnectionId)> on_closed;
};

/// A port on a loop that turns only while a test waits for something.
class PortWorld : public testing::Test {
protected:
    Port& port() {
        if (!port_) {
            port_ = std::make_unique<Port>(
                loop,
                config,
                [this](const HttpRequest& request, HttpAnswer back) {
                    handle(request, std::move(back));
                },
                handler
            );
        }
        return *port_;
    }

    std::unique_ptr<RawClient> connect(int receive_buffer_bytes = 0) {
        return std::make_unique<RawClient>(port().bound_port(), receive_buffer_bytes);
    }

    /// A WebSocket past its handshake; its id is handler.opened.back().
    std::unique_ptr<RawClient> open(int receive_buffer_bytes = 0) {
        auto client = connect(receive_buffer_bytes);
        const std::size_t before = handler.opened.size();
        client->write(upgrade_request());
        EXPECT_EQ(response(*client).status, 101);
        EXPECT_TRUE(turn_until([&] { return handler.opened.size() > before; }));
        return client;
    }

    /// Turns the loop until `done`, or until waiting longer makes no sense.
    bool turn_until(const std::function<bool()>& done) {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!done()) {
            if (std::chrono::steady_clock::now() > give_up) return false;
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds(5));
        }
        return true;
    }

    RawResponse response(RawClient& client, bool to_head = false) {
        std::optional<RawResponse> taken;
        EXPECT_TRUE(turn_until([&] { return (taken = client.take_response(to_head)).has_value(); })
        );
        return taken.value_or(RawResponse{});
    }

    RawFrame frame(RawClient& client) {
        std::optional<RawFrame> taken;
        EXPECT_TRUE(turn_until([&] { return (taken = client.take_frame()).has_value(); }));
        return taken.value_or(RawFrame{});
    }

    /// The code of the close frame that comes next.
    int close_code(RawClient& client) {
        const RawFrame goodbye = frame(client);
        EXPECT_EQ(goodbye.opcode, 8);
        if (goodbye.payload.size() < 2) return 0;
        return static_cast<unsigned char>(goodbye.payload[0]) * 256 +
               static_cast<unsigned char>(goodbye.payload[1]);
    }

    bool ended(RawClient& client) {
        return turn_until([&] { return client.ended(); });
    }

    boost::asio::io_context loop{1};
    PortConfig config = [] {
        PortConfig known;
        known.known_hosts = KnownHosts({"thi.example", "a"});
        return known;
    }();
    Listening handler;
    std::function<HttpResponse(const HttpRequest&)> answer = [](const HttpRequest& request) {
        HttpResponse response;
        response.body = std::string(request.method) + " " + std::string(request.target) + " " +
                        std::string(request.query) + " " + std::string(request.body);
        return response;
    };
    HttpHandler handle = at_once([this](const HttpRequest& request) { return answer(request); });
    std::unique_ptr<Port> port_;
};

}  // namespace hoithi::net
