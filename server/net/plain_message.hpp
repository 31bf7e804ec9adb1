#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hoithi::net {

/// What most clients send most of the time: bytes that are exactly one whole frame with a short
/// payload, as a client must send it (RFC 6455, section 5.2).
struct WholeFrame {
    /// A text of ASCII, unmasked; none for pings, pongs and other text, whose UTF-8 somebody else
    /// checks. It lies in the bytes that were read.
    std::optional<std::string_view> plain_text;
};

/// The frame, if the bytes are that; a plain text is unmasked in place, all else is left as it is.
std::optional<WholeFrame> whole_frame(char* bytes, std::size_t size);

}  // namespace hoithi::net
