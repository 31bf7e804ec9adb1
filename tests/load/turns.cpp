#include "tests/load/turns.hpp"

#include <array>
#include <iostream>
#include <stdexcept>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

/// The lines of standard input.
class Input {
public:
    std::string next(const std::function<void()>& meanwhile) {
        for (;;) {
            if (const std::size_t end = unread_.find('\n'); end != std::string::npos) {
                std::string line = unread_.substr(0, end);
                unread_.erase(0, end + 1);
                return line;
            }
            pollfd input{STDIN_FILENO, POLLIN, 0};
            poll(&input, 1, /*timeout=*/0) > 0 ? read() : meanwhile();
        }
    }

private:
    void read() {
        std::array<char, 4096> bytes;
        const ssize_t size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size <= 0) throw std::runtime_error("nobody asks for questions any more");
        unread_.append(bytes.data(), static_cast<std::size_t>(size));
    }

    std::string unread_;
};

void tell(Figures& figures) { std::cout << std::exchange(figures, {}).json().dump() << std::endl; }

}  // namespace

void play_questions(
    const RunOptions& options,
    Figures& figures,
    const std::function<void(const std::string& line)>& question,
    const std::function<void()>& meanwhile
) {
    if (!options.in_turn) {
        for (std::uint32_t i = 0; i < options.questions; ++i) question({});
        return;
    }
    Input input;
    tell(figures);
    for (;;) {
        const std::string line = input.next(meanwhile);
        if (line == "finish") return;
        question(line);
        tell(figures);
    }
}

}  // namespace hoithi::load
