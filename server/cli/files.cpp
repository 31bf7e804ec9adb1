#include "server/cli/files.hpp"

#include "engine/json/definition_json.hpp"
#include "engine/json/limits.hpp"
#include "server/api/file_wording.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

Result<std::string, Faults> text_of(
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
    return findings.faults();
}

void print_faults(const fs::path& file, const Faults& faults) { print_faults(err(), file, faults); }

void print_faults(const Terminal& terminal, const fs::path& file, const Faults& faults) {
    for (const Fault& fault : faults) {
        terminal << file << std::string_view(fault.pointer.empty() ? "" : "#") << fault.pointer
                 << ": " << fault.problem << "\n    → " << fault.remedy << "\n";
    }
}

std::optional<ContestDefinition> load_definition(
    const fs::path& file, Language language, api::MediaIntake& media
) {
    constexpr std::size_t bytes_max = json::definition_bytes_max;
    const auto text = text_of(file, store::read_regular_file(file, bytes_max), bytes_max, language);
    if (!text) {
        print_faults(file, text.error());
        return std::nullopt;
    }
    auto definition = json::read_definition(*text, language);
    const Faults faults =
        definition ? media.check(*definition, file.parent_path()) : definition.error();
    print_faults(file, faults);
    if (!faults.empty()) return std::nullopt;
    return *std::move(definition);
}

}  // namespace hoithi::cli
