#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/language.hpp"

namespace hoithi::cli {

// Banks and contest definitions from disk, for the commands. Faults go to standard error, one a
// paragraph: file, place, what is wrong, what to do.

std::optional<std::string> read_file(const std::filesystem::path& file);

std::optional<Bank> load_bank(const std::filesystem::path& file, Language language);
std::optional<ContestDefinition> load_definition(
    const std::filesystem::path& file, Language language
);
/// All banks (*.json but schemas) of a folder, in the order of their names; nothing if any has
/// a fault.
std::optional<std::vector<Bank>> load_banks(const std::filesystem::path& folder, Language language);

/// To standard error, or to `out`.
void print_faults(const std::filesystem::path& file, const Faults& faults);
void print_faults(std::ostream& out, const std::filesystem::path& file, const Faults& faults);

}  // namespace hoithi::cli
