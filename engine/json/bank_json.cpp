#include "engine/json/bank_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/json/content_faults.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/limits.hpp"
#include "engine/json/question_reader.hpp"
#include "engine/json/strict_json.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

Bank bank_of(const Json& object, Findings& findings) {
    FieldReader fields(object, {}, findings);
    Bank bank;
    check_header(fields);
    fields.read("id", bank.id);
    fields.read("title", bank.title);
    fields.read("language", bank.language);
    fields.read("description", bank.description, Presence::optional);
    for (const Json& item : fields.items("topics", Presence::required)) {
        FieldReader topic(item, pointer_to("/topics", bank.topics.size()), findings);
        Topic& read = bank.topics.emplace_back();
        topic.read("id", read.id);
        topic.read("name", read.name);
        topic.finish();
    }
    for (const Json& item : fields.items("questions", Presence::required)) {
        bank.questions.push_back(read_question(
            item, pointer_to("/questions", bank.questions.size()), bank.language, findings
        ));
    }
    fields.finish();
    return bank;
}

/// A fault of a question's `true_on` where its file has it: an older bank calls it `as_of`.
Fault at_older_name(const Json& bank, Fault fault) {
    constexpr std::string_view name = "/true_on";
    if (!fault.pointer.ends_with(name)) return fault;
    std::string question = fault.pointer.substr(0, fault.pointer.size() - name.size());
    const Json& object = bank.at(Json::json_pointer(question));
    const auto given = [&](const char* field) {
        const auto value = object.find(field);
        return value != object.end() && !value->is_null();
    };
    if (given("as_of") && !given("true_on")) fault.pointer = std::move(question) + "/as_of";
    return fault;
}

Faults content_faults(const Json& file, const Bank& bank, Language language) {
    Faults faults = check(bank, language);
    for (Fault& fault : faults) fault = at_older_name(file, std::move(fault));
    return faults;
}

}  // namespace

Result<Bank, Faults> read_bank(std::string_view text, Language language) {
    const Result<Json, Faults> file = read_strict(text, bank_bytes_max, language);
    if (!file) return file.error();
    Findings findings(language);
    Bank bank = bank_of(*file, findings);
    add_content_faults(findings, content_faults(*file, bank, language));
    if (!findings.faults().empty()) return findings.faults();
    return bank;
}

}  // namespace hoithi::json
