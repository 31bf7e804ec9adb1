#pragma once

#include <cstddef>
#include <string_view>

#include "engine/text/code_points.hpp"

namespace hoithi::text {

/// The position behind the character (extended grapheme cluster) that begins at `begin`, which
/// is a position within `points`.
std::size_t grapheme_end(const CodePoints& points, std::size_t begin);

/// How many characters people count in `text` (extended grapheme clusters); 0 where it is not
/// UTF-8.
std::size_t grapheme_count(std::string_view text);

}  // namespace hoithi::text
