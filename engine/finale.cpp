#include "engine/finale.hpp"

#include <algorithm>

namespace hoithi {

std::uint32_t finale_steps(const Contest& contest) {
    return podium_places * static_cast<std::uint32_t>(contest.definition().divisions.size());
}

std::uint32_t shown_from(const Contest& contest, DivisionIndex division) {
    const std::uint32_t done = contest.unveiled.value_or(finale_steps(contest));
    const std::uint32_t before = podium_places * static_cast<std::uint32_t>(index(division));
    return podium_places + 1 - std::min(done - std::min(done, before), podium_places);
}

bool veiled(const Contest& contest) {
    switch (contest.phase) {
        case Phase::reveal:
        case Phase::board:
            return contest.asked >= contest.paper().questions.size();
        case Phase::finished:
            return contest.unveiled && *contest.unveiled < finale_steps(contest);
        case Phase::lobby:
        case Phase::lead_in:
        case Phase::open:
        case Phase::closed:
            return false;
    }
    return false;
}

Result<Events, Refusal> decide_unveil(const Contest& contest, const Unveil& unveil, Time now) {
    const std::uint32_t steps = finale_steps(contest);
    if (contest.phase != Phase::finished) return Refusal::not_now;
    if (unveil.step > steps) return Refusal::bad_request;
    if (unveil.step <= contest.unveiled.value_or(steps)) return Refusal::nothing_to_change;
    if (now < contest.phase_since + Advance::settling) return Refusal::not_now;
    return Events{{now, Unveiled{unveil.step}}};
}

}  // namespace hoithi
