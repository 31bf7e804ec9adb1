#include "engine/text/graphemes.hpp"

#include <utf8proc.h>

namespace hoithi::text {

std::size_t grapheme_end(const CodePoints& points, std::size_t begin) {
    utf8proc_int32_t state = 0;
    std::size_t end = begin + 1;
    while (end < points.size() &&
           !utf8proc_grapheme_break_stateful(points[end - 1], points[end], &state)) {
        ++end;
    }
    return end;
}

std::size_t grapheme_count(std::string_view text) {
    const auto points = code_points(text);
    if (!points) return 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < points->size(); at = grapheme_end(*points, at)) ++count;
    return count;
}

}  // namespace hoithi::text
