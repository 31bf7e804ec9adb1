#include "tests/load/results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ostream>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

using Cells = std::array<std::string, 6>;

/// Three figures that count, and thousands apart: 0.123, 12.3, 1 234 567.
std::string text(double value) {
    std::array<char, 64> digits{};
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    std::snprintf(digits.data(), digits.size(), "%.*f", decimals, value);
    std::string number = digits.data();
    const std::size_t first = number.starts_with('-') ? 2 : 1;
    std::size_t at = std::min(number.find('.'), number.size());
    while (at >= first + 3) number.insert(at -= 3, ",");
    return number;
}

std::string text(std::optional<double> value) { return value ? text(*value) : std::string{}; }

Cells cells_of(const ResultLine& line) {
    std::string goal;
    if (line.ratio_max) goal = "ratio ≤ " + text(*line.ratio_max);
    if (line.value_max) goal = "≤ " + text(*line.value_max);
    if (line.value_min) goal = "≥ " + text(*line.value_min);
    const auto met = line.met();
    const std::string verdict = !met ? "" : *met ? "met" : "**missed**";
    return {line.what, text(line.value), text(line.floor), text(line.ratio()), goal, verdict};
}

/// How wide a text is on the screen: continuation bytes of UTF-8 take no place.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace

std::optional<double> ResultLine::ratio() const {
    if (paired_ratio) return paired_ratio;
    if (!floor || *floor <= 0) return std::nullopt;
    return value / *floor;
}

std::optional<bool> ResultLine::met() const {
    if (ratio_max) return ratio() && *ratio() <= *ratio_max;
    if (value_max) return value <= *value_max;
    if (value_min) return value >= *value_min;
    return std::nullopt;
}

void print_table(
    std::ostream& out, const std::vector<ResultLine>& lines, const std::string& floor_column
) {
    std::vector<Cells> rows{{"what", "measured", floor_column, "ratio", "goal", "verdict"}};
    for (const ResultLine& line : lines) rows.push_back(cells_of(line));
    std::array<std::size_t, 6> widths{};
    for (const Cells& cells : rows) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            widths[i] = std::max(widths[i], width(cells[i]));
        }
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            out << "| " << rows[row][i] << std::string(widths[i] - width(rows[row][i]) + 1, ' ');
        }
        out << "|\n";
        if (row > 0) continue;
        for (const std::size_t column : widths) out << "|" << std::string(column + 2, '-');
        out << "|\n";
    }
}

nlohmann::json json_of(const std::vector<ResultLine>& lines) {
    nlohmann::json all = nlohmann::json::array();
    for (const ResultLine& line : lines) {
        nlohmann::json one{{"what", line.what}, {"measured", line.value}};
        if (line.floor) one["floor"] = *line.floor;
        if (line.ratio()) one["ratio"] = *line.ratio();
        if (line.ratio_max) one["ratio_max"] = *line.ratio_max;
        if (line.value_max) one["max"] = *line.value_max;
        if (line.value_min) one["min"] = *line.value_min;
        if (line.met()) one["met"] = *line.met();
        all.push_back(std::move(one));
    }
    return all;
}

bool all_met(const std::vector<ResultLine>& lines) {
    return std::ranges::all_of(lines, [](const ResultLine& line) {
        return line.met().value_or(true);
    });
}

}  // namespace hoithi::load
