#pragma once

#include <string>
#include <string_view>

namespace hoithi::text {

/// The text as it may go to a terminal or a log: whatever would not be seen, or would do something
/// there, stands as its number. Control characters (C0, DEL, C1: so ESC and with it every escape
/// sequence), line and paragraph ends, marks of direction and whatever else is invisible, private
/// or unassigned become "\u{1b}"; bytes that are no UTF-8 "\x{ff}". Letters with their marks,
/// digits, signs and plain spaces stay as they are.
std::string visible(std::string_view text);

/// The same for text of several lines: line feeds stay.
std::string visible_lines(std::string_view text);

}  // namespace hoithi::text
