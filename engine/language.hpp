#pragma once

#include <cstdint>

namespace hoithi {

/// What the faults of a file are told in.
enum class Language : std::uint8_t { english, vietnamese };

}  // namespace hoithi
