#include "engine/json/definition_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/json/content_faults.hpp"
#include "engine/json/definition_parts.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/json_wording.hpp"
#include "engine/json/limits.hpp"
#include "engine/json/strict_json.hpp"
#include "engine/look.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;
constexpr Presence optional = Presence::optional;

void read_scoring(FieldReader& fields, Scoring& scoring) {
    if (const Json* object = fields.find_object("scoring", optional)) {
        scoring = scoring_of(*object, fields.pointer("scoring"), fields.findings());
    }
}

void read_theme(FieldReader& fields, Theme& theme) {
    const Json* object = fields.find_object("theme", optional);
    if (!object) return;
    FieldReader parts(*object, fields.pointer("theme"), fields.findings());
    parts.read("accent", theme.accent, optional);
    parts.read("accent2", theme.accent2, optional);
    parts.read("logo", theme.logo, optional);
    parts.read("mark", theme.mark, optional);
    for (const Json& item : parts.items("partners", optional)) {
        const std::string at = pointer_to(parts.pointer("partners"), theme.partners.size());
        FieldReader fields_of_partner(item, at, fields.findings());
        Partner& partner = theme.partners.emplace_back();
        fields_of_partner.read("name", partner.name);
        fields_of_partner.read("logo", partner.logo, optional);
        fields_of_partner.finish();
    }
    parts.finish();
}

void read_draws(FieldReader& fields, std::vector<Draw>& draws) {
    for (const Json& item : fields.items("draw", optional)) {
        const std::string at = pointer_to(fields.pointer("draw"), draws.size());
        FieldReader parts(item, at, fields.findings());
        Draw& draw = draws.emplace_back();
        parts.read("topic", draw.topic, optional);
        parts.read("difficulty", draw.difficulty, optional);
        parts.read("count", draw.count);
        parts.finish();
    }
}

/// How many, or which.
void read_spares(FieldReader& fields, Round& round) {
    const Json* value = fields.find("spares", optional);
    if (value && value->is_array()) {
        fields.read("spares", round.named_spares, optional);
    } else {
        fields.read("spares", round.spares, optional);
    }
}

void read_rounds(FieldReader& fields, std::vector<Round>& rounds) {
    for (const Json& item : fields.items("rounds", Presence::required)) {
        const std::string at = pointer_to(fields.pointer("rounds"), rounds.size());
        FieldReader parts(item, at, fields.findings());
        Round& round = rounds.emplace_back();
        parts.read("title", round.title);
        parts.read("bank", round.bank);
        parts.read("questions", round.questions, optional);
        read_draws(parts, round.draws);
        read_spares(parts, round);
        parts.read("common_spares", round.common_spares, optional);
        parts.read("seconds", round.seconds, optional);
        parts.read("points", round.points, optional);
        if (parts.find("scoring", optional)) read_scoring(parts, round.scoring.emplace());
        parts.finish();
    }
}

void read_tie_break(FieldReader& fields, std::vector<TieBreak>& keys) {
    if (!fields.find("tie_break", optional)) return;
    std::vector<std::string> words;
    fields.read("tie_break", words, optional);
    keys.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto key = from_word<TieBreak>(words[i])) {
            keys.push_back(*key);
        } else {
            fields.findings().add(
                pointer_to(fields.pointer("tie_break"), i),
                wording::unknown_word,
                {words[i], word_list<TieBreak>()}
            );
        }
    }
}

void read_divisions(FieldReader& fields, ContestDefinition& definition) {
    const bool vietnamese = definition.language == "vi";
    std::vector<Division>& divisions = definition.divisions;
    if (fields.find("divisions", optional)) {
        divisions.clear();
        for (const Json& item : fields.items("divisions", optional)) {
            const std::string at = pointer_to(fields.pointer("divisions"), divisions.size());
            FieldReader parts(item, at, fields.findings());
            Division& division = divisions.emplace_back();
            parts.read("id", division.id);
            parts.read("name", division.name, optional);
            parts.read("audience", division.audience, optional);
            parts.finish();
        }
    } else {
        divisions = {{"main", vietnamese ? "Thí sinh" : "Contestants", false}};
    }
    const bool audience_there = std::ranges::any_of(divisions, &Division::audience);
    if (definition.audience == Audience::play && !audience_there) {
        divisions.push_back({"audience", vietnamese ? "Khán giả" : "Audience", true});
    }
}

void read_units(FieldReader& fields, ContestDefinition& definition) {
    const Json* object = fields.find_object("units", optional);
    if (!object) return;
    FieldReader parts(*object, fields.pointer("units"), fields.findings());
    parts.read("set", definition.units);
    parts.read("required", definition.unit_required, optional);
    if (const Json* board = parts.find_object("board", optional)) {
        FieldReader rules(*board, parts.pointer("board"), fields.findings());
        UnitBoard& unit_board = definition.unit_board.emplace();
        rules.read("rule", unit_board.rule);
        rules.read("best", unit_board.best, optional);
        rules.finish();
    }
    parts.finish();
}

}  // namespace

Scoring scoring_of(const Json& object, const std::string& pointer, Findings& findings) {
    FieldReader fields(object, pointer, findings);
    Scoring scoring;
    fields.read("mode", scoring.mode, optional);
    fields.read("wrong", scoring.wrong, optional);
    fields.read("partial", scoring.partial, optional);
    if (const Json* streak = fields.find_object("streak", optional)) {
        FieldReader parts(*streak, fields.pointer("streak"), findings);
        parts.read("from", scoring.streak_from);
        parts.read("bonus", scoring.streak_bonus);
        parts.read("max", scoring.streak_bonus_max);
        parts.finish();
    }
    fields.finish();
    return scoring;
}

ContestDefinition definition_of(
    const Json& object, const std::string& pointer, Findings& findings
) {
    FieldReader fields(object, pointer, findings);
    ContestDefinition definition;
    check_header(fields);
    fields.read("format", definition.format, optional);
    fields.read("id", definition.id);
    fields.read("title", definition.title);
    fields.read("language", definition.language, optional);
    read_theme(fields, definition.theme);
    read_rounds(fields, definition.rounds);
    fields.read("seed", definition.seed, optional);
    fields.read("seconds", definition.seconds, optional);
    read_scoring(fields, definition.scoring);
    read_tie_break(fields, definition.tie_break);
    fields.read("option_order", definition.option_order, optional);
    fields.read("prediction", definition.prediction, optional);
    fields.read("late_joining", definition.late_joining, optional);
    fields.read("grace_ms", definition.grace, optional);
    fields.read("lead_in_ms", definition.lead_in, optional);
    fields.read("board_size", definition.board_size, optional);
    fields.read("audience", definition.audience, optional);
    fields.read("entrants", definition.entrants, optional);
    read_divisions(fields, definition);
    read_units(fields, definition);
    fields.read("public_names", definition.public_names, optional);
    fields.read("contestants_max", definition.contestants_max, optional);
    fields.finish();
    return definition;
}

Result<ContestDefinition, Faults> read_definition(std::string_view text, Language language) {
    const Result<Json, Faults> file = read_strict(text, definition_bytes_max, language);
    if (!file) return file.error();
    Findings findings(language);
    ContestDefinition definition = definition_of(*file, {}, findings);
    add_content_faults(findings, check(definition, language));
    add_content_faults(findings, check_look(definition, language));
    if (!findings.faults().empty()) return findings.faults();
    return definition;
}

}  // namespace hoithi::json
