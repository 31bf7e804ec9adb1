#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"

namespace hoithi::host {

/// A list of units (provinces, agencies, schools) that contestants choose from. A code is kept
/// with its vintage ("2025:15"): since 1 July 2025 seven old province codes mean other provinces.
/// A unit's index is its position in the file: 0, 1, 2 …
class Units {
public:
    /// Reads a tab-separated file: a first line that names the columns; of them `code_YEAR`
    /// (whose year is the vintage), `name`, the last `kind_DATE`, `predecessor_names` and, if it
    /// is there, `head_count` are used. Gives a sentence that names file and line if it cannot.
    static Result<Units, std::string> load(const std::filesystem::path& file);

    bool contains(std::string_view code_with_vintage) const {
        return index_of(code_with_vintage).has_value();
    }
    std::optional<std::uint32_t> index_of(std::string_view code_with_vintage) const;
    std::size_t size() const { return units_.size(); }
    /// `index` is below `size()`.
    const std::string& code(std::uint32_t index) const { return units_[index].code; }
    const std::string& name(std::uint32_t index) const { return units_[index].name; }

    /// Whether the file says how many people belong to each unit.
    bool has_head_counts() const { return has_head_counts_; }
    /// By index; 0 where it is not known.
    const std::vector<std::uint32_t>& head_counts() const { return head_counts_; }

    /// What `GET /api/units` answers.
    const std::string& as_json() const { return json_; }

private:
    struct Unit {
        std::string code;  // with its vintage
        std::string name;
    };

    std::vector<Unit> units_;
    std::vector<std::uint32_t> head_counts_;
    std::map<std::string, std::uint32_t, std::less<>> by_code_;
    std::string json_;
    bool has_head_counts_ = false;
};

}  // namespace hoithi::host
