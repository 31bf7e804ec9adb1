#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/contestant.hpp"
#include "tests/load/violations.hpp"

namespace hoithi::load {

/// Holds what a reveal of the question `showing` counts against what each one answered.
void check_reveal(
    const nlohmann::json& reveal,
    std::uint32_t showing,
    const std::vector<Contestant>& contestants,
    Violations& violations
);

}  // namespace hoithi::load
