#include "engine/json/question_parts.hpp"

#include "engine/json/json_pointer.hpp"

namespace hoithi::json {

using Json = nlohmann::json;

std::vector<Option> options_of(FieldReader& fields) {
    std::vector<Option> options;
    for (const Json& item : fields.items("options", Presence::required)) {
        const std::string at = pointer_to(fields.pointer("options"), options.size());
        FieldReader parts(item, at, fields.findings());
        Option& option = options.emplace_back();
        parts.read("id", option.id);
        parts.read("text", option.text);
        parts.finish();
    }
    return options;
}

Source source_of(FieldReader& fields) {
    Source source;
    const Json* value = fields.find("source", Presence::required);
    if (value && value->is_null()) return source;
    const Json* object = fields.find_object("source", Presence::required);
    if (!object) return source;
    FieldReader parts(*object, fields.pointer("source"), fields.findings());
    parts.read("document", source.document);
    parts.read("article", source.article, Presence::optional);
    parts.read("url", source.url, Presence::optional);
    parts.finish();
    return source;
}

void read_dates(FieldReader& fields, Question& question) {
    const bool older = !fields.find("true_on", Presence::optional) &&
                       fields.find("as_of", Presence::optional) != nullptr;
    fields.read(older ? "as_of" : "true_on", question.true_on);
    fields.read("checked_on", question.checked_on, Presence::optional);
    fields.read("valid_to", question.valid_to, Presence::optional);
}

std::optional<Media> media_of(FieldReader& fields) {
    const Json* object = fields.find_object("media", Presence::optional);
    if (!object) return std::nullopt;
    FieldReader parts(*object, fields.pointer("media"), fields.findings());
    Media media;
    parts.read("kind", media.kind);
    parts.read("path", media.path);
    parts.read("alt", media.alt, Presence::optional);
    parts.finish();
    return media;
}

}  // namespace hoithi::json
