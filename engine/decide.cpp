#include "engine/decide.hpp"

#include <cassert>

#include "engine/joining.hpp"
#include "engine/live_quiz.hpp"
#include "engine/truth.hpp"

namespace hoithi {

Result<Event, Faults> open_contest(
    ContestDefinition definition,
    const std::vector<Bank>& banks,
    std::uint64_t seed,
    Time now,
    std::string after
) {
    if (Faults faults = check(definition); !faults.empty()) return faults;
    const std::uint64_t drawn_by = definition.seed.value_or(seed);
    Result<Paper, Faults> paper = draw_paper(definition, banks, drawn_by);
    if (!paper) return paper.error();
    Setup setup{std::move(definition), *std::move(paper), drawn_by};
    setup.after = std::move(after);
    return Event{now, ContestOpened{std::make_shared<const Setup>(std::move(setup))}};
}

namespace {

// Who takes part is the same in every format; how the contest runs is the format's own rules.
Result<Events, Refusal> decide_by_rules(const Contest& contest, const Command& command, Time now) {
    if (concerns_joining(command)) return decide_joining(contest, command, now);
    switch (contest.definition().format) {
        case Format::live_quiz:
            return decide_live_quiz(contest, command, now);
    }
    return Refusal::not_now;
}

}  // namespace

Result<Events, Refusal> decide(const Contest& contest, const Command& command, Time now) {
    assert(contest.setup);
    assert(now >= contest.at);
    Result<Events, Refusal> decided = decide_by_rules(contest, command, now);
    if (!decided) return decided;
    return with_new_truth(contest, *std::move(decided), now);
}

std::optional<Time> next_wake(const Contest& contest) {
    switch (contest.definition().format) {
        case Format::live_quiz:
            return next_wake_live_quiz(contest);
    }
    return std::nullopt;
}

}  // namespace hoithi
