#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/contestant.hpp"
#include "tests/load/view_log.hpp"

namespace hoithi::load {

/// How many messages bring one who comes back to the present: `contest`, `welcome`, `view`, `me`,
/// in this order.
inline constexpr std::uint32_t snapshot_messages = 4;

/// What is wrong with message number `position` (from 0) of the snapshot that a contestant gets,
/// while everybody else has `current` before their eyes; nothing if all is well. The view must be
/// everybody's, the answer the one that was recorded, the points those that were told.
std::optional<std::string> fault_in_snapshot(
    std::uint32_t position,
    const nlohmann::json& message,
    const Contestant& contestant,
    const LoggedView& current
);

}  // namespace hoithi::load
