#include "tests/load/turns.hpp"

#include <array>
#include <iostream>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace hoithi::load {

std::optional<std::string> Turns::next(const std::function<void()>& meanwhile) {
    for (;;) {
        if (const std::size_t end = unread_.find('\n'); end != std::string::npos) {
            std::string line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return line;
        }
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, /*timeout=*/0) == 0) {
            meanwhile();
            continue;
        }
        std::array<char, 4096> bytes;
        const ssize_t size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size <= 0) return std::nullopt;
        unread_.append(bytes.data(), static_cast<std::size_t>(size));
    }
}

void Turns::tell(Figures& figures) {
    std::cout << std::exchange(figures, {}).json().dump() << std::endl;
}

}  // namespace hoithi::load
