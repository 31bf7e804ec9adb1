#include "engine/text/reason.hpp"

#include <algorithm>

#include "engine/text/code_points.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::text {

namespace {

/// The lines of a reason become one.
bool parts_words(CodePoint point) { return is_space(point) || is_line_break(point); }

}  // namespace

std::string clean_reason(std::string_view reason) {
    const auto composed = nfc(reason);
    const auto points = composed ? code_points(*composed) : std::nullopt;
    if (!points) return {};
    CodePoints clean;
    int marks = marks_on_one_base_max;  // a mark at the beginning has no base
    for (const CodePoint point : *points) {
        if (parts_words(point)) {
            if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
            marks = marks_on_one_base_max;
            continue;
        }
        if (!is_fit_to_show(point)) continue;
        marks = is_mark(point) ? marks + 1 : 0;
        if (marks <= marks_on_one_base_max) clean.push_back(point);
    }
    if (!clean.empty() && clean.back() == ' ') clean.pop_back();
    return std::ranges::any_of(clean, is_letter_or_digit) ? encode(clean) : std::string{};
}

}  // namespace hoithi::text
