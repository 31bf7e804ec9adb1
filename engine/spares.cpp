#include "engine/spares.hpp"

namespace hoithi {

namespace {

bool is_common(const Setup& setup, std::uint32_t spare) {
    return setup.definition.rounds[setup.paper.spares[spare].round].common_spares;
}

bool serves(const Setup& setup, std::uint32_t spare, std::size_t round) {
    return setup.paper.spares[spare].round == round || is_common(setup, spare);
}

/// The round of the question in view, or of the next one while none is being asked.
std::size_t round_at_hand(const Contest& contest) {
    const auto& questions = contest.paper().questions;
    const Showing* current = contest.current();
    const bool asking = contest.phase == Phase::lead_in || contest.phase == Phase::open ||
                        contest.phase == Phase::closed;
    if (asking || contest.asked == questions.size()) return current ? current->asked.round : 0;
    return questions[contest.asked].round;
}

}  // namespace

std::optional<std::uint32_t> next_spare(const Contest& contest) {
    const auto& spares = contest.paper().spares;
    const std::size_t round = contest.current()->asked.round;
    std::optional<std::uint32_t> common;
    for (std::uint32_t i = 0; i < spares.size(); ++i) {
        if (contest.spare_used[i] || !serves(*contest.setup, i, round)) continue;
        if (spares[i].round == round) return i;
        if (!common) common = i;
    }
    return common;
}

std::uint32_t spares_left(const Contest& contest) {
    const std::size_t round = round_at_hand(contest);
    std::uint32_t left = 0;
    for (std::uint32_t i = 0; i < contest.spare_used.size(); ++i) {
        if (!contest.spare_used[i] && serves(*contest.setup, i, round)) ++left;
    }
    return left;
}

PaperQuestion spare_in(const Setup& setup, std::uint32_t spare, std::size_t round) {
    const PaperQuestion& drawn = setup.paper.spares[spare];
    if (drawn.round == round || !is_common(setup, spare)) return drawn;
    return asked_in(setup.definition, drawn.question, drawn.topic_name, round);
}

}  // namespace hoithi
