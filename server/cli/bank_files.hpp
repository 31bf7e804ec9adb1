#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "engine/bank.hpp"
#include "engine/language.hpp"
#include "server/api/media_intake.hpp"

namespace hoithi::cli {

/// The files of a folder that have that ending, in the order of their names, without what systems,
/// editors and office programs leave beside the files of people: hidden, temporary, lock files.
std::vector<std::filesystem::path> files_of(
    const std::filesystem::path& folder, std::string_view ending, std::error_code& failed
);

/// A bank as it was read, or what is wrong with it.
struct BankFile {
    std::filesystem::path file;
    std::optional<Bank> bank;  // none: faults
    Faults faults;
    bool clashes = false;  // with another file: both say that they are the same bank

    /// Whether it is, or is to be, one of these banks by their ids.
    bool is_one_of(const std::set<std::string>& ids) const;
};

/// Reads banks with the pictures and sounds that they name. A bank has the name of its file as its
/// id, and no two have the same. A bank that is a link is refused: whoever may write to a folder of
/// banks must not have other files read by it.
std::vector<BankFile> read_banks(
    const std::vector<std::filesystem::path>& files, Language language, api::MediaIntake& media
);

/// The files that an operator means: a folder means all banks (*.json but schemas) in it.
std::vector<std::filesystem::path> bank_files(
    const std::filesystem::path& file_or_folder, std::error_code& failed
);

}  // namespace hoithi::cli
