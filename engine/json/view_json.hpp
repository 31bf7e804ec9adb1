#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/view.hpp"

namespace hoithi::json {

/// What people see of an entrant, until the next one is asked for. Empty where it was erased.
struct EntrantLine {
    std::string_view name;
    std::string_view unit;
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
};

/// The protocol's `view`.
std::string write_view(const View& view, const ViewContext& context);

/// Appends the protocol's `me`. Called for every contestant at a reveal.
void append_personal(std::string& out, const PersonalView& view);

}  // namespace hoithi::json
