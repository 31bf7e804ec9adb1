#include "tests/load/choice.hpp"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

}  // namespace

Choice draw_choice(const Json& question, std::mt19937_64& random) {
    Choice choice;
    const std::string kind = question.at("kind");
    if (kind == "number") {
        choice.number = static_cast<std::int64_t>(random() % 100);
        choice.fields = R"("number":)" + std::to_string(*choice.number);
    } else if (kind == "text") {
        choice.fields = random() % 2 == 0 ? R"("text":"Hoà Bình")" : R"("text":"10.10")";
    } else {
        const auto count = static_cast<std::uint32_t>(question.at("options").size());
        const auto first = static_cast<std::uint32_t>(random() % count);
        choice.options.push_back(first);
        if (kind == "multiple") choice.options.push_back((first + 1) % count);
        std::ranges::sort(choice.options);
        choice.fields = R"("options":)" + Json(choice.options).dump();
    }
    return choice;
}

std::optional<bool> Choice::right(const Json& reveal) const {
    if (!options.empty()) return reveal.at("key").get<std::vector<std::uint32_t>>() == options;
    if (!number) return std::nullopt;
    const auto key = reveal.at("number").get<std::int64_t>();
    return std::abs(*number - key) <= reveal.value("tolerance", std::int64_t{0});
}

}  // namespace hoithi::load
