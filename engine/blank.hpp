#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hoithi {

// What takes up room in a text and shows nothing.

enum class Blank : std::uint8_t { none, space, no_width };

/// What a code point shows: something, a space, or nothing at all.
constexpr Blank blank_of(char32_t point) {
    struct Range {
        char32_t first;
        char32_t last;
        Blank is;
    };
    constexpr std::array ranges{
        Range{0x09, 0x0D, Blank::space},         Range{0x20, 0x20, Blank::space},
        Range{0x85, 0x85, Blank::space},         Range{0xA0, 0xA0, Blank::space},
        Range{0xAD, 0xAD, Blank::no_width},      Range{0x034F, 0x034F, Blank::no_width},
        Range{0x061C, 0x061C, Blank::no_width},  Range{0x115F, 0x1160, Blank::no_width},
        Range{0x1680, 0x1680, Blank::space},     Range{0x17B4, 0x17B5, Blank::no_width},
        Range{0x180B, 0x180F, Blank::no_width},  Range{0x2000, 0x200A, Blank::space},
        Range{0x200B, 0x200F, Blank::no_width},  Range{0x2028, 0x2029, Blank::space},
        Range{0x202A, 0x202E, Blank::no_width},  Range{0x202F, 0x202F, Blank::space},
        Range{0x205F, 0x205F, Blank::space},     Range{0x2060, 0x206F, Blank::no_width},
        Range{0x2800, 0x2800, Blank::space},     Range{0x3000, 0x3000, Blank::space},
        Range{0x3164, 0x3164, Blank::no_width},  Range{0xFE00, 0xFE0F, Blank::no_width},
        Range{0xFEFF, 0xFEFF, Blank::no_width},  Range{0xFFA0, 0xFFA0, Blank::no_width},
        Range{0xE0000, 0xE0FFF, Blank::no_width}};
    const auto* const range =
        std::ranges::find_if(ranges, [point](const Range& r) { return point <= r.last; });
    return range != ranges.end() && point >= range->first ? range->is : Blank::none;
}

/// A UTF-8 text as it reads: without blanks at its ends, every run of them in it one space, and
/// without what has no width.
inline std::string as_it_reads(std::string_view text) {
    std::string read;
    bool space = false;
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text[0]);
        const std::size_t length = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
        const std::string_view character = text.substr(0, length);
        auto point = static_cast<char32_t>(length == 1 ? lead : lead & (0xFFU >> (length + 1)));
        for (const char more : character.substr(1)) {
            point = (point << 6U) | (static_cast<unsigned char>(more) & 0x3FU);
        }
        text.remove_prefix(character.size());
        const Blank blank = blank_of(point);
        space = space || blank == Blank::space;
        if (blank != Blank::none) continue;
        if (space && !read.empty()) read += ' ';
        space = false;
        read += character;
    }
    return read;
}

inline bool is_blank(std::string_view text) { return as_it_reads(text).empty(); }

}  // namespace hoithi
