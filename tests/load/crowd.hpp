#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/load/endpoint.hpp"
#include "tests/load/samples.hpp"
#include "tests/load/websocket_frame.hpp"

namespace hoithi::load {

/// Hears what happens on a crowd's connections, on the one thread there is.
class CrowdListener {
public:
    virtual void on_open(std::uint32_t who) = 0;
    /// `at`: when the bytes had been read.
    virtual void on_text(std::uint32_t who, TimePoint at, std::string_view text) = 0;
    /// `code`: of the close frame, or 1006 if there was none. The connection is free for another
    /// `connect`, though not from within this call.
    virtual void on_closed(std::uint32_t who, std::uint16_t code, const std::string& why) = 0;

protected:
    ~CrowdListener() = default;
};

/// Many WebSocket clients on one epoll, numbered from 0. As little as possible happens between
/// the kernel and the listener, so that what is measured is the server. Pings are answered.
class Crowd {
public:
    Crowd(Endpoint server, std::uint32_t size, CrowdListener& listener);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    /// `receive_buffer`: bytes the kernel may keep for a client that does not read; 0 leaves it to
    /// the kernel.
    void connect(std::uint32_t who, int receive_buffer = 0);
    /// Cuts the connection off as a lost network does: no goodbye, and the listener is not told.
    void drop(std::uint32_t who);
    /// From now on this client's bytes stay in the kernel, and nothing is heard of it.
    void stop_reading(std::uint32_t who);
    void read_again(std::uint32_t who);
    void send(std::uint32_t who, Opcode opcode, std::string_view payload);
    /// Waits at most so long for something to happen and handles it; whether anything did.
    bool turn(std::chrono::milliseconds wait);

private:
    enum class State : std::uint8_t { closed, connecting, upgrading, open };
    struct Line {
        int socket = -1;
        State state = State::closed;
        std::string unread;  // an incomplete frame
        std::string unsent;
    };

    void wake_for(std::uint32_t who, std::uint32_t events, int operation);
    void say(std::uint32_t who, std::string_view bytes);
    void flush(std::uint32_t who);
    void connected(std::uint32_t who);
    void receive(std::uint32_t who);
    std::size_t take_upgrade(std::uint32_t who, std::string_view bytes);
    std::size_t take_frames(std::uint32_t who, TimePoint at, std::string_view bytes);
    void close(std::uint32_t who, std::uint16_t code, const std::string& why);

    Endpoint server_;
    CrowdListener& listener_;
    int epoll_ = -1;
    std::vector<Line> lines_;
    std::mt19937 masks_;
    std::array<char, 64 * 1024> buffer_{};
};

}  // namespace hoithi::load
