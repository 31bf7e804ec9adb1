#include "server/host/joining_desk.hpp"

#include <algorithm>

#include "engine/text/entrant_name.hpp"
#include "engine/text/fold.hpp"

namespace hoithi::host {

namespace {

using Checked = Result<Papers, std::string_view>;

std::string_view word(text::NameFault fault) {
    switch (fault) {
        case text::NameFault::too_short:
            return "name_too_short";
        case text::NameFault::too_long:
            return "name_too_long";
        case text::NameFault::bad_character:
            return "name_bad_character";
    }
    return "name_bad_character";
}

/// The division asked for, or the first that is not the audience's.
std::size_t division_of(std::string_view id, const std::vector<Division>& divisions) {
    const auto found = id.empty() ? std::ranges::find(divisions, false, &Division::audience)
                                  : std::ranges::find(divisions, id, &Division::id);
    return static_cast<std::size_t>(found - divisions.begin());
}

}  // namespace

Checked check_papers(
    const protocol::JoinRequest& request,
    const ContestDefinition& definition,
    const Roster& roster,
    const Units* units
) {
    Papers papers;
    store::PersonRow& person = papers.person;
    person.name = text::clean_name(request.name);
    if (const auto fault = text::name_fault(person.name)) return Checked(word(*fault));
    person.folded_name = text::fold(person.name);
    if (roster.bars(person.folded_name)) return Checked("name_barred");
    if (roster.bears(person.folded_name)) return Checked("name_taken");
    person.held = roster.resembles_barred(person.name);

    const std::size_t division = division_of(request.division, definition.divisions);
    if (division >= definition.divisions.size()) return Checked("division_unknown");
    if (definition.units.empty() || request.unit.empty()) {
        if (definition.unit_required) return Checked("unit_required");
    } else {
        if (!units || !units->contains(request.unit)) return Checked("unit_unknown");
        const std::size_t colon = request.unit.find(':');
        person.unit_vintage = request.unit.substr(0, colon);
        person.unit_code = request.unit.substr(colon + 1);
    }
    person.division = definition.divisions[division].id;
    person.team = request.team || definition.entrants == Entrants::team;
    papers.command =
        Join{request.key, DivisionIndex{static_cast<std::uint8_t>(division)}, person.team};
    return papers;
}

}  // namespace hoithi::host
