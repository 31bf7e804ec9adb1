#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hoithi::text {

using CodePoint = std::int32_t;
using CodePoints = std::vector<CodePoint>;

/// What `text` consists of; nullopt where it is not UTF-8.
std::optional<CodePoints> code_points(std::string_view text);

/// How far a text is taken apart: accents from their letters, or compatibility forms and
/// capitals as well, with what is invisible left out.
enum class Decomposition : std::uint8_t { canonical, for_comparing };
std::optional<CodePoints> decompose(std::string_view text, Decomposition decomposition);

/// The UTF-8 of valid code points.
std::string encode(const CodePoints& points);

bool is_letter_or_mark(CodePoint point);
bool is_letter_or_digit(CodePoint point);
bool is_mark(CodePoint point);
/// One of the five tone marks of Vietnamese: huyền, sắc, ngã, hỏi, nặng.
bool is_tone(CodePoint point);
bool is_space(CodePoint point);
bool is_line_break(CodePoint point);
bool is_dash(CodePoint point);
bool is_punctuation(CodePoint point);
bool is_variation_selector(CodePoint point);
/// Controls, whatever has no width, and what turns the direction of writing.
bool is_invisible(CodePoint point);
/// Whether the invisible character at that place holds one emoji together, as in
/// 👨‍👩‍👧.
bool joins_emoji(const CodePoints& points, std::size_t at);
/// Whether a character may stand on a wall: no control, nothing of no width, nothing that turns the
/// direction of writing, nothing unassigned or private.
bool is_fit_to_show(CodePoint point);

/// More accents than this on one letter are no word but a drawing over the neighbours' lines.
constexpr int marks_on_one_base_max = 4;

}  // namespace hoithi::text
