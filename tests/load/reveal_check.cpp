#include "tests/load/reveal_check.hpp"

#include <map>

#include <nlohmann/json.hpp>

namespace hoithi::load {

void check_reveal(
    const nlohmann::json& reveal,
    std::uint32_t showing,
    const std::vector<Contestant>& contestants,
    Violations& violations
) {
    std::map<std::uint32_t, std::uint32_t> chosen;
    std::uint32_t answered = 0;
    std::uint32_t right = 0;
    bool all_known = true;
    for (const Contestant& contestant : contestants) {
        if (contestant.answer.showing != showing) continue;
        ++answered;
        const Choice& choice = contestant.answer.choice;
        for (const std::uint32_t option : choice.options) ++chosen[option];
        const auto is_right = choice.right(reveal);
        all_known = all_known && is_right;
        if (is_right && *is_right) ++right;
    }
    if (reveal.at("answered") != answered) {
        violations.add("a reveal that counts another number of answers: " + reveal.dump());
    }
    if (all_known && reveal.at("right") != right) {
        violations.add("a reveal that counts other answers right: " + reveal.dump());
    }
    for (const auto& [option, count] : chosen) {
        if (reveal.at("counts").at(option) != count) {
            violations.add("a reveal that counts the options otherwise: " + reveal.dump());
        }
    }
}

}  // namespace hoithi::load
