#include "server/net/byte_range.hpp"

#include <algorithm>
#include <charconv>

#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace {

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(text.data(), end, number);
    if (failed != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

}  // namespace

std::variant<std::monostate, ByteRange, UnsatisfiableRange> parse_byte_range(
    std::string_view header, std::size_t total
) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return std::monostate{};
    const std::string_view asked = trimmed(header.substr(unit.size()));
    const auto dash = asked.find('-');
    if (dash == std::string_view::npos) return std::monostate{};
    const auto left = whole_number(asked.substr(0, dash));
    const auto right = whole_number(asked.substr(dash + 1));
    const bool open_end = dash + 1 == asked.size();

    if (dash == 0 && right) {
        if (*right == 0 || total == 0) return UnsatisfiableRange{};
        const std::size_t size = std::min(*right, total);
        return ByteRange{total - size, size};
    }
    if (!left || (!right && !open_end) || (right && *right < *left)) return std::monostate{};
    if (*left >= total) return UnsatisfiableRange{};
    const std::size_t last = right ? std::min(*right, total - 1) : total - 1;
    return ByteRange{*left, last - *left + 1};
}

}  // namespace hoithi::net
