#include "tests/load/medians.hpp"

#include <limits>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double median_of(auto& by_name, std::string_view name) {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nothing : found->second.median();
}

}  // namespace

void Medians::keep(const nlohmann::json& measured, const nlohmann::json& compared) {
    for (const auto& [name, value] : measured.items()) {
        measured_[name].add(value);
        if (!compared.contains(name)) continue;
        const double other = compared.at(name);
        compared_[name].add(other);
        if (other > 0) ratios_[name].add(value.get<double>() / other);
    }
}

double Medians::measured(std::string_view name) { return median_of(measured_, name); }

double Medians::compared(std::string_view name) { return median_of(compared_, name); }

double Medians::most_measured(std::string_view name) {
    const auto found = measured_.find(name);
    return found == measured_.end() ? nothing : found->second.last();
}

double Medians::ratio(std::string_view name) { return median_of(ratios_, name); }

}  // namespace hoithi::load
