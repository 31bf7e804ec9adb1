#include "tests/support/ws_client.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hoithi::test {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{60};

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

int connect_to(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) fail("socket");
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0) {
        ::close(descriptor);
        fail("connect");
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

std::string size_field(std::size_t size, std::uint8_t masked) {
    std::string field;
    if (size < 126) return field += static_cast<char>(masked | size);
    const int width = size <= 0xFFFF ? 2 : 8;
    field += static_cast<char>(masked | (width == 2 ? 126 : 127));
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
        field += static_cast<char>((size >> shift) & 0xFFU);
    }
    return field;
}

std::size_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

WsClient::WsClient(std::uint16_t port) : WsClient(port, Handshake{}) {}

WsClient::WsClient(std::uint16_t port, const Handshake& handshake) : descriptor_(connect_to(port)) {
    shake_hands(handshake, port);
}

WsClient::~WsClient() { drop(); }

void WsClient::drop() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
    ended_ = true;
}

void WsClient::shake_hands(const Handshake& handshake, std::uint16_t port) {
    const std::string address = "127.0.0.1:" + std::to_string(port);
    const std::string& host = handshake.host.empty() ? address : handshake.host;
    std::string request = "GET " + handshake.path + " HTTP/1.1\r\nHost: " + host + "\r\n" +
                          handshake.more +
                          "Sec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!handshake.protocol.empty()) {
        request += "Sec-WebSocket-Protocol: " + handshake.protocol + "\r\n";
    }
    if (!handshake.origin.empty()) request += "Origin: " + handshake.origin + "\r\n";
    request += "\r\n";
    if (::send(descriptor_, request.data(), request.size(), MSG_NOSIGNAL) < 0) fail("send");
    const auto late = Clock::now() + patience;
    std::size_t end = std::string::npos;
    while ((end = bytes_.find("\r\n\r\n")) == std::string::npos) {
        const bool more = Clock::now() < late && read_more(true);
        if (!more) throw WaitedInVain("the server did not finish the handshake");
    }
    status_ = std::stoi(bytes_.substr(bytes_.find(' ') + 1, 3));
    bytes_.erase(0, end + 4);
}

void WsClient::send_frame(std::uint8_t opcode, std::string_view payload) {
    constexpr std::array<char, 4> mask{0x11, 0x22, 0x33, 0x44};
    std::string frame(1, static_cast<char>(0x80U | opcode));
    frame += size_field(payload.size(), 0x80U);
    frame.append(mask.data(), mask.size());
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
    }
    std::size_t sent = 0;
    while (sent < frame.size() && descriptor_ >= 0) {
        const auto count =
            ::send(descriptor_, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

// More bytes from the peer; false if there are none to come, or none now and nobody waits.
bool WsClient::read_more(bool wait) {
    if (ended_) return false;
    pollfd ready{descriptor_, POLLIN, 0};
    const int count = ::poll(&ready, 1, wait ? 1000 : 0);
    if (count < 0 && errno != EINTR) fail("poll");
    if (count <= 0) return wait;
    std::array<char, 16384> buffer{};
    const auto size = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        ended_ = true;
        return false;
    }
    bytes_.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
}

bool WsClient::take_frame() {
    if (bytes_.size() < 2) return false;
    std::size_t size = byte_at(bytes_, 1) & 0x7FU;
    std::size_t header = 2;
    if (size >= 126) {
        const std::size_t width = size == 126 ? 2 : 8;
        if (bytes_.size() < header + width) return false;
        size = 0;
        for (std::size_t i = 0; i < width; ++i) size = size << 8U | byte_at(bytes_, header + i);
        header += width;
    }
    if (bytes_.size() < header + size) return false;
    const auto opcode = static_cast<std::uint8_t>(byte_at(bytes_, 0) & 0x0FU);
    std::string payload = bytes_.substr(header, size);
    bytes_.erase(0, header + size);
    act_on(opcode, std::move(payload));
    return true;
}

void WsClient::act_on(std::uint8_t opcode, std::string payload) {
    if (opcode == 1) heard_.push_back(std::move(payload));
    if (opcode == 9) send_frame(10, payload);
    if (opcode == 8) {
        close_code_ = payload.size() < 2
                          ? 1005
                          : static_cast<int>(byte_at(payload, 0) << 8U | byte_at(payload, 1));
        send_frame(8, payload.substr(0, 2));
    }
}

bool WsClient::listen() {
    while (read_more(false)) {
    }
    while (take_frame()) {
    }
    return !ended_ && !close_code_;
}

WsClient::Json WsClient::await(const Matches& matches, const std::string& what) {
    const auto end = Clock::now() + patience;
    while (Clock::now() < end) {
        while (awaited_ < heard_.size()) {
            Json message = Json::parse(heard_[awaited_++]);
            if (matches(message)) return message;
        }
        if (take_frame()) continue;
        if (close_code_) {
            throw WaitedInVain(
                "closed with " + std::to_string(*close_code_) + " instead of " + what +
                (heard_.empty() ? "" : " after " + heard_.back())
            );
        }
        if (!read_more(true)) throw WaitedInVain("the connection broke instead of " + what);
    }
    throw WaitedInVain("waited in vain for " + what);
}

WsClient::Json WsClient::await(const std::string& type) {
    return await([&](const Json& message) { return message["t"] == type; }, type);
}

int WsClient::await_close() {
    const auto end = Clock::now() + patience;
    while (!close_code_ && Clock::now() < end) {
        if (take_frame()) continue;
        if (!read_more(true)) return 1006;
    }
    if (!close_code_) throw WaitedInVain("waited in vain for the connection's end");
    return *close_code_;
}

std::vector<WsClient::Json> WsClient::heard(const std::string& type) const {
    std::vector<Json> found;
    for (const std::string& text : heard_) {
        Json message = Json::parse(text);
        if (message["t"] == type) found.push_back(std::move(message));
    }
    return found;
}

}  // namespace hoithi::test
