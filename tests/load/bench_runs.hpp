#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/bench.hpp"

namespace hoithi::load {

/// Single runs of the load tool; each gives the figures it printed. Each throws
/// std::runtime_error if something went wrong.
class BenchRuns {
public:
    /// Empties the bench's folder and writes the contest into it.
    explicit BenchRuns(const BenchOptions& options);

    /// A whole contest, against a server with these options. `trials`: with everybody's return and
    /// with some who do not read.
    nlohmann::json contest(
        std::uint32_t contestants, const std::vector<std::string>& server_options, bool trials
    ) const;
    /// The same crowd on the floor, with messages of the sizes that a contest had.
    nlohmann::json floor(std::uint32_t contestants, const nlohmann::json& sizes) const;
    /// What a program that measures by itself printed.
    nlohmann::json figures_of(const std::filesystem::path& program) const;

private:
    nlohmann::json load(std::uint32_t contestants, std::vector<std::string> more) const;

    const BenchOptions& options_;
};

}  // namespace hoithi::load
