#include "tests/scenarios/spelling.hpp"

#include <array>

#include "tests/support/played_contest.hpp"

namespace hoithi::test {

namespace {

constexpr std::array kinds{"single", "multiple", "true_false", "number", "text"};

OptionSet read_letters(const std::string& letters) {
    OptionSet set;
    for (const char letter : letters) {
        if (letter < 'A' || letter > 'H') throw TableFault("not an option: " + letters);
        set.add(static_cast<std::size_t>(letter - 'A'));
    }
    return set;
}

std::string write_letters(OptionSet set) {
    std::string letters;
    for (std::size_t i = 0; i < OptionSet::size_max; ++i) {
        if (set.contains(i)) letters += static_cast<char>('A' + i);
    }
    return letters;
}

std::string write_options(QuestionKind kind, OptionSet set) {
    if (kind != QuestionKind::true_false || set.size() != 1) return write_letters(set);
    return set.contains(0) ? "true" : "false";
}

OptionSet read_options(const std::string& text) {
    if (text == "true") return OptionSet::of(0);
    if (text == "false") return OptionSet::of(1);
    return read_letters(text);
}

}  // namespace

Key read_key(const Question& question, const std::string& text) {
    Key key;
    switch (question.kind) {
        case QuestionKind::number:
            key.number = whole_number(text);
            key.tolerance = question.key.tolerance;
            break;
        case QuestionKind::text:
            key.texts = split(text, '|');
            key.folded = key.texts;
            break;
        default:
            key.options = read_options(text);
    }
    return key;
}

std::string write_key(const Question& question, const Key& key) {
    if (question.kind == QuestionKind::number) return std::to_string(key.number);
    if (question.kind != QuestionKind::text) return write_options(question.kind, key.options);
    std::string texts;
    for (const std::string& text : key.texts) texts += (texts.empty() ? "" : "|") + text;
    return texts;
}

Answer read_answer(const Question& question, const Words& words, std::size_t position) {
    Answer answer;
    if (words.has("option")) answer.options = read_options(words.named.at("option"));
    if (words.has("number")) answer.number = whole_number(words.named.at("number"));
    if (words.has("text")) answer.text = answer.folded = words.named.at("text");
    if (words.bare.size() <= position) return answer;
    const std::string& given = words.bare[position];
    switch (question.kind) {
        case QuestionKind::number:
            answer.number = whole_number(given);
            break;
        case QuestionKind::text:
            answer.text = answer.folded = given;
            break;
        default:
            answer.options = read_options(given);
    }
    return answer;
}

std::string write_answer(QuestionKind kind, const Answer& answer) {
    switch (kind) {
        case QuestionKind::number:
            return std::to_string(answer.number);
        case QuestionKind::text:
            return answer.text;
        default:
            return write_options(kind, answer.options);
    }
}

QuestionKind read_kind(const std::string& word) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (word == kinds[i]) return static_cast<QuestionKind>(i);
    }
    throw TableFault("not a kind of question: " + word);
}

bool read_yes(const std::string& word) {
    if (word == "yes") return true;
    if (word == "no") return false;
    throw TableFault("neither yes nor no: " + word);
}

std::string write_length(Millis length) {
    std::string thousandths = std::to_string(length.count() % 1000);
    thousandths.insert(0, 3 - thousandths.size(), '0');
    return std::to_string(length.count() / 1000) + '.' + thousandths;
}

std::string write_moment(Time moment) { return write_length(moment - contest_opened_at); }

}  // namespace hoithi::test
