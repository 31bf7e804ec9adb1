#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/event.hpp"
#include "engine/fault.hpp"
#include "engine/findings.hpp"

namespace hoithi::api {

/// Names of kept pictures and sounds.
using MediaNames = std::set<std::string>;

/// Pictures and sounds of questions, kept in the data folder under the hash of their content: a
/// contest keeps its own whatever becomes of the bank's folder, and nobody can guess the address
/// of one that was not shown yet.
class Media {
public:
    /// `folder`: where they are kept; made if need be. Throws std::filesystem::filesystem_error.
    explicit Media(std::filesystem::path folder);

    /// Takes in what the bank's questions, or the definition, name beside their file, and makes
    /// them name what was taken in. Faults: see read_medium().
    Faults take(Bank& bank, const std::filesystem::path& beside, Language language) const;
    Faults take(
        ContestDefinition& definition, const std::filesystem::path& beside, Language language
    ) const;

    /// Removes what is kept and not among `needed`; never anything that it has not taken in itself.
    void let_go(const MediaNames& needed) const;

    /// Files that are not what their names say, a sentence each. They are not to be shown; where a
    /// bank still names the file, taking it in again has made it good.
    std::vector<std::string> damage() const;
    /// Whether a file of the folder is what its name says.
    static bool is_sound(const std::filesystem::path& file);

    const std::filesystem::path& folder() const { return folder_; }

private:
    /// Makes `path` name what was taken in.
    void take(
        std::string& path,
        const std::filesystem::path& beside,
        const std::string& pointer,
        Findings& findings
    ) const;
    bool keep(const std::string& name, const std::string& bytes) const;

    std::filesystem::path folder_;
};

// What a bank that was taken in names, a definition, an opened contest; added to `names`.
void add_media(const Bank& bank, MediaNames& names);
void add_media(const ContestDefinition& definition, MediaNames& names);
void add_media(const Setup& setup, MediaNames& names);

}  // namespace hoithi::api
