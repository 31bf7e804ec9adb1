#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/samples.hpp"

namespace hoithi::load {

/// Figures of several questions and runs, each beside what it is compared with.
class Medians {
public:
    /// What was measured at about the same time, by name. A ratio is kept of each that both have.
    void keep(const nlohmann::json& measured, const nlohmann::json& compared);

    /// Not a number if it was never measured, and so are the others.
    double measured(std::string_view name);
    double compared(std::string_view name);
    /// The greatest of all.
    double most_measured(std::string_view name);
    /// The median of the single ratios: neighbours on the machine come and go.
    double ratio(std::string_view name);

private:
    using ByName = std::map<std::string, Samples, std::less<>>;
    ByName measured_;
    ByName compared_;
    ByName ratios_;
};

}  // namespace hoithi::load
