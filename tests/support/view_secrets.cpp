#include "tests/support/view_secrets.hpp"

namespace hoithi::test {

namespace {

using Texts = std::vector<std::string>;

/// Every text in an everybody's view, whatever field it stands in.
Texts texts_in(const View& view) {
    Texts texts;
    const auto add_answer = [&](const AnswerView& answer) {
        texts.push_back(answer.explanation);
        texts.insert(texts.end(), answer.key.texts.begin(), answer.key.texts.end());
        texts.insert(texts.end(), answer.key.folded.begin(), answer.key.folded.end());
        texts.push_back(answer.source.document);
    };
    const auto add_question = [&](const QuestionView& question) {
        texts.push_back(question.text);
        texts.insert(texts.end(), question.options.begin(), question.options.end());
        if (question.media) texts.push_back(question.media->alt);
        if (question.answer) add_answer(*question.answer);
    };
    if (view.question) add_question(*view.question);
    if (view.next) add_question(*view.next);
    if (view.reveal) add_answer(*view.reveal);
    for (const HistoryView& history : view.history) {
        texts.push_back(history.text);
        add_answer(history.answer);
    }
    return texts;
}

bool any_contains(const Texts& texts, const std::string& secret) {
    if (secret.empty()) return false;
    for (const std::string& text : texts) {
        if (text.find(secret) != std::string::npos) return true;
    }
    return false;
}

void forbid(const Texts& texts, const std::string& secret, const char* what, Texts& found) {
    if (any_contains(texts, secret)) found.push_back(std::string(what) + ": " + secret);
}

/// The key's spellings cannot be looked for inside other texts: "5" stands in many.
void forbid_answer(const Texts& texts, const Question& question, Texts& found) {
    forbid(texts, question.explanation, "explanation", found);
    for (const std::string& spelling : question.key.texts) {
        for (const std::string& text : texts) {
            if (text == spelling) found.push_back("accepted spelling: " + spelling);
        }
    }
}

}  // namespace

std::vector<std::string> secrets_in(const View& view, const Contest& contest) {
    Texts found;
    const Showing* current = contest.current();
    const bool revealed = current && current->revealed;
    if (view.reveal && !revealed) found.push_back("the reveal");
    if (view.question && view.question->answer) found.push_back("the question's answer");
    if (view.next) found.push_back("the next question");
    if (view.spares != 0) found.push_back("the number of spares");
    if (!view.history.empty()) found.push_back("the history");

    const Texts texts = texts_in(view);
    if (current && !current->revealed) {
        const Question& question = current->asked.question;
        forbid_answer(texts, question, found);
        if (current->opened_at == Time{0}) forbid(texts, question.text, "text", found);
    }
    for (std::size_t i = contest.asked; i < contest.paper().questions.size(); ++i) {
        forbid(texts, contest.paper().questions[i].question.text, "a later question", found);
    }
    for (std::size_t i = 0; i < contest.spare_used.size(); ++i) {
        if (contest.spare_used[i]) continue;
        forbid(texts, contest.paper().spares[i].question.text, "a spare", found);
    }
    return found;
}

std::vector<std::string> secrets_in(const PersonalView& view, const Contest& contest) {
    Texts found;
    const Showing* current = contest.current();
    const bool revealed = current && current->revealed;
    if (view.result && !revealed) found.push_back("the result");
    return found;
}

}  // namespace hoithi::test
