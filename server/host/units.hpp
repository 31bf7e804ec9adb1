#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "engine/result.hpp"

namespace hoithi::host {

/// A list of units (provinces, agencies, schools) that contestants choose from. A code is kept
/// with its vintage ("2025:15"): since 1 July 2025 seven old province codes mean other provinces.
class Units {
public:
    /// Reads a tab-separated file: a first line that names the columns; of them `code_YEAR`
    /// (whose year is the vintage), `name`, the last `kind_DATE`, and `predecessor_names` are
    /// used. Gives a sentence that names file and line if it cannot.
    static Result<Units, std::string> load(const std::filesystem::path& file);

    bool contains(std::string_view code_with_vintage) const;
    /// What `GET /api/units` answers.
    const std::string& as_json() const { return json_; }

private:
    std::map<std::string, std::string, std::less<>> names_;
    std::string json_;
};

}  // namespace hoithi::host
