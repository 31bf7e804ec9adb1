#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hoithi::net {

/// Whether a client's bytes, from where a frame begins, are nothing but whole frames that leave
/// nothing to remember: unfragmented texts, pings and pongs (RFC 6455, section 5.2). That is what
/// most clients send most of the time. Frames of 64 KiB and more are not among them.
bool are_whole_frames(std::string_view bytes);

struct PlainText {
    std::string_view text;
    std::size_t frame_size;
};

/// The text of the first of such whole frames, if it is short (at most 125 bytes) and all ASCII:
/// unmasked in place. Of any other frame nothing is changed: somebody else checks UTF-8.
std::optional<PlainText> take_plain_text(char* bytes);

}  // namespace hoithi::net
