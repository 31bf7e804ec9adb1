#include "server/host/shown_answers.hpp"

#include <algorithm>

#include "engine/text/reason.hpp"
#include "engine/text/rude_words.hpp"
#include "server/host/given_answers.hpp"

namespace hoithi::host {

namespace {

constexpr std::size_t numbers_shown = 60;
constexpr std::size_t texts_shown = 5;

}  // namespace

net::Frame shown_answers(const Contest& contest) {
    const Showing& showing = *contest.current();
    protocol::GivenAnswers given{0, showing.id, 0, given_answers(contest, showing)};
    if (showing.asked.question.kind == QuestionKind::text) {
        for (auto& row : given.rows) row.answer.text = text::clean_reason(row.answer.text);
        std::erase_if(given.rows, [](const protocol::GivenAnswers::Row& row) {
            return row.right || row.answer.text.empty() || text::is_rude(row.answer.text);
        });
    }
    given.total = static_cast<std::uint32_t>(given.rows.size());
    const bool numbers = showing.asked.question.kind == QuestionKind::number;
    given.rows.resize(std::min(given.rows.size(), numbers ? numbers_shown : texts_shown));
    return net::Frame(protocol::encode(given));
}

}  // namespace hoithi::host
