#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/definition.hpp"
#include "engine/findings.hpp"
#include "engine/json/json_writer.hpp"

namespace hoithi::json {

// A definition as part of something larger: its own file, or a journal's first line.

/// What stands in `object` at `pointer`, without looking at whether it makes sense.
ContestDefinition definition_of(
    const nlohmann::json& object, const std::string& pointer, Findings& findings
);

void append_definition(JsonWriter& writer, const ContestDefinition& definition);

/// The rules of scoring by themselves: rounds, and questions on a paper, have them too.
Scoring scoring_of(const nlohmann::json& object, const std::string& pointer, Findings& findings);
void append_scoring(JsonWriter& writer, const Scoring& scoring);

}  // namespace hoithi::json
