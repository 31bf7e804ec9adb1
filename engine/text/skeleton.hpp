#pragma once

#include <string>
#include <string_view>

namespace hoithi::text {

/// What is left of a name to the eye of somebody who reads it on a wall: two names with the same
/// skeleton look alike, however they are written. Beyond `fold` it takes letters of other scripts
/// for the Latin ones they look like (Cyrillic а, Greek Ο, small capitals, Đ and Ð), 0 for O, 1
/// and l and I for one another, rn for m, and leaves out spaces, apostrophes, hyphens and other
/// punctuation. Accents stay: Hoa and Hoà are two names. Nobody is shown a skeleton; it is empty
/// where nothing is left, and where `name` is not UTF-8. Linear in the name.
std::string skeleton(std::string_view name);

}  // namespace hoithi::text
