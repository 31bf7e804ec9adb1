#include "server/net/plain_message.hpp"

#include <algorithm>
#include <array>

namespace hoithi::net {

namespace {

constexpr unsigned fin = 0x80;
constexpr unsigned text_opcode = 0x01;
constexpr unsigned ping_opcode = 0x09;
constexpr unsigned pong_opcode = 0x0A;
constexpr unsigned masked = 0x80;
constexpr unsigned length_bits = 0x7F;
constexpr unsigned short_length_max = 125;  // longer ones have their length elsewhere
constexpr std::size_t header_size = 2;
constexpr std::size_t mask_size = 4;

}  // namespace

std::optional<WholeFrame> whole_frame(char* bytes, std::size_t size) {
    if (size < header_size + mask_size) return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    const unsigned length = second & length_bits;
    if ((second & masked) == 0 || length > short_length_max) return std::nullopt;
    if (size != header_size + mask_size + length) return std::nullopt;
    if (first == (fin | ping_opcode) || first == (fin | pong_opcode)) return WholeFrame{};
    // Reserved bits and opcodes are WebSocket++'s to judge, and so is all that follows a goodbye.
    if (first != (fin | text_opcode)) return std::nullopt;

    std::array<char, mask_size> mask;
    std::copy_n(bytes + header_size, mask_size, mask.begin());
    char* const payload = bytes + header_size + mask_size;
    unsigned every_bit = 0;
    for (std::size_t i = 0; i < length; ++i) {
        every_bit |= static_cast<unsigned char>(payload[i] ^ mask[i % mask_size]);
    }
    constexpr unsigned beyond_ascii = 0x80;
    if ((every_bit & beyond_ascii) != 0) return WholeFrame{};
    for (std::size_t i = 0; i < length; ++i) {
        payload[i] = static_cast<char>(payload[i] ^ mask[i % mask_size]);
    }
    return WholeFrame{std::string_view(payload, length)};
}

}  // namespace hoithi::net
