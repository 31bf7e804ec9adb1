#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/view.hpp"

namespace hoithi::json {

/// What people see of an entrant, until the next one is asked for. Empty where it was erased.
struct EntrantLine {
    std::string_view name;
    std::string_view unit;
};

/// One row of the ranking of units; the value is as `UnitStanding` has it.
struct UnitLine {
    std::uint32_t place = 0;
    std::string_view unit;  // its code
    std::uint32_t members = 0;
    std::int64_t value = 0;
};

/// The first rows of the ranking of units, and by what they are ranked.
struct UnitLines {
    UnitBoard rule;
    std::uint32_t total = 0;
    std::uint32_t more = 0;  // share the last row's place and have no row
    std::vector<UnitLine> rows;
};

/// Where one unit stands among those that have a place.
struct UnitPlace {
    std::uint32_t place = 0;
    std::uint32_t of = 0;
};

/// What a view's message has besides the view. The functions are called while it is written.
struct ViewContext {
    std::uint64_t v = 0;  // grows with every view of the contest
    Time now{0};
    Viewer viewer = Viewer::everybody;  // the one the view was made for
    std::span<const Division> divisions;
    std::function<EntrantLine(ContestantId)> entrant_of;
    /// Where the browser finds a medium of the bank's question of that id.
    std::function<std::string(std::string_view question, const Media& media)> media_url;
    /// How the units stand, where they are ranked; written where the view has boards.
    std::optional<UnitLines> units{};
};

/// The protocol's `view`.
std::string write_view(const View& view, const ViewContext& context);

/// Appends the protocol's `me`; `unit` is where the contestant's own stands. Called for every
/// contestant at a reveal.
void append_personal(
    std::string& out, const PersonalView& view, const std::optional<UnitPlace>& unit = {}
);

}  // namespace hoithi::json
