#include "tests/load/medians.hpp"

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

double median_of(auto& by_name, std::string_view name) {
    const auto found = by_name.find(name);
    return found == by_name.end() ? 0 : found->second.median();
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

double Medians::ratio(std::string_view name) { return median_of(ratios_, name); }

}  // namespace hoithi::load
