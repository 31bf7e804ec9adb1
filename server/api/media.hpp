#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/fault.hpp"

namespace hoithi::api {

/// Pictures and sounds of questions, kept in the data folder under the hash of their content: a
/// contest keeps its own whatever becomes of the bank's folder, and nobody can guess the address
/// of one that was not shown yet.
class Media {
public:
    /// `folder`: where they are kept; made if need be. Throws std::filesystem::filesystem_error.
    explicit Media(std::filesystem::path folder);

    /// Takes in what the bank's questions name, beside the bank's file, and makes the questions
    /// name what was taken in. Faults: files that cannot be read or are too large.
    Faults take(Bank& bank, const std::filesystem::path& beside) const;

    /// Takes in one file; the name under which it is kept.
    std::optional<std::string> take(const std::filesystem::path& file) const;

    /// Files that are not what their names say, a sentence each. They are not to be shown; where a
    /// bank still names the file, taking it in again has made it good.
    std::vector<std::string> damage() const;
    /// Whether a file of the folder is what its name says.
    static bool is_sound(const std::filesystem::path& file);

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace hoithi::api
