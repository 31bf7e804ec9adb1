#include "engine/text/code_points.hpp"

#include <array>

#include <utf8proc.h>

namespace hoithi::text {

namespace {

const utf8proc_uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

utf8proc_option_t options_of(Decomposition decomposition) {
    const int canonical = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
    const int comparing = canonical | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const bool compares = decomposition == Decomposition::for_comparing;
    return static_cast<utf8proc_option_t>(compares ? comparing : canonical);
}

/// What stands behind an emoji and belongs to it: its colour, its style.
bool changes_emoji(CodePoint point) {
    return is_variation_selector(point) || (point >= 0x1F3FB && point <= 0x1F3FF);
}

}  // namespace

std::optional<CodePoints> code_points(std::string_view text) {
    CodePoints points;
    points.reserve(text.size());
    while (!text.empty()) {
        CodePoint point = 0;
        const auto read =
            utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (read <= 0) return std::nullopt;
        points.push_back(point);
        text.remove_prefix(static_cast<std::size_t>(read));
    }
    return points;
}

std::optional<CodePoints> decompose(std::string_view text, Decomposition decomposition) {
    const auto length = static_cast<utf8proc_ssize_t>(text.size());
    const utf8proc_option_t options = options_of(decomposition);
    CodePoints points(text.size() + 16);
    auto needed = utf8proc_decompose(
        bytes(text), length, points.data(), static_cast<utf8proc_ssize_t>(points.size()), options
    );
    if (needed > static_cast<utf8proc_ssize_t>(points.size())) {
        points.resize(static_cast<std::size_t>(needed));
        needed = utf8proc_decompose(bytes(text), length, points.data(), needed, options);
    }
    if (needed < 0) return std::nullopt;
    points.resize(static_cast<std::size_t>(needed));
    return points;
}

std::string encode(const CodePoints& points) {
    std::string text;
    text.reserve(points.size());
    for (const CodePoint point : points) {
        std::array<utf8proc_uint8_t, 4> encoded{};
        const auto size = utf8proc_encode_char(point, encoded.data());
        text.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
    }
    return text;
}

bool is_variation_selector(CodePoint point) { return point >= 0xFE00 && point <= 0xFE0F; }

bool is_mark(CodePoint point) {
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_letter_or_mark(CodePoint point) {
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool is_letter_or_digit(CodePoint point) {
    const auto category = utf8proc_category(point);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    return letter || (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_line_break(CodePoint point) {
    constexpr CodePoint next_line = 0x85;
    const auto category = utf8proc_category(point);
    return point == '\n' || point == '\r' || point == '\v' || point == '\f' || point == next_line ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_space(CodePoint point) {
    return point == '\t' || point == '\n' || point == '\r' ||
           utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
}

bool is_dash(CodePoint point) { return utf8proc_category(point) == UTF8PROC_CATEGORY_PD; }

bool is_tone(CodePoint point) {
    return point == 0x0300 || point == 0x0301 || point == 0x0303 || point == 0x0309 ||
           point == 0x0323;
}

bool is_punctuation(CodePoint point) {
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool is_invisible(CodePoint point) {
    // Format characters hold all that is of no width or turns the direction.
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            break;
    }
    constexpr CodePoint braille_blank = 0x2800;
    if (point == braille_blank) return true;
    return !is_variation_selector(point) && utf8proc_get_property(point)->ignorable != 0;
}

bool is_fit_to_show(CodePoint point) {
    const auto category = utf8proc_category(point);
    return category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CS &&
           category != UTF8PROC_CATEGORY_CO && !is_invisible(point);
}

bool joins_emoji(const CodePoints& points, std::size_t at) {
    constexpr CodePoint joiner = 0x200D;
    const auto is_picture = [](CodePoint point) {
        return utf8proc_get_property(point)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    };
    if (points[at] != joiner || at + 1 == points.size() || !is_picture(points[at + 1]))
        return false;
    while (at > 0 && changes_emoji(points[at - 1])) --at;
    return at > 0 && is_picture(points[at - 1]);
}

}  // namespace hoithi::text
