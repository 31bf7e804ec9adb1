#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "tests/load/samples.hpp"

namespace hoithi::load {

/// One view that everybody gets.
struct LoggedView {
    std::string text;
    std::uint32_t seen = 0;  // by how many contestants
    TimePoint first_at{};    // when the first of them did
    nlohmann::json json{};   // null until it is read

    std::string phase() const { return json.at("phase"); }
    std::uint32_t showing() const;
};

/// The views of one contest in the order of whoever got them first. Views are the same bytes for
/// every contestant, so comparing bytes finds a missed, doubled, reordered or different one.
class ViewLog {
public:
    /// Takes a contestant's view number `position`; whether it is the one everybody else got.
    bool take(std::size_t position, TimePoint at, std::string_view text);

    std::size_t size() const { return views_.size(); }
    LoggedView& at(std::size_t position) { return views_[position]; }
    /// The view parsed. Throws nlohmann::json::exception if the text is no view.
    const LoggedView& read(std::size_t position);

private:
    std::deque<LoggedView> views_;
};

/// What in a view for everybody gives the key away before its time, or breaks the order of
/// versions after `version_before`; nothing if all is well.
std::optional<std::string> fault_in(const LoggedView& view, std::uint64_t version_before);

/// Whether a text that everybody may read names a field which only hosts may know.
bool names_a_secret(std::string_view text);

}  // namespace hoithi::load
