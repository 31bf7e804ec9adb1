#include "server/host/public_name.hpp"

#include "engine/text/masked_name.hpp"

namespace hoithi::host {

namespace {

std::string number_instead(const store::PersonRow& person, std::string_view language) {
    const bool english = language == "en";
    const std::string_view person_word = english ? "Contestant " : "Thí sinh ";
    const std::string_view team_word = english ? "Team " : "Đội ";
    return std::string(person.team ? team_word : person_word) +
           std::to_string(person.contestant + 1);
}

}  // namespace

std::string public_name(const store::PersonRow& person, const ContestDefinition& definition) {
    if (person.held) return number_instead(person, definition.language);
    const bool masked = definition.public_names == PublicNames::masked && !person.team;
    return masked ? text::masked_name(person.name) : person.name;
}

std::string unit_of(const store::PersonRow& person) {
    if (person.unit_code.empty()) return {};
    return person.unit_vintage + ":" + person.unit_code;
}

}  // namespace hoithi::host
