#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/fault.hpp"
#include "engine/language.hpp"
#include "engine/result.hpp"

namespace hoithi::json {

/// Reads a file somebody wrote. Refuses what JSON readers differ on or let pass: text that is
/// not UTF-8, a byte order mark, control characters, a name twice in one object, nesting deeper
/// than `depth_max`, more than `bytes_max` bytes. Gives all faults there are up to the first
/// that makes the rest unreadable. Never throws.
Result<nlohmann::json, Faults> read_strict(
    std::string_view text, std::size_t bytes_max, Language language
);

}  // namespace hoithi::json
