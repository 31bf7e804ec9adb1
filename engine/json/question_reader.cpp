#include "engine/json/question_reader.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/bank_wording.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/json_wording.hpp"
#include "engine/json/question_parts.hpp"
#include "engine/spelling.hpp"
#include "engine/text/fold.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

bool chooses(QuestionKind kind) {
    return kind == QuestionKind::single || kind == QuestionKind::multiple;
}

std::vector<Option> true_and_false(std::string_view bank_language) {
    if (bank_language == "vi") return {{"true", "Đúng"}, {"false", "Sai"}};
    return {{"true", "True"}, {"false", "False"}};
}

/// Takes up into the key the option that has the id, first come where ids stand twice.
void add_to_key(
    Question& question, const std::string& id, const std::string& pointer, Findings& findings
) {
    if (question.options.empty()) return;  // a fault of its own
    const auto option = std::ranges::find(question.options, id, &Option::id);
    const auto position = static_cast<std::size_t>(option - question.options.begin());
    if (option == question.options.end() || position >= OptionSet::size_max) {
        findings.add(pointer, wording::unknown_option, {id});
    } else if (question.key.options.contains(position)) {
        findings.add(pointer, wording::option_twice, {id});
    } else {
        question.key.options.add(position);
    }
}

void read_key_texts(FieldReader& fields, Question& question) {
    fields.read("key", question.key.texts);
    for (const std::string& accepted : question.key.texts) {
        std::string folded = text::fold(accepted);
        if (question.accents_optional) folded = text::bare(folded);
        question.key.folded.push_back(plain_spelling(folded));
    }
}

void read_key(FieldReader& fields, Question& question) {
    switch (question.kind) {
        case QuestionKind::single: {
            std::string id;
            const std::size_t faults = fields.findings().faults().size();
            fields.read("key", id);
            if (fields.findings().faults().size() > faults) return;
            add_to_key(question, id, fields.pointer("key"), fields.findings());
            return;
        }
        case QuestionKind::multiple: {
            std::vector<std::string> ids;
            fields.read("key", ids);
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const std::string at = pointer_to(fields.pointer("key"), i);
                add_to_key(question, ids[i], at, fields.findings());
            }
            return;
        }
        case QuestionKind::true_false: {
            bool is_true = false;
            fields.read("key", is_true);
            question.key.options.add(is_true ? 0 : 1);
            return;
        }
        case QuestionKind::number:
            fields.read("key", question.key.number);
            return;
        case QuestionKind::text:
            read_key_texts(fields, question);
            return;
    }
}

/// The object `accepted_warnings`: a rule's id and the reason, as often as there are.
void read_accepted_warnings(FieldReader& fields, Question& question) {
    const Json* object = fields.find_object("accepted_warnings", Presence::optional);
    if (!object) return;
    FieldReader parts(*object, fields.pointer("accepted_warnings"), fields.findings());
    for (const auto& [id, reason] : object->get_ref<const Json::object_t&>()) {
        parts.read(id, question.accepted_warnings[id]);
    }
}

}  // namespace

Question read_question(
    const Json& object, std::string pointer, std::string_view bank_language, Findings& findings
) {
    FieldReader fields(object, std::move(pointer), findings);
    Question question;
    fields.read("id", question.id);
    const std::size_t faults = findings.faults().size();
    fields.read("kind", question.kind);
    const bool kind_known = findings.faults().size() == faults;
    fields.read("text", question.text);
    fields.read("explanation", question.explanation);
    question.source = source_of(fields);
    read_dates(fields, question);
    fields.read("difficulty", question.difficulty);
    fields.read("topic", question.topic);
    fields.read("seconds", question.seconds, Presence::optional);
    fields.read("points", question.points, Presence::optional);
    fields.read("tolerance", question.key.tolerance, Presence::optional);
    fields.read("accents_optional", question.accents_optional, Presence::optional);
    fields.read("author", question.author, Presence::optional);
    fields.read("reviewer", question.reviewer, Presence::optional);
    fields.read("ever_public", question.ever_public, Presence::optional);
    read_accepted_warnings(fields, question);
    question.media = media_of(fields);
    if (kind_known) {
        if (chooses(question.kind)) question.options = options_of(fields);
        if (question.kind == QuestionKind::true_false) {
            question.options = true_and_false(bank_language);
        }
        read_key(fields, question);
    } else {
        fields.find("options", Presence::optional);
        fields.find("key", Presence::optional);
    }
    if (!chooses(question.kind) && fields.find("options", Presence::optional)) {
        findings.add(fields.pointer("options"), hoithi::wording::options_not_wanted);
    }
    fields.finish();
    return question;
}

}  // namespace hoithi::json
