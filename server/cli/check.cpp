#include <chrono>
#include <iomanip>
#include <sstream>

#include "engine/bank_advice.hpp"
#include "engine/paper.hpp"
#include "engine/text/fold.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"
#include "server/cli/terminal.hpp"
#include "server/cli/unit_lists.hpp"

namespace hoithi::cli {

namespace {

/// The day in Vietnam, as an ISO date.
std::string today() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours(7);
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(now)};
    std::ostringstream text;
    text << static_cast<int>(date.year()) << std::setfill('0') << '-' << std::setw(2)
         << static_cast<unsigned>(date.month()) << '-' << std::setw(2)
         << static_cast<unsigned>(date.day());
    return text.str();
}

/// What could be better about a sound bank, and how often each rule found something.
void print_advice(const std::filesystem::path& file, const Bank& bank, Language language) {
    const Advice advice = advise(bank, today(), text::fold, language);
    if (advice.warnings.empty()) return;
    print_faults(out(), file, advice.warnings);
    const bool vietnamese = language == Language::vietnamese;
    out() << file << ": " << advice.warnings.size()
          << std::string_view(
                 vietnamese ? " cảnh báo, vẫn dùng được:" : " warnings; the bank is fit for use:"
             )
          << "\n";
    for (const Advice::Count& count : advice.counts) {
        std::ostringstream warnings;
        warnings << std::setw(5) << count.warnings;
        out() << warnings.str() << "  " << count.rule << "\n";
    }
}

/// Whether the list of units that the definition names, if any, is there and sound.
bool has_units(
    const std::filesystem::path& file,
    const ContestDefinition& definition,
    const std::filesystem::path& folder,
    Language language
) {
    if (definition.units.empty()) return true;
    const auto lists = load_units(folder);
    if (!lists) return false;
    const Faults faults = check_units(definition, *lists, language);
    print_faults(file, faults);
    return faults.empty();
}

}  // namespace

int check_banks(const std::vector<std::filesystem::path>& files, Language language) {
    bool sound = true;
    api::MediaIntake media(language);
    for (const std::filesystem::path& file : files) {
        const auto bank = load_bank(file, language, media);
        if (bank) {
            out() << file << ": ok, " << bank->questions.size() << " questions in "
                  << bank->topics.size() << " topics\n";
            print_advice(file, *bank, language);
        }
        sound = sound && bank;
    }
    return sound ? 0 : 1;
}

int check_contest(
    const std::filesystem::path& file,
    const std::filesystem::path& banks_folder,
    const std::filesystem::path& units_folder,
    Language language
) {
    api::MediaIntake media(language);
    const auto definition = load_definition(file, language, media);
    const auto banks = load_banks(banks_folder, language, media);
    if (!definition || !banks || !has_units(file, *definition, units_folder, language)) return 1;
    constexpr std::uint64_t any_seed = 1;
    const auto paper = draw_paper(*definition, *banks, definition->seed.value_or(any_seed));
    if (!paper) {
        print_faults(file, paper.error());
        return 1;
    }
    out() << file << ": ok, " << paper->questions.size() << " questions in "
          << definition->rounds.size() << " rounds, " << paper->spares.size() << " spares\n";
    return 0;
}

}  // namespace hoithi::cli
