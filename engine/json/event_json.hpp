#pragma once

#include <string>
#include <string_view>

#include "engine/event.hpp"
#include "engine/result.hpp"

namespace hoithi::json {

// The journal's text: one event, one line. A journal replays alone: its first line holds the
// definition, every question with its key, and the seed.

/// The version of the lines, written in a contest's first.
constexpr int event_version = 1;

/// Appends the event as JSON, without an end of line and with none inside.
void append_event(std::string& out, const Event& event);

/// One event out of its line, or what is wrong with the line, in English, for an operator.
/// Never throws.
Result<Event, std::string> read_event(std::string_view line);

}  // namespace hoithi::json
