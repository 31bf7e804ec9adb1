#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/load/floor_word.hpp"

namespace hoithi::load {

/// Accepts connections and writes bytes: what any server at all must do for a contest, and no
/// more. It reads no request, decodes no answer, keeps nothing, and expects every message to
/// come whole and every write to fit into the kernel's buffer; it says so and ends if not.
class FloorServer {
public:
    /// Listens on 127.0.0.1. Throws std::runtime_error.
    explicit FloorServer(std::uint16_t port);
    ~FloorServer();
    FloorServer(const FloorServer&) = delete;
    FloorServer& operator=(const FloorServer&) = delete;

    std::uint16_t port() const;
    /// Serves until the process ends.
    [[noreturn]] void run();

private:
    void accept_waiting();
    void receive(int socket);
    void obey(std::string_view word, int host);
    void write_whole(int socket, std::string_view bytes);

    int listener_;
    int epoll_;
    std::vector<int> sockets_;    // upgraded, the host's too
    std::vector<bool> upgraded_;  // by socket
    std::string ack_;
    std::array<char, 16 * 1024> buffer_{};
};

}  // namespace hoithi::load
