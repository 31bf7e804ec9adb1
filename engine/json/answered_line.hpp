#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/event.hpp"

namespace hoithi::json {

// The journal's commonest line by far, written and read without a document in between: a
// journal of a million answers is replayed in about a second.
//
//   {"e":"answered","at":…,"c":…,"q":…,"k":"32 hex","o":bits,"n":…,"x":"…","f":"…","ms":…,
//    "m":[credit,points,bonus]}
//
// "n" is left out where it is 0, "x" and "f" where there is no text.

void append_answered(std::string& out, Time at, const AnswerRecorded& recorded);

/// The event of a line that is exactly as `append_answered` writes it and whose texts need no
/// unescaping; nullopt for every other line, which says nothing against it.
std::optional<Event> read_answered(std::string_view line);

}  // namespace hoithi::json
