#include "engine/text/entrant_name.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "engine/text/code_points.hpp"
#include "engine/text/graphemes.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::text {

namespace {

bool characters_may_stand(const CodePoints& points) {
    int marks = marks_on_one_base_max + 1;  // a mark at the beginning has no base
    for (std::size_t i = 0; i < points.size(); ++i) {
        const CodePoint point = points[i];
        if (!is_fit_to_show(point) && !joins_emoji(points, i)) return false;
        marks = is_mark(point) ? marks + 1 : 0;
        if (marks > marks_on_one_base_max) return false;
    }
    return true;
}

/// Pasted names bring what nobody sees and nobody could take away.
CodePoints without_invisible_ends(const CodePoints& points) {
    const auto shows = [](CodePoint point) { return !is_space(point) && !is_invisible(point); };
    const auto first = std::ranges::find_if(points, shows);
    auto last = points.end();
    while (last != first && !shows(last[-1])) --last;
    return {first, last};
}

}  // namespace

std::string clean_name(std::string_view name) {
    const auto composed = nfc(name);
    const auto points = composed ? code_points(*composed) : std::nullopt;
    if (!points) return std::string(name);
    CodePoints clean;
    for (const CodePoint point : without_invisible_ends(*points)) {
        const bool space = utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
        if (!space) {
            clean.push_back(point);
        } else if (!clean.empty() && clean.back() != ' ') {
            clean.push_back(' ');
        }
    }
    if (!clean.empty() && clean.back() == ' ') clean.pop_back();
    return encode(clean);
}

std::optional<NameFault> name_fault(std::string_view name) {
    if (name.size() > name_bytes_max) return NameFault::too_long;
    const auto points = code_points(name);
    if (!points || !characters_may_stand(*points)) return NameFault::bad_character;
    const std::size_t graphemes = grapheme_count(name);
    if (graphemes < name_graphemes_min) return NameFault::too_short;
    if (graphemes > name_graphemes_max) return NameFault::too_long;
    return std::nullopt;
}

}  // namespace hoithi::text
