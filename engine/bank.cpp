#include "engine/bank.hpp"

#include <charconv>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>

#include "engine/bank_advice_wording.hpp"
#include "engine/bank_wording.hpp"
#include "engine/key_check.hpp"
#include "engine/shape.hpp"

namespace hoithi {

namespace {

constexpr std::size_t topics_max = 200;
constexpr std::size_t questions_max = 2000;
constexpr std::size_t question_characters_max = 500;
constexpr std::size_t option_characters_max = 200;
constexpr std::size_t reason_characters_max = 200;  // why a warning is accepted

using Date = std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && text[0] != '-';
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<Date> iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{
        std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// Looks through one question; `at` is its place.
class QuestionCheck {
public:
    QuestionCheck(const Question& question, std::string at, Findings& findings)
        : question_(question), at_(std::move(at)), findings_(findings) {}

    void run() {
        check_id(findings_, at_ + "/id", question_.id);
        check_text(findings_, at_ + "/text", question_.text, question_characters_max);
        check_text(findings_, at_ + "/explanation", question_.explanation, 600, true);
        check_text(findings_, at_ + "/author", question_.author, 200, true);
        check_text(findings_, at_ + "/reviewer", question_.reviewer, 200, true);
        check_range(findings_, at_ + "/seconds", question_.seconds, seconds_min, seconds_max);
        check_range(findings_, at_ + "/points", question_.points, 0, 100'000);
        check_options();
        check_key(question_, question_.key, at_, findings_);
        check_accents();
        check_source();
        check_dates();
        check_accepted_warnings();
        if (question_.media) check_media(*question_.media);
    }

private:
    bool chooses() const {
        return question_.kind != QuestionKind::number && question_.kind != QuestionKind::text;
    }

    void check_options() {
        const std::vector<Option>& options = question_.options;
        const std::string at = at_ + "/options";
        if (!chooses()) {
            if (!options.empty()) findings_.add(at, wording::options_not_wanted);
            return;
        }
        const bool two = question_.kind == QuestionKind::true_false;
        check_count(findings_, at, options.size(), 2, two ? 2 : OptionSet::size_max);
        for (std::size_t i = 0; i < options.size(); ++i) {
            const std::string here = at + "/" + std::to_string(i);
            check_text(findings_, here + "/id", options[i].id, 16);
            check_text(findings_, here + "/text", options[i].text, option_characters_max);
            for (std::size_t j = 0; j < i; ++j) {
                if (options[j].id == options[i].id) {
                    findings_.add(here + "/id", wording::id_twice, {options[i].id});
                }
                if (as_it_reads(options[j].text) == as_it_reads(options[i].text)) {
                    findings_.add(here + "/text", wording::equal_options, {options[j].id});
                }
            }
        }
    }

    void check_accents() {
        if (question_.accents_optional && question_.kind != QuestionKind::text) {
            findings_.add(at_ + "/accents_optional", wording::accents_not_wanted);
        }
    }

    void check_source() {
        const Source& source = question_.source;
        const std::string at = at_ + "/source";
        check_text(findings_, at + "/document", source.document, 300, true);
        check_text(findings_, at + "/article", source.article, 200, true);
        check_text(findings_, at + "/url", source.url, 500, true);
        const bool web = source.url.starts_with("https://") || source.url.starts_with("http://");
        if (!source.url.empty() && !web) {
            findings_.add(at + "/url", wording::bad_url, {source.url});
        }
    }

    std::optional<Date> check_date(const char* field, const std::string& text) {
        const auto date = iso_date(text);
        if (!date) findings_.add(at_ + field, wording::bad_date, {text});
        return date;
    }

    void check_dates() {
        const auto true_on = check_date("/true_on", question_.true_on);
        if (!question_.checked_on.empty()) check_date("/checked_on", question_.checked_on);
        if (question_.valid_to.empty()) return;
        const auto valid_to = check_date("/valid_to", question_.valid_to);
        if (true_on && valid_to && *valid_to < *true_on) {
            findings_.add(
                at_ + "/valid_to",
                wording::valid_to_before_true_on,
                {question_.valid_to, question_.true_on}
            );
        }
    }

    void check_accepted_warnings() {
        const std::string at = at_ + "/accepted_warnings";
        for (const auto& [id, reason] : question_.accepted_warnings) {
            if (advice::is_of_a_question(id)) {
                std::string here = at;
                here.append("/").append(id);
                check_text(findings_, here, reason, reason_characters_max);
                continue;
            }
            std::string known;
            for (const advice::Rule* rule : advice::of_a_question) {
                known += (known.empty() ? "" : ", ") + std::string(rule->id);
            }
            findings_.add(at, wording::unknown_warning, {id, known});
        }
    }

    void check_media(const Media& media) {
        const std::string at = at_ + "/media";
        const bool image = media.kind == MediaKind::image;
        const std::string_view extensions = image ? image_extensions : sound_extensions;
        if (!is_path_below(media.path) || !ends_in_one_of(media.path, extensions)) {
            findings_.add(at + "/path", wording::bad_path, {media.path, extensions});
        }
        check_text(findings_, at + "/alt", media.alt, 300, !image);
    }

    const Question& question_;
    std::string at_;
    Findings& findings_;
};

std::set<std::string> check_topics(const Bank& bank, Findings& findings) {
    std::set<std::string> ids;
    check_count(findings, "/topics", bank.topics.size(), 1, topics_max);
    for (std::size_t i = 0; i < bank.topics.size(); ++i) {
        const Topic& topic = bank.topics[i];
        const std::string at = "/topics/" + std::to_string(i);
        check_id(findings, at + "/id", topic.id);
        check_text(findings, at + "/name", topic.name, 100);
        if (!ids.insert(topic.id).second) {
            findings.add(at + "/id", wording::id_twice, {topic.id});
        }
    }
    return ids;
}

}  // namespace

Faults check(const Bank& bank, Language language) {
    Findings findings(language);
    check_id(findings, "/id", bank.id);
    check_text(findings, "/title", bank.title, 200);
    check_text(findings, "/description", bank.description, 1000, true);
    if (bank.language != "vi" && bank.language != "en") {
        findings.add("/language", wording::bad_language, {bank.language});
    }
    const std::set<std::string> topics = check_topics(bank, findings);

    std::set<std::string> ids;
    check_count(findings, "/questions", bank.questions.size(), 1, questions_max);
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        const Question& question = bank.questions[i];
        const std::string at = "/questions/" + std::to_string(i);
        if (!ids.insert(question.id).second) {
            findings.add(at + "/id", wording::id_twice, {question.id});
        }
        if (!topics.contains(question.topic)) {
            findings.add(at + "/topic", wording::unknown_topic, {question.topic});
        }
        QuestionCheck(question, at, findings).run();
    }
    return findings.faults();
}

}  // namespace hoithi
