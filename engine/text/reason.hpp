#pragma once

#include <string>
#include <string_view>

namespace hoithi::text {

/// What a host wrote as a reason, as it is shown to everybody: composed (NFC) and on one line,
/// without spaces at its ends, every run of spaces and line breaks one space, without characters
/// that are controls, invisible, unassigned or turn the writing direction. Empty where no letter
/// and no digit is in it: such a reason says nothing. Text that is not UTF-8 says nothing either.
std::string clean_reason(std::string_view reason);

}  // namespace hoithi::text
