#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/samples.hpp"

namespace hoithi::load {

/// The figures of several runs, each beside what it is compared with in the same run.
class Medians {
public:
    /// One run's figures, by name. A ratio is kept of each that both have.
    void keep(const nlohmann::json& measured, const nlohmann::json& compared);

    std::size_t runs() const { return runs_; }
    double measured(std::string_view name);
    double compared(std::string_view name);
    /// The median of the runs' own ratios: neighbours on the machine change from run to run.
    double ratio(std::string_view name);

private:
    using ByName = std::map<std::string, Samples, std::less<>>;
    ByName measured_;
    ByName compared_;
    ByName ratios_;
    std::size_t runs_ = 0;
};

}  // namespace hoithi::load
