#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace hoithi::load {

/// One line of the table of results.
struct ResultLine {
    std::string what;
    double value = 0;
    std::optional<double> floor{};      // what nobody can be better than, in the same run
    std::optional<double> value_max{};  // the goals, of which at most one is given
    std::optional<double> value_min{};
    std::optional<double> ratio_max{};
    std::optional<double>
        paired_ratio{};  // the median of each run's own; goes before value ÷ floor

    std::optional<double> ratio() const;
    /// Whether the goal is met; nothing without a goal.
    std::optional<bool> met() const;
};

/// Prints the lines as a Markdown table with aligned columns.
void print_table(
    std::ostream& out,
    const std::vector<ResultLine>& lines,
    const std::string& floor_column = "floor"
);

nlohmann::json json_of(const std::vector<ResultLine>& lines);

bool all_met(const std::vector<ResultLine>& lines);

}  // namespace hoithi::load
