#include "engine/key_check.hpp"

#include <algorithm>

#include "engine/bank_wording.hpp"
#include "engine/shape.hpp"

namespace hoithi {

namespace {

constexpr std::size_t accepted_texts_max = 50;
constexpr std::size_t accepted_text_characters_max = 60;

bool chooses(QuestionKind kind) {
    return kind != QuestionKind::number && kind != QuestionKind::text;
}

void check_options(
    const Question& question, OptionSet right, const std::string& at, Findings& findings
) {
    const std::size_t offered = question.options.size();
    if (right.empty()) {
        findings.add(at, wording::key_missing);
        return;
    }
    if (offered < OptionSet::size_max && (right.bits() >> offered) != 0) {
        findings.add(at, wording::key_not_offered);
    }
    const auto count = static_cast<std::size_t>(right.size());
    if (question.kind == QuestionKind::multiple && count == offered) {
        findings.add(at, wording::key_all);
    }
}

void check_texts(const Key& key, const std::string& at, Findings& findings) {
    check_count(findings, at, key.texts.size(), 1, accepted_texts_max);
    if (key.folded.size() != key.texts.size()) {
        findings.add(at, wording::key_missing);
        return;
    }
    for (std::size_t i = 0; i < key.texts.size(); ++i) {
        const std::string here = at + "/" + std::to_string(i);
        const bool says_nothing = key.folded[i].empty();
        check_text(
            findings,
            here,
            says_nothing ? std::string_view{} : key.texts[i],
            accepted_text_characters_max
        );
        const auto same = std::ranges::find(key.folded, key.folded[i]) - key.folded.begin();
        if (!says_nothing && static_cast<std::size_t>(same) < i) {
            findings.add(here, wording::equal_texts, {key.texts[static_cast<std::size_t>(same)]});
        }
    }
}

/// What questions of other kinds have for a key does not stand beside this one's.
void check_nothing_else(
    const Question& question, const Key& key, const std::string& at, Findings& findings
) {
    const bool text = question.kind == QuestionKind::text;
    const bool number = question.kind == QuestionKind::number;
    const bool other = (!chooses(question.kind) && !key.options.empty()) ||
                       (!number && key.number != 0) || (!text && !key.texts.empty());
    if (other) findings.add(at + "/key", wording::key_of_another_kind);
    if (!number && key.tolerance != 0) {
        findings.add(at + "/tolerance", wording::tolerance_not_wanted);
    }
}

/// All but how many options of a single choice are right.
void check_fit(
    const Question& question, const Key& key, const std::string& at, Findings& findings
) {
    if (chooses(question.kind)) check_options(question, key.options, at + "/key", findings);
    if (question.kind == QuestionKind::number) {
        check_range(findings, at + "/key", key.number, -number_max, number_max);
        check_range(findings, at + "/tolerance", key.tolerance, std::int64_t{0}, number_max);
    }
    if (question.kind == QuestionKind::text) check_texts(key, at + "/key", findings);
    check_nothing_else(question, key, at, findings);
}

}  // namespace

void check_key(
    const Question& question, const Key& key, const std::string& at, Findings& findings
) {
    check_fit(question, key, at, findings);
    const bool has_one =
        question.kind == QuestionKind::single || question.kind == QuestionKind::true_false;
    if (has_one && key.options.size() > 1) {
        findings.add(at + "/key", wording::key_not_one, {std::to_string(key.options.size())});
    }
}

bool may_become_key(const Question& question, const Key& key) {
    Findings findings(Language::english);
    check_fit(question, key, {}, findings);
    return findings.faults().empty();
}

}  // namespace hoithi
