#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/language.hpp"
#include "server/api/http_api.hpp"
#include "server/cli/files.hpp"

namespace hoithi::cli {

/// Where a server finds what its contests are made of.
struct Sources {
    std::filesystem::path banks = "question_banks";  // folder
    std::filesystem::path units = "deploy/units";    // folder
    std::vector<std::filesystem::path> contests{};   // definitions to open
};

struct Materials {
    std::vector<Bank> banks;
    api::UnitSets units;
    std::vector<ContestDefinition> contests;  // by Sources::contests
};

/// Looks at everything that a server is started with, its pictures and sounds as well: what this
/// refuses, `serve` and `contest check` refuse. Nothing, and why on standard error, where something
/// is wrong that a contest needs, or two files say that they are the same bank.
std::optional<Materials> load_materials(
    const Sources& sources, Language language, const LeftOut& left_out
);

}  // namespace hoithi::cli
