#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/language.hpp"
#include "server/api/media_intake.hpp"
#include "server/cli/terminal.hpp"

namespace hoithi::cli {

// Banks and contest definitions from disk, for the commands, with the pictures and sounds that they
// name. Faults go to standard error, one a paragraph: file, place, what is wrong, what to do.

/// A bank that is a link is refused: whoever may write to a folder of banks must not have other
/// files read by it.
std::optional<Bank> load_bank(
    const std::filesystem::path& file, Language language, api::MediaIntake& media
);
std::optional<ContestDefinition> load_definition(
    const std::filesystem::path& file, Language language, api::MediaIntake& media
);
/// All banks (*.json but schemas) of a folder, in the order of their names; nothing if any has
/// a fault.
std::optional<std::vector<Bank>> load_banks(
    const std::filesystem::path& folder, Language language, api::MediaIntake& media
);

/// To standard error, or elsewhere.
void print_faults(const std::filesystem::path& file, const Faults& faults);
void print_faults(
    const Terminal& terminal, const std::filesystem::path& file, const Faults& faults
);

}  // namespace hoithi::cli
