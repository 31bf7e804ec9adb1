#pragma once

#include <string>
#include <string_view>

#include "engine/definition.hpp"
#include "engine/language.hpp"
#include "engine/result.hpp"

namespace hoithi::json {

/// A contest's definition out of its file (question_banks/contest-schema.json), or everything
/// that is wrong with it, in `language`. Where the audience plays and no division is theirs, one
/// is added. Never throws; at most `faults_max` faults.
Result<ContestDefinition, Faults> read_definition(
    std::string_view text, Language language = Language::english
);

/// The file of a definition, compact; `read_definition` gives the same definition back.
std::string write_definition(const ContestDefinition& definition);

}  // namespace hoithi::json
