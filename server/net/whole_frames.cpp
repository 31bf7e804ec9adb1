#include "server/net/whole_frames.hpp"

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
constexpr unsigned two_bytes_of_length = 126;  // smaller values are the length itself
constexpr std::size_t short_header_size = 2;
constexpr std::size_t long_header_size = 4;
constexpr std::size_t mask_size = 4;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// Of the frame that the bytes begin with; nothing if it is not one of those, or not all there.
std::optional<std::size_t> whole_frame_size(std::string_view bytes) {
    if (bytes.size() < short_header_size + mask_size) return std::nullopt;
    const unsigned first = byte_at(bytes, 0);
    const unsigned second = byte_at(bytes, 1);
    // Reserved bits and opcodes are WebSocket++'s to judge, and so is all that follows a goodbye.
    const bool remembered = first != (fin | text_opcode) && first != (fin | ping_opcode) &&
                            first != (fin | pong_opcode);
    if (remembered || (second & masked) == 0) return std::nullopt;
    const unsigned length = second & length_bits;
    if (length > two_bytes_of_length) return std::nullopt;
    std::size_t size = short_header_size + mask_size + length;
    if (length == two_bytes_of_length) {
        constexpr unsigned byte_bits = 8;
        size = long_header_size + mask_size + (byte_at(bytes, 2) << byte_bits | byte_at(bytes, 3));
    }
    if (size > bytes.size()) return std::nullopt;
    return size;
}

}  // namespace

bool are_whole_frames(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto size = whole_frame_size(bytes);
        if (!size) return false;
        bytes.remove_prefix(*size);
    }
    return true;
}

std::optional<PlainText> take_plain_text(char* bytes) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    const unsigned length = static_cast<unsigned char>(bytes[1]) & length_bits;
    if (first != (fin | text_opcode) || length >= two_bytes_of_length) return std::nullopt;

    std::array<char, mask_size> mask;
    std::copy_n(bytes + short_header_size, mask_size, mask.begin());
    char* const payload = bytes + short_header_size + mask_size;
    unsigned every_bit = 0;
    for (std::size_t i = 0; i < length; ++i) {
        every_bit |= static_cast<unsigned char>(payload[i] ^ mask[i % mask_size]);
    }
    constexpr unsigned beyond_ascii = 0x80;
    if ((every_bit & beyond_ascii) != 0) return std::nullopt;
    for (std::size_t i = 0; i < length; ++i) {
        payload[i] = static_cast<char>(payload[i] ^ mask[i % mask_size]);
    }
    return PlainText{{payload, length}, short_header_size + mask_size + length};
}

}  // namespace hoithi::net
