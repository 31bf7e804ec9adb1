#include "tests/support/played_contest.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/apply.hpp"
#include "engine/decide.hpp"

namespace hoithi::test {

PlayedContest::PlayedContest(std::shared_ptr<const Setup> setup) {
    apply_all({Event{now_, ContestOpened{std::move(setup)}}});
}

void PlayedContest::at(Millis since_opening) {
    const Time moment = contest_opened_at + since_opening;
    if (moment < now_) throw std::logic_error("a test turned the clock back");
    now_ = moment;
}

void PlayedContest::pass(Millis time) {
    const Time until = now_ + time;
    while (const auto wake = next_wake(contest_)) {
        if (*wake > until) break;
        now_ = std::max(now_, *wake);
        must(Tick{});
    }
    now_ = until;
}

std::optional<Refusal> PlayedContest::play(const Command& command) {
    outcome_.clear();
    Result<Events, Refusal> decided = decide(contest_, command, now_);
    if (!decided) return decided.error();
    apply_all(*std::move(decided));
    return std::nullopt;
}

bool PlayedContest::restart() {
    const Contest before = std::exchange(contest_, replay(events_));
    return before == contest_;
}

ContestantId PlayedContest::join(DivisionIndex division, bool team) {
    must(Join{next_key(), division, team});
    return ContestantId{static_cast<std::uint32_t>(contest_.contestants.size() - 1)};
}

void PlayedContest::must(const Command& command) {
    if (const auto refusal = play(command)) {
        throw std::logic_error("a command was refused: " + std::string(name(*refusal)));
    }
}

void PlayedContest::advance_to(Phase phase) {
    while (contest_.phase != phase) {
        if (contest_.phase == Phase::finished) throw std::logic_error("the contest is over");
        if (contest_.phase == Phase::open) must(Advance{});
        if (const auto wake = next_wake(contest_)) {
            pass(std::max(*wake - now_, Millis{0}));
        } else {
            must(Advance{});
        }
    }
}

SubmitAnswer PlayedContest::answer_of(ContestantId contestant, const Answer& answer) {
    SubmitAnswer submit;
    submit.contestant = contestant;
    submit.showing = contest_.current() ? contest_.current()->id : ShowingId{0};
    submit.key = next_key();
    submit.answer = answer;
    submit.bare = answer.folded;
    submit.journey = {std::nullopt, now_, Millis{0}};
    return submit;
}

std::optional<Refusal> PlayedContest::answer(ContestantId contestant, const Answer& answer) {
    return play(answer_of(contestant, answer));
}

std::int32_t PlayedContest::points_of(ContestantId contestant) const {
    const RecordedAnswer* recorded = contest_.current()->answer_of(contestant);
    if (!recorded) throw std::logic_error("there is no recorded answer");
    return recorded->mark.points;
}

ClientKey PlayedContest::next_key() { return ClientKey{0x5eed, ++keys_}; }

void PlayedContest::apply_all(Events events) {
    for (const Event& event : events) {
        apply(contest_, event);
        events_.push_back(event);
    }
    outcome_ = std::move(events);
}

}  // namespace hoithi::test
