#pragma once

#include <cstddef>
#include <cstdint>

namespace hoithi::json {

constexpr std::size_t bank_bytes_max = 4U << 20U;
constexpr std::size_t definition_bytes_max = 256U << 10U;
constexpr std::size_t depth_max = 16;
/// Numbers that people write and answer: up to 10^15, exact in every browser.
constexpr std::int64_t number_max = 1'000'000'000'000'000;
/// Accepted spellings in a change of key.
constexpr std::size_t texts_max = 50;

}  // namespace hoithi::json
