#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace hoithi::load {

/// What a contestant answers, drawn by lot.
struct Choice {
    std::vector<std::uint32_t> options;
    std::optional<std::int64_t> number;

    /// The answer's fields as JSON members, as `"options":[1]`.
    std::string fields;

    /// Whether the revealed key makes it right; nothing for a text, which the server folds.
    std::optional<bool> right(const nlohmann::json& reveal) const;
};

/// For the question of an open view.
Choice draw_choice(const nlohmann::json& question, std::mt19937_64& random);

}  // namespace hoithi::load
