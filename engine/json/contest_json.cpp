#include "engine/json/contest_json.hpp"

#include "engine/json/definition_parts.hpp"
#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"

namespace hoithi::json {

namespace {

void append_divisions(JsonWriter& writer, const std::vector<Division>& divisions) {
    writer.key("divisions").begin_array();
    for (const Division& division : divisions) {
        writer.begin_object().field("id", division.id).field("name", division.name);
        if (division.audience) writer.field("audience", true);
        writer.end_object();
    }
    writer.end_array();
}

void append_units(
    JsonWriter& writer, const ContestDefinition& definition, std::string_view units_url
) {
    if (definition.units.empty()) {
        writer.null_field("units");
        return;
    }
    writer.key("units").begin_object().field("url", units_url);
    writer.field("required", definition.unit_required).end_object();
}

void append_tie_break(JsonWriter& writer, const std::vector<TieBreak>& keys) {
    if (keys == ContestDefinition{}.tie_break) return;
    writer.key("tie_break").begin_array();
    for (const TieBreak key : keys) writer.value(word(key));
    writer.end_array();
}

void append_theme(JsonWriter& writer, const Theme& theme, const ContestContext& context) {
    const auto url = [&](const std::string& picture) {
        return picture.empty() ? std::string{} : context.picture_url(picture);
    };
    writer.begin_object().field("accent", theme.accent).field("accent2", theme.accent2);
    writer.field("logo", url(theme.logo));
    if (theme.mark != Emblem::none) writer.field("mark", word(theme.mark));
    if (!theme.partners.empty()) {
        writer.key("partners").begin_array();
        for (const Partner& partner : theme.partners) {
            writer.begin_object().field("name", partner.name);
            writer.field("logo", url(partner.logo)).end_object();
        }
        writer.end_array();
    }
    writer.end_object();
}

}  // namespace

std::string write_contest(const Setup& setup, const ContestContext& context) {
    const ContestDefinition& definition = setup.definition;
    std::string text;
    JsonWriter writer(text);
    writer.begin_object();
    writer.field("t", std::string_view("contest"));
    writer.field("id", context.id).field("code", context.code);
    writer.field("title", definition.title).field("language", definition.language);
    append_theme(writer.key("theme"), definition.theme, context);
    writer.field("join_url", context.join_url);
    if (!context.stage_url.empty()) writer.field("stage_url", context.stage_url);
    if (context.addresses) writer.field("addresses", *context.addresses);
    writer.field("questions", setup.paper.questions.size());
    writer.key("rounds").begin_array();
    for (const Round& round : definition.rounds) writer.value(round.title);
    writer.end_array();
    writer.key("rules").begin_array();
    for (const Round& round : definition.rounds) {
        append_scoring(writer, round.scoring.value_or(definition.scoring));
    }
    writer.end_array();
    writer.field("entrants", word(definition.entrants));
    writer.field("audience", word(definition.audience));
    append_divisions(writer, definition.divisions);
    append_units(writer, definition, context.units_url);
    writer.field("shuffled", definition.option_order == OptionOrder::shuffled);
    append_tie_break(writer, definition.tie_break);
    if (definition.prediction != Prediction::none) {
        writer.field("prediction", word(definition.prediction));
    }
    if (!context.shut.empty()) writer.field("shut", context.shut);
    writer.field("now", context.now.count()).end_object();
    return text;
}

}  // namespace hoithi::json
