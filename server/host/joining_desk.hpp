#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/result.hpp"
#include "server/host/roster.hpp"
#include "server/host/units.hpp"
#include "server/protocol/client_message.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::host {

/// A newcomer whose papers are in order: what the engine is asked, and what is kept of the person
/// once the engine has given them a number.
struct Papers {
    Join command;
    store::PersonRow person;
};

/// A name that somebody may bear.
struct CheckedName {
    std::string name;
    std::string folded;
    bool held = false;  // a host looks at it before the public reads it
};

/// Of a newcomer, or of the contestant who is to bear it instead of theirs. Refusals are the words
/// of the protocol.
Result<CheckedName, std::string_view> check_name(
    std::string_view typed, const Roster& roster, std::optional<ContestantId> who = {}
);

/// Looks at what the engine does not know: name, unit, division by its id. Refusals are the words
/// of the protocol.
Result<Papers, std::string_view> check_papers(
    const protocol::JoinRequest& request,
    const ContestDefinition& definition,
    const Roster& roster,
    const Units* units
);

}  // namespace hoithi::host
