#include "server/cli/files.hpp"

#include <algorithm>

#include "engine/json/bank_json.hpp"
#include "engine/json/definition_json.hpp"
#include "engine/json/limits.hpp"
#include "server/api/file_wording.hpp"
#include "server/cli/terminal.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

namespace {

/// What was read of a file; nothing, and why on standard error, if it was not.
std::optional<std::string> text_of(
    const fs::path& file,
    Result<std::string, store::FileFault> read,
    std::size_t bytes_max,
    Language language
) {
    if (read) return *std::move(read);
    Findings findings(language);
    const std::string name = file.filename().string();
    const std::string most = std::to_string(bytes_max);
    findings.add({}, api::wording::of(read.error()), {name, most});
    print_faults(file, findings.faults());
    return std::nullopt;
}

}  // namespace

void print_faults(const fs::path& file, const Faults& faults) { print_faults(err(), file, faults); }

void print_faults(const Terminal& terminal, const fs::path& file, const Faults& faults) {
    for (const Fault& fault : faults) {
        terminal << file << std::string_view(fault.pointer.empty() ? "" : "#") << fault.pointer
                 << ": " << fault.problem << "\n    → " << fault.remedy << "\n";
    }
}

std::optional<Bank> load_bank(const fs::path& file, Language language, api::MediaIntake& media) {
    constexpr std::size_t bytes_max = json::bank_bytes_max;
    const fs::path folder = file.parent_path();
    auto read = store::read_file_below(folder, file.filename().string(), bytes_max);
    const auto text = text_of(file, std::move(read), bytes_max, language);
    if (!text) return std::nullopt;
    auto bank = json::read_bank(*text, language);
    const Faults faults = bank ? media.check(*bank, folder) : bank.error();
    print_faults(file, faults);
    if (!faults.empty()) return std::nullopt;
    return *std::move(bank);
}

std::optional<ContestDefinition> load_definition(
    const fs::path& file, Language language, api::MediaIntake& media
) {
    constexpr std::size_t bytes_max = json::definition_bytes_max;
    const auto text = text_of(file, store::read_regular_file(file, bytes_max), bytes_max, language);
    if (!text) return std::nullopt;
    auto definition = json::read_definition(*text, language);
    const Faults faults =
        definition ? media.check(*definition, file.parent_path()) : definition.error();
    print_faults(file, faults);
    if (!faults.empty()) return std::nullopt;
    return *std::move(definition);
}

std::optional<std::vector<Bank>> load_banks(
    const fs::path& folder, Language language, api::MediaIntake& media
) {
    std::error_code ec;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ec)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with("schema.json"))
            files.push_back(entry.path());
    }
    if (ec) {
        print_faults(folder, {{"", "the folder cannot be read", "name one with --banks"}});
        return std::nullopt;
    }
    std::ranges::sort(files);
    std::vector<Bank> banks;
    bool sound = true;
    for (const fs::path& file : files) {
        auto bank = load_bank(file, language, media);
        if (bank) {
            banks.push_back(*std::move(bank));
        } else {
            sound = false;
        }
    }
    if (!sound) return std::nullopt;
    return banks;
}

}  // namespace hoithi::cli
