#include "engine/trial.hpp"

#include <vector>

#include "engine/apply.hpp"
#include "engine/decide.hpp"

namespace hoithi {

namespace {

void give_a_reason(Command& correction) {
    if (auto* change = std::get_if<ChangeKey>(&correction)) change->reason = "-";
    if (auto* voiding = std::get_if<VoidQuestion>(&correction)) voiding->reason = "-";
    if (auto* restore = std::get_if<RestoreQuestion>(&correction)) restore->reason = "-";
}

/// By contestant, over the questions that count or will once they are revealed.
std::vector<std::int64_t> points_of(const Contest& contest) {
    std::vector<std::int64_t> points(contest.contestants.size());
    for (const Showing& showing : contest.showings) {
        if (!showing.stands()) continue;
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            const RecordedAnswer* recorded = showing.answer_of(ContestantId{i});
            if (recorded) points[i] += recorded->mark.points;
        }
    }
    return points;
}

Shift shift_between(const Contest& before, const Contest& after) {
    const auto had = points_of(before);
    const auto would_have = points_of(after);
    Shift shift;
    for (std::size_t i = 0; i < had.size(); ++i) {
        if (before.contestants[i].removed) continue;
        if (would_have[i] > had[i]) ++shift.more;
        if (would_have[i] < had[i]) ++shift.less;
    }
    return shift;
}

}  // namespace

Result<Shift, Refusal> try_correction(const Contest& contest, Command correction, Time now) {
    give_a_reason(correction);
    const auto decided = decide(contest, correction, now);
    if (!decided) return decided.error();
    Contest corrected = contest;
    for (const Event& event : *decided) apply(corrected, event);
    return shift_between(contest, corrected);
}

}  // namespace hoithi
