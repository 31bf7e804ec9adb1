#include "engine/text/visible.hpp"

#include <array>
#include <charconv>
#include <cstdint>

#include <utf8proc.h>

namespace hoithi::text {

namespace {

bool is_seen(utf8proc_int32_t point) {
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return false;
        default:
            return true;
    }
}

void append_number(std::string& out, char kind, std::uint32_t number) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    out += '\\';
    out += kind;
    out += '{';
    out.append(digits.data(), end);
    out += '}';
}

std::string escaped(std::string_view text, bool keep_line_feeds) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        const auto left = static_cast<utf8proc_ssize_t>(text.size());
        const utf8proc_ssize_t size = utf8proc_iterate(bytes, left, &point);
        if (size <= 0) {
            append_number(out, 'x', *bytes);
            text.remove_prefix(1);
            continue;
        }
        const auto taken = static_cast<std::size_t>(size);
        if (is_seen(point) || (keep_line_feeds && point == '\n')) {
            out += text.substr(0, taken);
        } else {
            append_number(out, 'u', static_cast<std::uint32_t>(point));
        }
        text.remove_prefix(taken);
    }
    return out;
}

}  // namespace

std::string visible(std::string_view text) { return escaped(text, false); }

std::string visible_lines(std::string_view text) { return escaped(text, true); }

}  // namespace hoithi::text
