#include "server/cli/files.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engine/json/bank_json.hpp"
#include "engine/json/definition_json.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& file) {
    std::error_code ec;
    std::ifstream in(file, std::ios::binary);
    if (!fs::is_regular_file(file, ec) || !in) {
        print_faults(file, {{"", "the file cannot be read", "check its name and its rights"}});
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

void print_faults(const fs::path& file, const Faults& faults) {
    print_faults(std::cerr, file, faults);
}

void print_faults(std::ostream& out, const fs::path& file, const Faults& faults) {
    for (const Fault& fault : faults) {
        out << file.string() << (fault.pointer.empty() ? "" : "#") << fault.pointer << ": "
            << fault.problem << "\n    → " << fault.remedy << "\n";
    }
}

std::optional<Bank> load_bank(const fs::path& file, Language language) {
    const auto text = read_file(file);
    if (!text) return std::nullopt;
    auto bank = json::read_bank(*text, language);
    if (bank) return *std::move(bank);
    print_faults(file, bank.error());
    return std::nullopt;
}

std::optional<ContestDefinition> load_definition(const fs::path& file, Language language) {
    const auto text = read_file(file);
    if (!text) return std::nullopt;
    auto definition = json::read_definition(*text, language);
    if (definition) return *std::move(definition);
    print_faults(file, definition.error());
    return std::nullopt;
}

std::optional<std::vector<Bank>> load_banks(const fs::path& folder, Language language) {
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
        auto bank = load_bank(file, language);
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
