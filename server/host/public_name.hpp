#pragma once

#include <string>

#include "engine/definition.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::host {

/// What the public reads of an entrant: everybody but hosts and the entrant themselves. A name that
/// a host holds is a number in the contest's language ("Thí sinh 18"); else a person's name is
/// masked where the contest says so, a team's never.
std::string public_name(const store::PersonRow& person, const ContestDefinition& definition);

/// The code of an entrant's unit with its vintage, as the protocol has it; empty without one.
std::string unit_of(const store::PersonRow& person);

}  // namespace hoithi::host
