#include <iostream>

#include "engine/paper.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"

namespace hoithi::cli {

int check_banks(const std::vector<std::filesystem::path>& files, Language language) {
    bool sound = true;
    for (const std::filesystem::path& file : files) {
        const auto bank = load_bank(file, language);
        if (bank) {
            std::cout << file.string() << ": ok, " << bank->questions.size() << " questions in "
                      << bank->topics.size() << " topics\n";
        }
        sound = sound && bank;
    }
    return sound ? 0 : 1;
}

int check_contest(
    const std::filesystem::path& file, const std::filesystem::path& banks_folder, Language language
) {
    const auto definition = load_definition(file, language);
    const auto banks = load_banks(banks_folder, language);
    if (!definition || !banks) return 1;
    constexpr std::uint64_t any_seed = 1;
    const auto paper = draw_paper(*definition, *banks, definition->seed.value_or(any_seed));
    if (!paper) {
        print_faults(file, paper.error());
        return 1;
    }
    std::cout << file.string() << ": ok, " << paper->questions.size() << " questions in "
              << definition->rounds.size() << " rounds, " << paper->spares.size() << " spares\n";
    return 0;
}

}  // namespace hoithi::cli
