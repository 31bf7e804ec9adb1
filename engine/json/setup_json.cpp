#include "engine/json/setup_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/json/definition_parts.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/question_parts.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

void append_options(JsonWriter& writer, const std::vector<Option>& options) {
    writer.begin_array();
    for (const Option& option : options) {
        writer.begin_object().field("id", option.id).field("text", option.text).end_object();
    }
    writer.end_array();
}

void append_question(JsonWriter& writer, const Question& question) {
    writer.begin_object();
    writer.field("id", question.id).field("kind", word(question.kind));
    writer.field("text", question.text);
    append_options(writer.key("options"), question.options);
    append_key(writer.key("key"), question.key);
    writer.field("accents_optional", question.accents_optional);
    writer.field("explanation", question.explanation);
    writer.key("source").begin_object();
    writer.field("document", question.source.document);
    writer.field("article", question.source.article);
    writer.field("url", question.source.url).end_object();
    writer.field("true_on", question.true_on).field("checked_on", question.checked_on);
    writer.field("valid_to", question.valid_to);
    writer.field("difficulty", word(question.difficulty)).field("topic", question.topic);
    writer.field("seconds", question.seconds).field("points", question.points);
    if (question.media) {
        writer.key("media").begin_object();
        writer.field("kind", word(question.media->kind)).field("path", question.media->path);
        writer.field("alt", question.media->alt).end_object();
    }
    writer.field("author", question.author).field("reviewer", question.reviewer);
    writer.field("ever_public", question.ever_public);
    writer.end_object();
}

void append_paper_questions(JsonWriter& writer, const std::vector<PaperQuestion>& questions) {
    writer.begin_array();
    for (const PaperQuestion& asked : questions) {
        writer.begin_object();
        append_question(writer.key("question"), asked.question);
        writer.field("topic_name", asked.topic_name).field("round", asked.round);
        writer.field("window", asked.window.count()).field("points", asked.points);
        append_scoring(writer.key("scoring"), asked.scoring);
        writer.end_object();
    }
    writer.end_array();
}

Question question_of(const Json& object, const std::string& pointer, Findings& findings) {
    FieldReader fields(object, pointer, findings);
    Question question;
    fields.read("id", question.id);
    fields.read("kind", question.kind);
    fields.read("text", question.text);
    question.options = options_of(fields);
    if (const Json* key = fields.find_object("key", Presence::required)) {
        question.key = key_of(*key, fields.pointer("key"), findings);
    }
    fields.read("accents_optional", question.accents_optional);
    fields.read("explanation", question.explanation);
    question.source = source_of(fields);
    read_dates(fields, question);
    fields.read("difficulty", question.difficulty);
    fields.read("topic", question.topic);
    fields.read("seconds", question.seconds);
    fields.read("points", question.points);
    question.media = media_of(fields);
    fields.read("author", question.author);
    fields.read("reviewer", question.reviewer);
    fields.read("ever_public", question.ever_public);
    fields.finish();
    return question;
}

void read_paper_questions(
    FieldReader& fields, std::string_view name, std::vector<PaperQuestion>& questions
) {
    for (const Json& item : fields.items(name, Presence::required)) {
        const std::string at = pointer_to(fields.pointer(name), questions.size());
        FieldReader parts(item, at, fields.findings());
        PaperQuestion& asked = questions.emplace_back();
        if (const Json* question = parts.find_object("question", Presence::required)) {
            asked.question = question_of(*question, at + "/question", fields.findings());
        }
        parts.read("topic_name", asked.topic_name);
        parts.read("round", asked.round);
        parts.read("window", asked.window);
        parts.read("points", asked.points);
        if (const Json* scoring = parts.find_object("scoring", Presence::required)) {
            asked.scoring = scoring_of(*scoring, at + "/scoring", fields.findings());
        }
        parts.finish();
    }
}

/// The first where a journal says nothing: it is from before there were others.
Edition edition_of(FieldReader& fields) {
    int number = static_cast<int>(Edition::first);
    fields.read("edition", number, Presence::optional);
    if (number < static_cast<int>(Edition::first) || number > static_cast<int>(Edition::second)) {
        fields.findings().add({fields.pointer("edition"), "is an edition that is not known", {}});
        return Edition::first;
    }
    return static_cast<Edition>(number);
}

}  // namespace

void append_setup(JsonWriter& writer, const Setup& setup) {
    writer.field("seed", setup.seed);
    if (setup.edition != Edition::first) {
        writer.field("edition", static_cast<int>(setup.edition));
    }
    if (!setup.after.empty()) writer.field("after", setup.after);
    append_definition(writer.key("definition"), setup.definition);
    append_paper_questions(writer.key("questions"), setup.paper.questions);
    append_paper_questions(writer.key("spares"), setup.paper.spares);
}

Setup setup_of(FieldReader& fields) {
    Setup setup;
    fields.read("seed", setup.seed);
    setup.edition = edition_of(fields);
    fields.read("after", setup.after, Presence::optional);
    if (const Json* object = fields.find_object("definition", Presence::required)) {
        setup.definition = definition_of(*object, fields.pointer("definition"), fields.findings());
    }
    read_paper_questions(fields, "questions", setup.paper.questions);
    read_paper_questions(fields, "spares", setup.paper.spares);
    return setup;
}

void append_key(JsonWriter& writer, const Key& key) {
    writer.begin_object();
    writer.field("options", key.options.bits());
    writer.field("number", key.number).field("tolerance", key.tolerance);
    writer.field("texts", key.texts).field("folded", key.folded);
    writer.end_object();
}

Key key_of(const Json& object, const std::string& pointer, Findings& findings) {
    FieldReader fields(object, pointer, findings);
    Key key;
    std::uint8_t options = 0;
    fields.read("options", options);
    key.options = OptionSet(options);
    fields.read("number", key.number);
    fields.read("tolerance", key.tolerance);
    fields.read("texts", key.texts);
    fields.read("folded", key.folded);
    fields.finish();
    return key;
}

}  // namespace hoithi::json
