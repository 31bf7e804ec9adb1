#include "server/host/public_name.hpp"

#include "engine/text/masked_name.hpp"

namespace hoithi::host {

std::string public_name(const store::PersonRow& person, const ContestDefinition& definition) {
    const bool masked = definition.public_names == PublicNames::masked && !person.team;
    return masked ? text::masked_name(person.name) : person.name;
}

std::string unit_of(const store::PersonRow& person) {
    if (person.unit_code.empty()) return {};
    return person.unit_vintage + ":" + person.unit_code;
}

}  // namespace hoithi::host
