#pragma once

#include <cstddef>
#include <cstring>
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

/// Lets `hear` have all plain texts that such whole frames begin with, for as long as it gives
/// true; the rest is moved to the front. How many bytes that is.
template <class Hear>
std::size_t take_plain_texts(char* bytes, std::size_t size, const Hear& hear) {
    std::size_t at = 0;
    bool open = true;
    while (at < size && open) {
        const auto plain = take_plain_text(bytes + at);
        if (!plain) break;
        at += plain->frame_size;
        open = hear(plain->text);
    }
    if (at > 0) std::memmove(bytes, bytes + at, size - at);
    return size - at;
}

}  // namespace hoithi::net
