#pragma once

#include <string>
#include <string_view>

namespace hoithi::text {

// Forms for comparing what people typed; nobody is shown them.

/// One form for all ways to write the same: case, spaces at the ends and doubled, compatibility
/// forms (full-width letters), invisible characters, a phone's curly quotes and long dashes, Ð for
/// Đ, and where a Vietnamese tone mark stands in its syllable (hoà = hòa, uý = úy). Accents count.
/// Folding twice is folding once. Text that is not UTF-8 folds to nothing.
std::string fold(std::string_view nfc);

/// What is left of a folded text without any accents, and with d for đ: "hoà bình" gives
/// "hoa binh".
std::string bare(std::string_view folded);

}  // namespace hoithi::text
