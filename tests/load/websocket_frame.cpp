#include "tests/load/websocket_frame.hpp"

#include <array>
#include <cstring>

namespace hoithi::load {

namespace {

constexpr std::uint64_t payload_bytes_max = 1 << 20;
constexpr unsigned char final_bit = 0x80;
constexpr unsigned char mask_bit = 0x80;

void append_header(std::string& out, Opcode opcode, std::size_t size, unsigned char mask) {
    out += static_cast<char>(final_bit | static_cast<unsigned char>(opcode));
    if (size < 126) {
        out += static_cast<char>(mask | size);
        return;
    }
    out += static_cast<char>(mask | 126U);
    out += static_cast<char>(size >> 8U);
    out += static_cast<char>(size & 0xFFU);
}

}  // namespace

std::string masked_frame(Opcode opcode, std::string_view payload, std::uint32_t mask) {
    std::string out;
    out.reserve(payload.size() + 8);
    append_header(out, opcode, payload.size(), mask_bit);
    std::array<char, 4> key{};
    std::memcpy(key.data(), &mask, key.size());
    out.append(key.data(), key.size());
    for (std::size_t i = 0; i < payload.size(); ++i) {
        out += static_cast<char>(payload[i] ^ key[i % key.size()]);
    }
    return out;
}

std::string bare_frame(Opcode opcode, std::string_view payload) {
    std::string out;
    append_header(out, opcode, payload.size(), 0);
    return out += payload;
}

FrameAtFront frame_at_front(std::string_view bytes) {
    FrameAtFront frame;
    if (bytes.size() < 2) return frame;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if ((byte(0) & 0xF0U) != final_bit) {
        frame.state = FrameAtFront::State::broken;
        return frame;
    }
    frame.opcode = static_cast<Opcode>(byte(0) & 0x0FU);
    frame.masked = (byte(1) & mask_bit) != 0;
    std::uint64_t size = byte(1) & 0x7FU;
    const std::size_t size_bytes = size == 126 ? 2 : size == 127 ? 8 : 0;
    const std::size_t header = 2 + size_bytes + (frame.masked ? 4 : 0);
    if (bytes.size() < header) return frame;
    if (size_bytes > 0) size = 0;
    for (std::size_t i = 0; i < size_bytes; ++i) size = size << 8U | byte(2 + i);
    if (size > payload_bytes_max) {
        frame.state = FrameAtFront::State::broken;
        return frame;
    }
    if (bytes.size() < header + size) return frame;
    if (frame.masked) std::memcpy(&frame.mask, bytes.data() + header - 4, 4);
    frame.payload = bytes.substr(header, size);
    frame.bytes = header + size;
    frame.state = FrameAtFront::State::whole;
    return frame;
}

}  // namespace hoithi::load
