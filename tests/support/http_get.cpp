#include "tests/support/http_get.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hoithi::test {

namespace {

std::string exchange(std::uint16_t port, const std::string& request) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0 ||
        ::send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) < 0) {
        ::close(descriptor);
        throw std::runtime_error("cannot reach the server");
    }
    std::string reply;
    std::array<char, 16384> buffer{};
    for (ssize_t size = 0; (size = ::recv(descriptor, buffer.data(), buffer.size(), 0)) > 0;) {
        reply.append(buffer.data(), static_cast<std::size_t>(size));
    }
    ::close(descriptor);
    return reply;
}

}  // namespace

HttpReply http(
    std::uint16_t port,
    const std::string& path,
    const std::string& method,
    const std::string& host,
    const std::string& more
) {
    const std::string text = exchange(
        port,
        method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more +
            "\r\n"
    );
    HttpReply reply;
    const std::size_t end = text.find("\r\n\r\n");
    if (end == std::string::npos) throw std::runtime_error("no HTTP reply: " + text);
    reply.status = std::stoi(text.substr(text.find(' ') + 1, 3));
    reply.body = text.substr(end + 4);
    std::size_t at = text.find("\r\n") + 2;
    while (at < end) {
        const std::size_t line_end = text.find("\r\n", at);
        const std::size_t colon = text.find(": ", at);
        std::string name = text.substr(at, colon - at);
        std::ranges::transform(name, name.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        reply.headers[name] = text.substr(colon + 2, line_end - colon - 2);
        at = line_end + 2;
    }
    return reply;
}

}  // namespace hoithi::test
