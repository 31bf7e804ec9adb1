#include "server/net/percent.hpp"

#include <charconv>
#include <cstdint>

namespace hoithi::net {

namespace {

std::optional<char> hex_byte(std::string_view digits) {
    std::uint8_t byte = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, byte, 16);
    if (digits.size() != 2 || error != std::errc{} || stopped != end) return std::nullopt;
    return static_cast<char>(byte);
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        const auto byte = hex_byte(text.substr(at + 1, 2));
        if (!byte) return std::nullopt;
        decoded += *byte;
        at += 2;
    }
    return decoded;
}

}  // namespace hoithi::net
