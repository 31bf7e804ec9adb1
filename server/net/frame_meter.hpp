#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/net/time_point.hpp"

namespace hoithi::net {

/// Follows a client's bytes from frame to frame (RFC 6455, section 5.2), in whatever pieces they
/// come, without looking into the frames. It sees what WebSocket++ tells nobody: how many frames
/// are no whole message, and lengths written with more bytes than they need.
class FrameMeter {
public:
    enum class Offence : std::uint8_t {
        none,
        too_many,  ///< pings, pongs and fragments within a second
        length     ///< not written as short as can be, or of 2^63 bytes and more
    };
    struct Verdict {
        std::size_t sound;  ///< so many bytes lie before the offending frame, or its rest
        Offence offence;
    };

    /// The next bytes of the stream, which came in at `now`. Not to be called after an offence.
    Verdict judge(std::string_view bytes, std::uint32_t other_frames_max, TimePoint now);

private:
    bool take_header_byte(char byte);
    bool length_is_minimal() const;
    bool count(std::uint32_t other_frames_max, TimePoint now);

    // There is one for each connection, so the header is not kept but its first two bytes.
    std::uint64_t left_ = 0;  // of mask and payload; while the header comes, its length so far
    TimePoint counted_since_{};
    std::uint32_t counted_ = 0;
    std::uint8_t header_size_ = 0;  // of the bytes that came; 0 between headers
    std::uint8_t first_ = 0;
    std::uint8_t second_ = 0;
};

}  // namespace hoithi::net
