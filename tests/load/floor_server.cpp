#include "tests/load/floor_server.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <stdexcept>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/load/upgrade.hpp"
#include "tests/load/websocket_frame.hpp"

namespace hoithi::load {

namespace {

int check(int result, const char* what) {
    if (result >= 0) return result;
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

std::string text_frame(std::size_t payload_bytes) {
    return bare_frame(Opcode::text, std::string(payload_bytes, 'x'));
}

std::string unmasked(const FrameAtFront& frame) {
    std::array<char, 4> key{};
    std::memcpy(key.data(), &frame.mask, key.size());
    std::string payload(frame.payload);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        payload[i] = static_cast<char>(payload[i] ^ key[i % key.size()]);
    }
    return payload;
}

}  // namespace

FloorServer::FloorServer(std::uint16_t port)
    : listener_(check(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), "socket")),
      epoll_(check(epoll_create1(0), "epoll_create1")) {
    const int on = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(listener_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // inherited
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    constexpr int backlog = 8192;
    check(listen(listener_, backlog), "listen");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = listener_;
    check(epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_, &event), "epoll_ctl");
}

FloorServer::~FloorServer() {
    close(epoll_);
    close(listener_);
}

std::uint16_t FloorServer::port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

void FloorServer::run() {
    std::array<epoll_event, 512> events{};
    while (true) {
        const int ready =
            epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), /*timeout=*/-1);
        for (int i = 0; i < ready; ++i) {
            const int socket = events[static_cast<std::size_t>(i)].data.fd;
            if (socket == listener_) {
                accept_waiting();
            } else {
                receive(socket);
            }
        }
    }
}

void FloorServer::accept_waiting() {
    while (true) {
        const int socket = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK);
        if (socket < 0) return;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        check(epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event), "epoll_ctl");
        const auto slot = static_cast<std::size_t>(socket);
        if (slot >= upgraded_.size()) upgraded_.resize(slot + 1);
        upgraded_[slot] = false;
    }
}

void FloorServer::receive(int socket) {
    const ssize_t got = recv(socket, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) {
        std::erase(sockets_, socket);
        close(socket);
        return;
    }
    const auto slot = static_cast<std::size_t>(socket);
    if (!upgraded_[slot]) {
        upgraded_[slot] = true;
        sockets_.push_back(socket);
        const std::string answer =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Protocol: hoithi.v1\r\nSec-WebSocket-Accept: " +
            std::string(upgrade_accept) + std::string(header_end);
        return write_whole(socket, answer);
    }
    const FrameAtFront frame = frame_at_front({buffer_.data(), static_cast<std::size_t>(got)});
    if (frame.state != FrameAtFront::State::whole) throw std::runtime_error("half a message");
    if (frame.opcode == Opcode::text) return write_whole(socket, ack_);
    if (frame.opcode == Opcode::binary) obey(unmasked(frame), socket);
}

void FloorServer::obey(std::string_view word, int host) {
    FloorWord wanted;
    std::istringstream numbers{std::string(word)};
    numbers >> wanted.everybody_bytes >> wanted.personal_bytes >> wanted.ack_bytes;
    ack_ = text_frame(wanted.ack_bytes);
    const std::string view = text_frame(wanted.everybody_bytes);
    for (const int socket : sockets_) {
        if (socket != host) write_whole(socket, view);
    }
    if (wanted.personal_bytes == 0) return;
    // Nobody's bytes are anybody else's.
    std::string personal = text_frame(wanted.personal_bytes);
    std::uint64_t number = 0;
    for (const int socket : sockets_) {
        if (socket == host) continue;
        const std::string own = std::to_string(++number);
        personal.replace(personal.size() - own.size(), own.size(), own);
        write_whole(socket, personal);
    }
}

void FloorServer::write_whole(int socket, std::string_view bytes) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("a short write");
}

}  // namespace hoithi::load
