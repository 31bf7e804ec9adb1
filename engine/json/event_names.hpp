#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "engine/event.hpp"

namespace hoithi::json {

/// What the journal calls the events, in the order of `EventBody`. Once written they stay.
constexpr std::array<std::string_view, std::variant_size_v<EventBody>> event_names{
    "opened",          "joined",     "removed",        "reinstated",      "locked",
    "unlocked",        "predicted",  "lead_in",        "question_opened", "deadline_moved",
    "paused",          "resumed",    "answered",       "closed",          "revealed",
    "board",           "skipped",    "replaced",       "voided",          "restored",
    "key_changed",     "remarked",   "finished",       "time_marked",     "removed_many",
    "reinstated_many", "names_held", "names_released", "new_names_held",  "new_names_released",
    "answer_shown",    "renamed",    "seat_moved",     "unveiled",
};

inline std::string_view name_of(const EventBody& body) { return event_names[body.index()]; }

}  // namespace hoithi::json
