#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hoithi::text {

constexpr std::size_t name_graphemes_min = 2;
constexpr std::size_t name_graphemes_max = 60;
/// Names longer than this are too long without counting.
constexpr std::size_t name_bytes_max = 512;

enum class NameFault : std::uint8_t { too_short, too_long, bad_character };

/// `name` composed (NFC), without spaces and invisible characters at its ends, every run of spaces
/// one space. Text that is not UTF-8 comes back as it is; `name_fault` refuses it.
std::string clean_name(std::string_view name);

/// Why a name, cleaned, may not stand on the wall: the number of its characters, or one that
/// is a control, turns the writing direction, is invisible, unassigned or private.
std::optional<NameFault> name_fault(std::string_view name);

}  // namespace hoithi::text
