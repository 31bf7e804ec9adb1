#include "engine/truth.hpp"

#include <algorithm>

#include "engine/apply.hpp"

namespace hoithi {

namespace {

/// Whether a contestant's part in the contest makes them a participant.
bool participates(const Contest& contest, ContestantId id) {
    if (contest.setup->edition != Edition::first) return contest.took_part(id);
    return std::ranges::any_of(contest.showings, [id](const Showing& showing) {
        return showing.counts() && showing.answer_of(id);
    });
}

}  // namespace

std::int64_t truth_of(const Contest& contest) {
    const Prediction prediction = contest.definition().prediction;
    if (prediction == Prediction::none) return 0;
    const auto counting =
        static_cast<std::size_t>(std::ranges::count_if(contest.showings, &Showing::counts));
    const auto all_right = [&](ContestantId id) {
        const auto right = std::ranges::count_if(contest.showings, [id](const Showing& showing) {
            const RecordedAnswer* recorded = showing.counts() ? showing.answer_of(id) : nullptr;
            return recorded && recorded->mark.credit == 100;
        });
        return counting > 0 && static_cast<std::size_t>(right) == counting;
    };
    std::int64_t truth = 0;
    for (std::uint32_t i = 0; i < contest.contestants.size(); ++i) {
        if (contest.contestants[i].removed) continue;
        const ContestantId id{i};
        const bool fulfils =
            prediction == Prediction::participants ? participates(contest, id) : all_right(id);
        if (fulfils) ++truth;
    }
    return truth;
}

Events with_new_truth(const Contest& contest, Events happened, Time now) {
    const bool settled =
        contest.phase == Phase::finished && contest.definition().prediction != Prediction::none;
    if (happened.empty() || !settled) return happened;
    Contest after = contest;
    for (const Event& event : happened) apply(after, event);
    const std::int64_t truth = truth_of(after);
    if (truth != contest.truth) happened.push_back({now, Finished{truth}});
    return happened;
}

}  // namespace hoithi
