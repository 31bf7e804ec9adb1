#include "engine/json/content_faults.hpp"
#include "engine/json/definition_json.hpp"
#include "engine/json/definition_parts.hpp"
#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"

namespace hoithi::json {

namespace {

void append_draw(JsonWriter& writer, const Draw& draw) {
    writer.begin_object();
    if (!draw.topic.empty()) writer.field("topic", draw.topic);
    if (draw.difficulty) writer.field("difficulty", word(*draw.difficulty));
    writer.field("count", draw.count);
    writer.end_object();
}

void append_round(JsonWriter& writer, const Round& round) {
    writer.begin_object();
    writer.field("title", round.title).field("bank", round.bank);
    if (!round.questions.empty()) writer.field("questions", round.questions);
    if (!round.draws.empty()) {
        writer.key("draw").begin_array();
        for (const Draw& draw : round.draws) append_draw(writer, draw);
        writer.end_array();
    }
    if (round.named_spares.empty()) {
        writer.field("spares", round.spares);
    } else {
        writer.field("spares", round.named_spares);
    }
    if (round.common_spares) writer.field("common_spares", true);
    if (round.seconds) writer.field("seconds", *round.seconds);
    if (round.points) writer.field("points", *round.points);
    if (round.scoring) append_scoring(writer.key("scoring"), *round.scoring);
    writer.end_object();
}

void append_rounds(JsonWriter& writer, const std::vector<Round>& rounds) {
    writer.key("rounds").begin_array();
    for (const Round& round : rounds) append_round(writer, round);
    writer.end_array();
}

void append_divisions(JsonWriter& writer, const std::vector<Division>& divisions) {
    writer.key("divisions").begin_array();
    for (const Division& division : divisions) {
        writer.begin_object().field("id", division.id).field("name", division.name);
        writer.field("audience", division.audience).end_object();
    }
    writer.end_array();
}

void append_units(JsonWriter& writer, const ContestDefinition& definition) {
    writer.begin_object().field("set", definition.units);
    writer.field("required", definition.unit_required);
    if (const auto& board = definition.unit_board) {
        writer.key("board").begin_object().field("rule", word(board->rule));
        if (board->best) writer.field("best", *board->best);
        writer.end_object();
    }
    writer.end_object();
}

/// What a definition of 0.1.0 could not say is left out where it says nothing.
void append_theme(JsonWriter& writer, const Theme& theme) {
    writer.begin_object().field("accent", theme.accent).field("accent2", theme.accent2);
    writer.field("logo", theme.logo);
    if (theme.mark != Emblem::none) writer.field("mark", word(theme.mark));
    if (!theme.partners.empty()) {
        writer.key("partners").begin_array();
        for (const Partner& partner : theme.partners) {
            writer.begin_object().field("name", partner.name);
            writer.field("logo", partner.logo).end_object();
        }
        writer.end_array();
    }
    writer.end_object();
}

}  // namespace

void append_scoring(JsonWriter& writer, const Scoring& scoring) {
    writer.begin_object();
    writer.field("mode", word(scoring.mode)).field("wrong", scoring.wrong);
    writer.field("partial", scoring.partial);
    writer.key("streak").begin_object();
    writer.field("from", scoring.streak_from).field("bonus", scoring.streak_bonus);
    writer.field("max", scoring.streak_bonus_max).end_object();
    writer.end_object();
}

void append_definition(JsonWriter& writer, const ContestDefinition& definition) {
    writer.begin_object();
    writer.field("version", file_version);
    writer.field("id", definition.id).field("title", definition.title);
    writer.field("language", definition.language);
    append_theme(writer.key("theme"), definition.theme);
    writer.field("format", word(definition.format));
    append_rounds(writer, definition.rounds);
    if (definition.seed) writer.field("seed", *definition.seed);
    if (definition.seconds) writer.field("seconds", *definition.seconds);
    append_scoring(writer.key("scoring"), definition.scoring);
    writer.key("tie_break").begin_array();
    for (const TieBreak key : definition.tie_break) writer.value(word(key));
    writer.end_array();
    writer.field("option_order", word(definition.option_order));
    writer.field("prediction", word(definition.prediction));
    writer.field("late_joining", definition.late_joining);
    writer.field("grace_ms", definition.grace.count());
    writer.field("lead_in_ms", definition.lead_in.count());
    writer.field("board_size", definition.board_size);
    writer.field("audience", word(definition.audience));
    writer.field("entrants", word(definition.entrants));
    append_divisions(writer, definition.divisions);
    if (!definition.units.empty()) append_units(writer.key("units"), definition);
    writer.field("public_names", word(definition.public_names));
    writer.field("contestants_max", definition.contestants_max);
    writer.end_object();
}

std::string write_definition(const ContestDefinition& definition) {
    std::string text;
    JsonWriter writer(text);
    append_definition(writer, definition);
    return text;
}

}  // namespace hoithi::json
