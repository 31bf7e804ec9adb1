#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "engine/definition.hpp"
#include "engine/fault.hpp"
#include "engine/language.hpp"
#include "server/api/http_api.hpp"
#include "server/cli/files.hpp"

namespace hoithi::cli {

/// All lists of units (*.tsv) of a folder by their names; nothing, and why on standard error, if
/// one of the `needed` cannot be read. Others that cannot are left out.
std::optional<api::UnitSets> load_units(
    const std::filesystem::path& folder,
    const std::set<std::string>& needed,
    Language language,
    const LeftOut& left_out
);

/// What a contest asks of its list of units and the list does not give: to be there, and to tell
/// head-counts where units are ranked by their share.
Faults check_units(
    const ContestDefinition& definition, const api::UnitSets& lists, Language language
);

}  // namespace hoithi::cli
