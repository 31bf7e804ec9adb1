#include "tests/support/sample_questions.hpp"

#include <utility>

namespace hoithi::test {

namespace {

Question question(std::string id, QuestionKind kind) {
    Question question;
    question.text = "Question " + id + "?";
    question.explanation = "Why " + id + " is so.";
    question.source = {"A decree", "Article 1", ""};
    question.true_on = "2025-07-01";
    question.topic = "general";
    question.author = "tests";
    question.id = std::move(id);
    question.kind = kind;
    return question;
}

void offer(Question& question, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::string letter(1, static_cast<char>('A' + i));
        question.options.push_back({letter, "option " + letter + " of " + question.id});
    }
}

}  // namespace

OptionSet options(std::initializer_list<std::size_t> positions) {
    OptionSet set;
    for (const std::size_t position : positions) set.add(position);
    return set;
}

Question single_question(std::string id, std::size_t right, std::size_t offered) {
    Question made = question(std::move(id), QuestionKind::single);
    offer(made, offered);
    made.key.options = OptionSet::of(right);
    return made;
}

Question multiple_question(std::string id, OptionSet right, std::size_t offered) {
    Question made = question(std::move(id), QuestionKind::multiple);
    offer(made, offered);
    made.key.options = right;
    return made;
}

Question true_false_question(std::string id, bool truth) {
    Question made = question(std::move(id), QuestionKind::true_false);
    made.options = {{"true", "True"}, {"false", "False"}};
    made.key.options = OptionSet::of(truth ? 0 : 1);
    return made;
}

Question number_question(std::string id, std::int64_t number, std::int64_t tolerance) {
    Question made = question(std::move(id), QuestionKind::number);
    made.key.number = number;
    made.key.tolerance = tolerance;
    return made;
}

Question text_question(std::string id, std::vector<std::string> accepted) {
    Question made = question(std::move(id), QuestionKind::text);
    made.key.texts = accepted;
    made.key.folded = std::move(accepted);
    return made;
}

Answer choice(std::initializer_list<std::size_t> positions) {
    return Answer{options(positions), 0, {}, {}};
}

Answer number(std::int64_t value) { return Answer{{}, value, {}, {}}; }

Answer typed(const std::string& text) { return Answer{{}, 0, text, text}; }

}  // namespace hoithi::test
