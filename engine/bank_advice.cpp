#include "engine/bank_advice.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>

#include "engine/bank_advice_wording.hpp"
#include "engine/folded_words.hpp"
#include "engine/markup.hpp"
#include "engine/shape.hpp"

namespace hoithi {

namespace {

/// Fewer questions than this show no pattern.
constexpr std::size_t pattern_min = 8;
constexpr std::size_t four = 4;

/// Collects warnings and counts them by rule.
class Warnings {
public:
    explicit Warnings(Language language) : language_(language) {}

    void add(
        std::string pointer,
        const advice::Rule& rule,
        std::initializer_list<std::string_view> arguments = {}
    ) {
        list_.push_back(Findings::told(language_, std::move(pointer), rule.wording, arguments));
        const bool vietnamese = language_ == Language::vietnamese;
        ++counts_[std::string(vietnamese ? rule.name_vi : rule.name)];
    }

    void accept() { ++accepted_; }

    Advice take() {
        Advice advice{std::move(list_), {}, accepted_};
        for (const auto& [rule, count] : counts_) advice.counts.push_back({rule, count});
        std::ranges::stable_sort(advice.counts, std::greater<>(), &Advice::Count::warnings);
        return advice;
    }

private:
    Language language_;
    Faults list_;
    std::map<std::string, std::size_t> counts_;
    std::size_t accepted_ = 0;
};

/// Whether a document is one of a state's: they alone have numbers such as 505/QĐ-TTg or 57-NQ/TW,
/// and articles in which to look a fact up. Press reports and pages have neither.
bool has_state_number(std::string_view document) {
    const std::vector<std::string> parts = parts_of(document);
    return std::ranges::any_of(parts, [](const std::string& part) {
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        return has_digit(part.substr(0, 1)) && part.find('/') != std::string::npos &&
               std::ranges::any_of(part, capital);
    });
}

struct KeyLength {
    std::size_t right = 0;
    std::size_t longest_wrong = 0;
};

KeyLength key_length(const Question& question) {
    KeyLength length;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const std::size_t count = character_count(question.options[i].text);
        const bool right = question.key.options.contains(i);
        std::size_t& longest = right ? length.right : length.longest_wrong;
        longest = std::max(longest, count);
    }
    return length;
}

/// Looks through one question; `at` is its place.
class QuestionAdvice {
public:
    QuestionAdvice(const Question& question, std::string at, Fold fold, Warnings& warnings)
        : question_(question), at_(std::move(at)), fold_(fold), warnings_(warnings) {}

    void run(std::string_view today) {
        look_for_markup();
        look_for_similar_options();
        look_at_key_length();
        look_for_key_in_question();
        look_at_explanation();
        if (asks_for_a_number()) warn(at_ + "/text", advice::numbers_only);
        const Source& source = question_.source;
        if (source.document.empty()) {
            warn(at_ + "/source", advice::source_missing);
        } else if (source.article.empty() && has_state_number(source.document)) {
            warn(at_ + "/source/article", advice::article_missing);
        }
        if (!question_.valid_to.empty() && question_.valid_to < today) {
            warn(at_ + "/valid_to", advice::lapsed, {question_.valid_to});
        }
        const bool reviewed = !question_.reviewer.empty();
        if (reviewed && fold_(question_.reviewer) == fold_(question_.author)) {
            warn(at_ + "/reviewer", advice::own_reviewer);
        }
        for (const auto& [id, reason] : question_.accepted_warnings) {
            if (came_.contains(id)) continue;
            warnings_.add(at_ + "/accepted_warnings/" + id, advice::accepted_in_vain, {id});
        }
    }

private:
    void warn(
        std::string pointer,
        const advice::Rule& rule,
        std::initializer_list<std::string_view> arguments = {}
    ) {
        const auto accepted = question_.accepted_warnings.find(std::string(rule.id));
        if (accepted == question_.accepted_warnings.end()) {
            return warnings_.add(std::move(pointer), rule, arguments);
        }
        came_.insert(accepted->first);
        warnings_.accept();
    }

    std::vector<std::string> words(std::string_view text) const {
        return words_in_order(fold_(text));
    }
    Words word_set(std::string_view text) const {
        const std::vector<std::string> list = words(text);
        return {list.begin(), list.end()};
    }

    void look_for_markup(const std::string& at, std::string_view text) {
        const std::string_view found = markup_in(text);
        if (!found.empty()) warn(at, advice::markup, {found});
    }

    void look_for_markup() {
        look_for_markup(at_ + "/text", question_.text);
        for (std::size_t i = 0; i < question_.options.size(); ++i) {
            const std::string at = at_ + "/options/" + std::to_string(i) + "/text";
            look_for_markup(at, question_.options[i].text);
        }
        look_for_markup(at_ + "/explanation", question_.explanation);
    }

    /// Options that differ in case, raised digits or the place of a tone mark alone.
    void look_for_similar_options() {
        std::vector<std::string> folded;
        for (const Option& option : question_.options) {
            const auto same = std::ranges::find(folded, fold_(option.text));
            if (same != folded.end()) {
                const auto earlier = static_cast<std::size_t>(same - folded.begin());
                const std::string at = at_ + "/options/" + std::to_string(folded.size()) + "/text";
                warn(at, advice::similar_options, {question_.options[earlier].id});
            }
            folded.push_back(fold_(option.text));
        }
    }

    void look_at_key_length() {
        if (question_.kind != QuestionKind::single) return;
        const auto [right, wrong] = key_length(question_);
        constexpr std::size_t fifth = 5;
        if (right * fifth <= wrong * (fifth + 1) || right < wrong + 4) return;
        warn(at_ + "/options", advice::key_longest, {std::to_string(right), std::to_string(wrong)});
    }

    void look_for_key_in_question() {
        for (const std::string& accepted : question_.key.texts) {
            const std::string key = joined(words(accepted));
            const std::string text = " " + joined(words(question_.text)) + " ";
            if (!key.empty() && text.find(" " + key + " ") != std::string::npos) {
                warn(at_ + "/text", advice::key_in_question, {accepted});
                return;
            }
        }
        const bool chooses =
            question_.kind == QuestionKind::single || question_.kind == QuestionKind::multiple;
        for (std::size_t i = 0; chooses && i < question_.options.size(); ++i) {
            if (question_.key.options.contains(i)) look_for_option_in_question(i);
        }
    }

    /// A right option is given away when the question holds half or more of what only this
    /// option says.
    void look_for_option_in_question(std::size_t right) {
        Words elsewhere;
        for (std::size_t i = 0; i < question_.options.size(); ++i) {
            if (i != right) elsewhere.merge(word_set(question_.options[i].text));
        }
        const Words asked = word_set(question_.text);
        std::vector<std::string> own;
        std::vector<std::string> told;
        for (const std::string& written : parts_of(question_.options[right].text)) {
            const Words said = word_set(written);
            const auto all_in = [&](const Words& those) {
                return std::ranges::includes(those, said);
            };
            if (all_in(elsewhere)) continue;
            own.push_back(written);
            if (all_in(asked)) told.push_back(written);
        }
        constexpr std::size_t telling_min = 5;
        if (characters(told) < telling_min || characters(told) * 2 < characters(own)) return;
        warn(at_ + "/text", advice::key_in_question, {joined(told)});
    }

    void look_at_explanation() {
        const std::string at = at_ + "/explanation";
        const Words said = word_set(question_.explanation);
        if (said.empty()) {
            warn(at, advice::explanation_missing);
            return;
        }
        Words known = word_set(question_.text);
        known.merge(word_set(question_.source.document));
        for (const std::string& accepted : question_.key.texts) known.merge(word_set(accepted));
        if (question_.kind == QuestionKind::number) {
            known.insert(std::to_string(question_.key.number));
        }
        for (std::size_t i = 0; i < question_.options.size(); ++i) {
            if (question_.key.options.contains(i)) known.merge(word_set(question_.options[i].text));
        }
        const auto fresh = static_cast<std::size_t>(
            std::ranges::count_if(said, [&](const auto& word) { return !known.contains(word); })
        );
        if (fresh * 4 >= said.size()) return;
        warn(at, advice::explanation_repeats, {std::to_string(fresh), std::to_string(said.size())});
    }

    /// A number to type, or options that differ in nothing but numbers and a word at most, as
    /// "1 July 2026" and "1 January 2026" do.
    bool asks_for_a_number() const {
        if (question_.kind == QuestionKind::number) return true;
        if (question_.kind != QuestionKind::single && question_.kind != QuestionKind::multiple) {
            return false;
        }
        std::set<std::string> shapes;
        bool bare = true;
        for (const Option& option : question_.options) {
            if (!has_digit(option.text)) return false;
            const std::string shape = without_numbers(fold_(option.text));
            bare = bare && words_in_order(shape).size() <= 1;
            shapes.insert(shape);
        }
        return bare || shapes.size() == 1;
    }

    const Question& question_;
    std::string at_;
    Fold fold_;
    Warnings& warnings_;
    std::set<std::string> came_;  // what of the accepted warnings there was
};

void look_at_single_choice(const Bank& bank, Warnings& warnings) {
    std::array<std::size_t, four> right_at{};
    std::size_t with_four = 0;
    std::size_t single = 0;
    std::size_t longest = 0;
    for (const Question& question : bank.questions) {
        if (question.kind != QuestionKind::single) continue;
        ++single;
        const auto [right, wrong] = key_length(question);
        if (right > wrong) ++longest;
        if (question.options.size() != four) continue;
        ++with_four;
        for (std::size_t i = 0; i < four; ++i) {
            if (question.key.options.contains(i)) ++right_at[i];
        }
    }
    for (std::size_t i = 0; i < four && with_four >= pattern_min; ++i) {
        const std::size_t least = with_four / 5;
        const std::size_t most = (with_four * 3 + 9) / 10;
        if (right_at[i] >= least && right_at[i] <= most) continue;
        const std::string letter(1, "ABCD"[i]);
        warnings.add(
            "/questions",
            advice::keys_uneven,
            {letter, std::to_string(right_at[i]), std::to_string(with_four)}
        );
    }
    if (single >= pattern_min && longest * 10 > single * 3) {
        warnings.add(
            "/questions", advice::longest_often, {std::to_string(longest), std::to_string(single)}
        );
    }
}

void look_at_multiple_choice(const Bank& bank, Warnings& warnings) {
    std::set<std::size_t> wrong_counts;
    std::size_t questions = 0;
    for (const Question& question : bank.questions) {
        if (question.kind != QuestionKind::multiple) continue;
        ++questions;
        const auto right = static_cast<std::size_t>(question.key.options.size());
        wrong_counts.insert(question.options.size() - right);
    }
    if (questions < 3 || wrong_counts.size() > 1) return;
    warnings.add(
        "/questions",
        advice::wrong_options_alike,
        {std::to_string(questions), std::to_string(*wrong_counts.begin())}
    );
}

}  // namespace

Advice advise(const Bank& bank, std::string_view today, Fold fold, Language language) {
    Warnings warnings(language);
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        const std::string at = "/questions/" + std::to_string(i);
        QuestionAdvice(bank.questions[i], at, fold, warnings).run(today);
    }
    look_at_single_choice(bank, warnings);
    look_at_multiple_choice(bank, warnings);
    return warnings.take();
}

}  // namespace hoithi
