#include "server/redis/command.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace hoithi::redis {

namespace {

constexpr std::size_t digits_max = 20;  // of 2^64

/// Room in front for the number of arguments, which is known last: *N\r\n.
constexpr std::size_t front = 1 + digits_max + 2;

}  // namespace

Command::Command(std::string_view name) : buffer_(front, ' ') { add(name); }

Command& Command::add(std::string_view argument) {
    std::array<char, digits_max> length{};
    const auto end =
        std::to_chars(length.data(), length.data() + length.size(), argument.size()).ptr;
    buffer_ += '$';
    buffer_.append(length.data(), end);
    buffer_ += "\r\n";
    buffer_ += argument;
    buffer_ += "\r\n";
    ++size_;
    put_size();
    return *this;
}

void Command::put_size() {
    // Redis refuses leading zeros: the number is set against the right of its room.
    std::array<char, front> text{'*'};
    char* end = std::to_chars(text.data() + 1, text.data() + text.size(), size_).ptr;
    *end++ = '\r';
    *end++ = '\n';
    const auto length = static_cast<std::size_t>(end - text.data());
    begin_ = front - length;
    std::memcpy(buffer_.data() + begin_, text.data(), length);
}

}  // namespace hoithi::redis
