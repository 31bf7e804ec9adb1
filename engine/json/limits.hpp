#pragma once

#include <cstddef>

namespace hoithi::json {

constexpr std::size_t bank_bytes_max = 4U << 20U;
constexpr std::size_t definition_bytes_max = 256U << 10U;
constexpr std::size_t depth_max = 16;
/// Accepted spellings in a change of key.
constexpr std::size_t texts_max = 50;

}  // namespace hoithi::json
