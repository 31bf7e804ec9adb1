#include "server/host/given_answers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace hoithi::host {

using GivenAnswers = protocol::GivenAnswers;

std::vector<GivenAnswers::Row> given_answers(const Contest& contest, const Showing& showing) {
    const bool typed = showing.asked.question.kind == QuestionKind::text;
    std::map<std::pair<std::int64_t, std::string>, GivenAnswers::Row> rows;
    for (std::uint32_t i = 0; i < showing.answers.size(); ++i) {
        const RecordedAnswer& recorded = showing.answers[i];
        if (!recorded.present || contest.contestants[i].removed) continue;
        const Answer answer = showing.as_given(ContestantId{i}, recorded);
        auto& row = rows[{typed ? 0 : answer.number, typed ? answer.folded : std::string{}}];
        if (row.people++ == 0) row.answer = answer;
        row.right = recorded.mark.credit == 100;
    }
    std::vector<GivenAnswers::Row> ordered;
    ordered.reserve(rows.size());
    for (auto& [key, row] : rows) ordered.push_back(std::move(row));
    std::ranges::stable_sort(ordered, std::ranges::greater{}, &GivenAnswers::Row::people);
    return ordered;
}

}  // namespace hoithi::host
