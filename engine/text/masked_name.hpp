#pragma once

#include <string>
#include <string_view>

namespace hoithi::text {

/// What the public may read of a person's name: the first word whole and the initials of the
/// others ("Nguyễn T. M. Á."), of a single word its first character ("T…"). Characters are
/// graphemes; punctuation before an initial, and words of nothing else, are left out. The result
/// is composed (NFC), of an empty name it is empty, and of text that is not UTF-8 it is "…".
/// Linear in the name, however long.
std::string masked_name(std::string_view name);

}  // namespace hoithi::text
