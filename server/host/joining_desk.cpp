#include "server/host/joining_desk.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/entrant_name.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/rude_words.hpp"

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

Result<CheckedName, std::string_view> check_name(
    std::string_view typed, const Roster& roster, std::optional<ContestantId> who
) {
    using Named = Result<CheckedName, std::string_view>;
    CheckedName checked{text::clean_name(typed), {}, false};
    if (const auto fault = text::name_fault(checked.name)) return Named(word(*fault));
    checked.folded = text::fold(checked.name);
    if (roster.bars(checked.folded)) return Named("name_barred");
    const auto bearer = roster.bearer_of(checked.folded);
    if (bearer && bearer != who) return Named("name_taken");
    checked.held = roster.resembles_barred(checked.name) || text::is_rude(checked.name);
    return checked;
}

Checked check_papers(
    const protocol::JoinRequest& request,
    const ContestDefinition& definition,
    const Roster& roster,
    const Units* units
) {
    auto checked = check_name(request.name, roster);
    if (!checked) return Checked(checked.error());
    CheckedName name = *std::move(checked);
    Papers papers;
    store::PersonRow& person = papers.person;
    person.name = std::move(name.name);
    person.folded_name = std::move(name.folded);
    person.held = name.held;

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
