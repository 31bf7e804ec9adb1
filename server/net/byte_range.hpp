#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

namespace hoithi::net {

struct ByteRange {
    std::size_t first;
    std::size_t size;

    bool operator==(const ByteRange&) const = default;
};

struct UnsatisfiableRange {};

/// What a Range header asks of `total` bytes. Nothing if there is none, if it asks for several
/// ranges at once or if it is malformed: the whole is the right answer to each of these.
std::variant<std::monostate, ByteRange, UnsatisfiableRange> parse_byte_range(
    std::string_view header, std::size_t total
);

}  // namespace hoithi::net
