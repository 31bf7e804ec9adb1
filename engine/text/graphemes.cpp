#include "engine/text/graphemes.hpp"

#include <utf8proc.h>

#include "engine/text/code_points.hpp"

namespace hoithi::text {

std::size_t grapheme_count(std::string_view text) {
    const auto points = code_points(text);
    if (!points || points->empty()) return 0;
    std::size_t count = 1;
    utf8proc_int32_t state = 0;
    for (std::size_t i = 1; i < points->size(); ++i) {
        if (utf8proc_grapheme_break_stateful((*points)[i - 1], (*points)[i], &state)) ++count;
    }
    return count;
}

}  // namespace hoithi::text
