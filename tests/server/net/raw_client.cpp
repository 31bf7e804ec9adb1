#include "tests/server/net/raw_client.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hoithi::net {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

std::string masked_frame(std::uint8_t opcode, std::string_view payload, bool final) {
    constexpr std::array<char, 4> mask{0x11, 0x22, 0x33, 0x44};
    std::string bytes;
    bytes += static_cast<char>((final ? 0x80U : 0U) | opcode);
    const std::size_t size = payload.size();
    if (size <= 125) {
        bytes += static_cast<char>(0x80U | size);
    } else if (size <= 0xFFFF) {
        bytes += static_cast<char>(0x80U | 126U);
        bytes += static_cast<char>(size >> 8U);
        bytes += static_cast<char>(size & 0xFFU);
    } else {
        bytes += static_cast<char>(0x80U | 127U);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes += static_cast<char>((size >> shift) & 0xFFU);
        }
    }
    bytes.append(mask.data(), mask.size());
    for (std::size_t at = 0; at < size; ++at) {
        bytes += static_cast<char>(payload[at] ^ mask[at % mask.size()]);
    }
    return bytes;
}

std::string get_request(std::string_view path, std::string_view more) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) +
           "\r\n";
}

std::string upgrade_request(std::string_view more) {
    std::string text =
        "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: hoithi.v1\r\n";
    text += more;
    return text + "\r\n";
}

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes)
    : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (descriptor_ < 0) fail("socket");
    if (receive_buffer_bytes > 0) {
        setsockopt(
            descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes
        );
    }
    const int on = 1;
    setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0) {
        fail("connect");
    }
    fcntl(descriptor_, F_SETFL, O_NONBLOCK);
}

RawClient::~RawClient() { ::close(descriptor_); }

void RawClient::write(std::string_view bytes) {
    if (write_some(bytes) != bytes.size()) throw std::runtime_error("the kernel is full");
}

std::size_t RawClient::write_some(std::string_view bytes) {
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

void RawClient::finish_writing() { ::shutdown(descriptor_, SHUT_WR); }

void RawClient::reset() {
    const linger at_once{1, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(descriptor_);
    descriptor_ = -1;
}

void RawClient::receive() {
    std::array<char, 16384> some{};
    for (;;) {
        const auto got = ::recv(descriptor_, some.data(), some.size(), 0);
        if (got > 0) {
            received_.append(some.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR)) ended_ = true;
        return;
    }
}

bool RawClient::ended() {
    receive();
    return ended_;
}

const std::string& RawClient::received() {
    receive();
    return received_;
}

std::optional<RawResponse> RawClient::take_response(bool to_head) {
    receive();
    const auto head_end = received_.find("\r\n\r\n");
    if (head_end == std::string::npos) return std::nullopt;
    RawResponse response;
    response.status = std::stoi(received_.substr(9, 3));
    std::size_t at = received_.find("\r\n") + 2;
    while (at < head_end + 2) {
        const std::size_t colon = received_.find(':', at);
        const std::size_t end = received_.find("\r\n", at);
        std::string name = received_.substr(at, colon - at);
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
            return static_cast<char>(std::tolower(letter));
        });
        response.headers[name] = received_.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
    std::size_t body_size = 0;
    if (!to_head && response.headers.contains("content-length")) {
        body_size = std::stoul(response.headers["content-length"]);
    }
    if (received_.size() < head_end + 4 + body_size) return std::nullopt;
    response.body = received_.substr(head_end + 4, body_size);
    received_.erase(0, head_end + 4 + body_size);
    return response;
}

std::optional<RawFrame> RawClient::take_frame() {
    receive();
    const auto byte = [this](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(received_[at]));
    };
    if (received_.size() < 2) return std::nullopt;
    std::size_t header = 2;
    std::size_t size = byte(1);
    if (size == 126) {
        header = 4;
        if (received_.size() < header) return std::nullopt;
        size = (byte(2) << 8U) | byte(3);
    } else if (size == 127) {
        header = 10;
        if (received_.size() < header) return std::nullopt;
        size = 0;
        for (std::size_t at = 2; at < header; ++at) size = (size << 8U) | byte(at);
    }
    if (received_.size() < header + size) return std::nullopt;
    RawFrame frame{
        (byte(0) & 0x80U) != 0,
        static_cast<std::uint8_t>(byte(0) & 0x0FU),
        received_.substr(header, size)};
    received_.erase(0, header + size);
    return frame;
}

}  // namespace hoithi::net
