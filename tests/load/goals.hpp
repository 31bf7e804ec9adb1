#pragma once

#include <cstdint>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/medians.hpp"
#include "tests/load/results.hpp"

namespace hoithi::load {

/// The lines of a contest with so many contestants beside the floor, and the goals they have.
std::vector<ResultLine> contest_lines(std::uint32_t contestants, Medians& figures);

/// The lines of a server with other options beside itself.
std::vector<ResultLine> versus_lines(Medians& figures);

/// The lines of a server beside an older one: none may cost more than a twentieth more.
std::vector<ResultLine> before_lines(Medians& figures);

/// The lines of the engine alone, from what engine_bench printed.
std::vector<ResultLine> engine_lines(const nlohmann::json& engine);

/// The lines of the boards, from what board_bench printed.
std::vector<ResultLine> board_lines(const nlohmann::json& boards);

}  // namespace hoithi::load
