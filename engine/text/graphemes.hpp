#pragma once

#include <cstddef>
#include <string_view>

namespace hoithi::text {

/// How many characters people count in `text` (extended grapheme clusters); 0 where it is not
/// UTF-8.
std::size_t grapheme_count(std::string_view text);

}  // namespace hoithi::text
