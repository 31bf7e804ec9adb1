#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hoithi::load {

enum class Opcode : std::uint8_t { text = 0x1, binary = 0x2, close = 0x8, ping = 0x9, pong = 0xA };

/// A whole frame as a client must send it: final and masked.
std::string masked_frame(Opcode opcode, std::string_view payload, std::uint32_t mask);

/// A whole frame as a server sends it: final and bare. `payload` is at most 64 KiB less one.
std::string bare_frame(Opcode opcode, std::string_view payload);

/// The frame at the beginning of some bytes.
struct FrameAtFront {
    enum class State : std::uint8_t { incomplete, whole, broken };

    State state = State::incomplete;
    Opcode opcode{};
    bool masked = false;
    std::uint32_t mask = 0;    // as in the header, its first byte lowest
    std::string_view payload;  // still masked
    std::size_t bytes = 0;     // the frame's whole length
};
/// Broken: fragmented, or with a reserved bit, or longer than 1 MiB. Nobody here sends such.
FrameAtFront frame_at_front(std::string_view bytes);

}  // namespace hoithi::load
