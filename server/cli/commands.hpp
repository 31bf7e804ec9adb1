#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/language.hpp"
#include "server/app.hpp"

namespace hoithi::cli {

// The commands of `hoithi`; each gives the exit status: 0 well, 1 something is wrong with what was
// given, 2 (by main) the command line itself.

struct ServeOptions {
    Settings settings;
    std::filesystem::path banks = "question_banks";
    std::filesystem::path units = "deploy/units";
    std::vector<std::filesystem::path> contests;
    Language language = Language::english;
};
int serve(const ServeOptions& options);

int check_banks(const std::vector<std::filesystem::path>& files, Language language);
int check_contest(
    const std::filesystem::path& file, const std::filesystem::path& banks, Language language
);

/// Prints the standings of a contest from its journal alone; `contest` is an id or a code, or
/// empty to list what there is.
int replay(const std::filesystem::path& data, const std::string& contest);

}  // namespace hoithi::cli
