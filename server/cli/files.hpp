#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "engine/definition.hpp"
#include "engine/findings.hpp"
#include "engine/language.hpp"
#include "engine/result.hpp"
#include "server/api/media_intake.hpp"
#include "server/cli/terminal.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::cli {

// Files from disk, for the commands. Faults go to standard error, one a paragraph: file, place,
// what is wrong, what to do.

/// What was read of a file, or why it was not, told to people.
Result<std::string, Faults> text_of(
    const std::filesystem::path& file,
    Result<std::string, store::FileFault> read,
    std::size_t bytes_max,
    Language language
);

/// Hears of a file that is left out, and why: it has faults, and none of the contests needs it.
using LeftOut = std::function<void(const std::filesystem::path& file, const Faults& faults)>;

/// The folder that an option names cannot be read.
inline constexpr Wording no_folder{
    "the folder cannot be read",
    "name one with {0}",
    "không đọc được thư mục",
    "hãy chỉ ra thư mục khác bằng {0}"};

/// A definition with the logo that it names; nothing, and why on standard error, if it has a fault.
std::optional<ContestDefinition> load_definition(
    const std::filesystem::path& file, Language language, api::MediaIntake& media
);

/// To standard error, or elsewhere.
void print_faults(const std::filesystem::path& file, const Faults& faults);
void print_faults(
    const Terminal& terminal, const std::filesystem::path& file, const Faults& faults
);

}  // namespace hoithi::cli
