#pragma once

#include <string>
#include <string_view>

namespace hoithi {

/// What a typed text is compared by, of its folded form (engine/text/fold.hpp): without sentence
/// marks and bullets at its ends and without quotes or brackets around all of it; where it is a
/// number, or a number and what it counts ("1.000 đồng"), that number is written one way: thousands
/// not parted, a point before decimals, no plus, no zero before a single digit. docs/scoring.md has
/// the table. What is nothing but such marks stays as it is. Doing it twice is doing it once.
std::string plain_spelling(std::string_view folded);

}  // namespace hoithi
