#include "tests/load/crowd.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/load/upgrade.hpp"

namespace hoithi::load {

namespace {

constexpr std::size_t events_at_once = 512;
constexpr std::uint16_t no_close_frame = 1006;

std::string failure(std::string_view what) {
    return std::string(what) + ": " + std::strerror(errno);
}

// Thousands of ports in TIME_WAIT would be missing in the next run.
void close_hard(int socket) {
    const linger hard{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(socket);
}

std::uint16_t close_code(std::string_view payload) {
    if (payload.size() < 2) return no_close_frame;
    const auto byte = [payload](std::size_t i) { return static_cast<unsigned char>(payload[i]); };
    return static_cast<std::uint16_t>(byte(0) << 8U | byte(1));
}

}  // namespace

Crowd::Crowd(Endpoint server, std::uint32_t size, CrowdListener& listener)
    : server_(std::move(server)), listener_(listener), epoll_(epoll_create1(0)), lines_(size) {
    if (epoll_ < 0) throw std::runtime_error(failure("epoll_create1"));
}

Crowd::~Crowd() {
    for (const Line& line : lines_) {
        if (line.socket >= 0) close_hard(line.socket);
    }
    ::close(epoll_);
}

void Crowd::connect(std::uint32_t who, int receive_buffer) {
    Line& line = lines_[who];
    line.socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (line.socket < 0) throw std::runtime_error(failure("socket"));
    const int on = 1;
    setsockopt(line.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(line.socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    if (receive_buffer > 0) {
        setsockopt(line.socket, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    const sockaddr_in source = source_address(who);
    if (bind(line.socket, reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0) {
        throw std::runtime_error(failure("bind"));
    }
    line.state = State::connecting;
    const auto* server = reinterpret_cast<const sockaddr*>(&server_.address);
    if (::connect(line.socket, server, sizeof server_.address) != 0 && errno != EINPROGRESS) {
        throw std::runtime_error(failure("connect"));
    }
    wake_for(who, EPOLLOUT, EPOLL_CTL_ADD);
}

void Crowd::drop(std::uint32_t who) {
    Line& line = lines_[who];
    if (line.socket >= 0) close_hard(line.socket);
    line = Line{};
}

// Taken out altogether: epoll tells of a lost connection even where nothing was asked for.
void Crowd::stop_reading(std::uint32_t who) { wake_for(who, 0, EPOLL_CTL_DEL); }

void Crowd::read_again(std::uint32_t who) { wake_for(who, EPOLLIN, EPOLL_CTL_ADD); }

void Crowd::wake_for(std::uint32_t who, std::uint32_t events, int operation) {
    epoll_event event{};
    event.events = events;
    event.data.u32 = who;
    epoll_ctl(epoll_, operation, lines_[who].socket, &event);
}

void Crowd::send(std::uint32_t who, Opcode opcode, std::string_view payload) {
    if (lines_[who].state != State::open) return;
    say(who, masked_frame(opcode, payload, static_cast<std::uint32_t>(masks_())));
}

void Crowd::say(std::uint32_t who, std::string_view bytes) {
    Line& line = lines_[who];
    const bool was_waiting = !line.unsent.empty();
    line.unsent += bytes;
    if (was_waiting) return;
    flush(who);
    if (!line.unsent.empty()) wake_for(who, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
}

void Crowd::flush(std::uint32_t who) {
    Line& line = lines_[who];
    const ssize_t sent = ::send(line.socket, line.unsent.data(), line.unsent.size(), MSG_NOSIGNAL);
    if (sent > 0) line.unsent.erase(0, static_cast<std::size_t>(sent));
}

bool Crowd::turn(std::chrono::milliseconds wait) {
    std::array<epoll_event, events_at_once> events{};
    const int ready = epoll_wait(
        epoll_, events.data(), static_cast<int>(events.size()), static_cast<int>(wait.count())
    );
    for (int i = 0; i < ready; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        const std::uint32_t who = event.data.u32;
        Line& line = lines_[who];
        if (line.state == State::connecting) {
            connected(who);
            continue;
        }
        if ((event.events & EPOLLOUT) != 0) {
            flush(who);
            if (line.unsent.empty()) wake_for(who, EPOLLIN, EPOLL_CTL_MOD);
        }
        if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) receive(who);
    }
    return ready > 0;
}

void Crowd::connected(std::uint32_t who) {
    Line& line = lines_[who];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(line.socket, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        return close(who, no_close_frame, std::string("connect: ") + std::strerror(error));
    }
    line.state = State::upgrading;
    wake_for(who, EPOLLIN, EPOLL_CTL_MOD);
    std::string request = "GET /ws HTTP/1.1\r\nHost: " + server_.host +
                          "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: hoithi.v1\r\n"
                          "Sec-WebSocket-Key: ";
    say(who, request.append(upgrade_key).append(header_end));
}

void Crowd::receive(std::uint32_t who) {
    Line& line = lines_[who];
    const ssize_t got = recv(line.socket, buffer_.data(), buffer_.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
        const std::string why = got == 0 ? "closed without a close frame" : failure("recv");
        return close(who, no_close_frame, why);
    }
    const TimePoint at = Clock::now();
    const std::string_view fresh(buffer_.data(), static_cast<std::size_t>(got));
    const bool whole = line.unread.empty();
    const std::string kept = whole ? std::string{} : std::exchange(line.unread, {}).append(fresh);
    std::string_view bytes = whole ? fresh : std::string_view(kept);
    if (line.state == State::upgrading) bytes.remove_prefix(take_upgrade(who, bytes));
    if (line.state == State::open) bytes.remove_prefix(take_frames(who, at, bytes));
    if (line.state != State::closed) line.unread = bytes;
}

// How many bytes the answer to the upgrade took, 0 while it is incomplete.
std::size_t Crowd::take_upgrade(std::uint32_t who, std::string_view bytes) {
    const std::size_t end = bytes.find(header_end);
    if (end == std::string_view::npos) return 0;
    const std::string_view head = bytes.substr(0, end);
    if (!head.starts_with("HTTP/1.1 101") || head.find(upgrade_accept) == std::string_view::npos) {
        close(who, no_close_frame, "no upgrade: " + std::string(head.substr(0, head.find('\r'))));
        return 0;
    }
    lines_[who].state = State::open;
    listener_.on_open(who);
    return end + header_end.size();
}

std::size_t Crowd::take_frames(std::uint32_t who, TimePoint at, std::string_view bytes) {
    std::size_t taken = 0;
    while (lines_[who].state == State::open) {
        const FrameAtFront frame = frame_at_front(bytes.substr(taken));
        if (frame.state == FrameAtFront::State::incomplete) break;
        if (frame.state == FrameAtFront::State::broken || frame.masked) {
            close(who, no_close_frame, "a frame that no server may send");
            break;
        }
        taken += frame.bytes;
        if (frame.opcode == Opcode::text) {
            listener_.on_text(who, at, frame.payload);
        } else if (frame.opcode == Opcode::ping) {
            send(who, Opcode::pong, frame.payload);
        } else if (frame.opcode == Opcode::close) {
            const std::size_t code_bytes = std::min<std::size_t>(frame.payload.size(), 2);
            const std::string reason(frame.payload.substr(code_bytes));
            close(who, close_code(frame.payload), "closed: " + reason);
        }
    }
    return taken;
}

void Crowd::close(std::uint32_t who, std::uint16_t code, const std::string& why) {
    Line& line = lines_[who];
    ::close(line.socket);
    line = Line{};
    listener_.on_closed(who, code, why);
}

}  // namespace hoithi::load
