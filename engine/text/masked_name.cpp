#include "engine/text/masked_name.hpp"

#include <algorithm>

#include "engine/text/code_points.hpp"
#include "engine/text/entrant_name.hpp"
#include "engine/text/graphemes.hpp"

namespace hoithi::text {

namespace {

constexpr std::string_view dots = "…";

/// The first character of `word` that is no punctuation; empty if there is none.
CodePoints initial(const CodePoints& word) {
    const auto begin = std::ranges::find_if_not(word, is_punctuation);
    if (begin == word.end()) return {};
    const auto position = static_cast<std::size_t>(begin - word.begin());
    return {begin, word.begin() + static_cast<std::ptrdiff_t>(grapheme_end(word, position))};
}

}  // namespace

std::string masked_name(std::string_view name) {
    const auto points = code_points(clean_name(name));
    if (!points) return std::string(dots);
    if (points->empty()) return {};
    auto end = std::ranges::find(*points, ' ');
    if (end == points->end()) return encode(initial(*points)).append(dots);
    std::string masked = encode({points->begin(), end});
    while (end != points->end()) {
        const auto begin = end + 1;
        end = std::find(begin, points->end(), ' ');
        const CodePoints letter = initial({begin, end});
        if (!letter.empty()) masked.append(" ").append(encode(letter)).append(".");
    }
    return masked;
}

}  // namespace hoithi::text
