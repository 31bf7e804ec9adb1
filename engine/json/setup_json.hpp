#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "engine/event.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_writer.hpp"

namespace hoithi::json {

// What a contest is played by, as the journal's first line holds it: every question whole, so
// that nothing outside the journal is needed to play the contest again.

/// Appends the fields of `setup` to the object being written.
void append_setup(JsonWriter& writer, const Setup& setup);
Setup setup_of(FieldReader& fields);

void append_key(JsonWriter& writer, const Key& key);
Key key_of(const nlohmann::json& object, const std::string& pointer, Findings& findings);

}  // namespace hoithi::json
