#include "tests/simulation/simulation.hpp"

#include <algorithm>

#include "engine/apply.hpp"
#include "engine/decide.hpp"
#include "tests/simulation/promises.hpp"
#include "tests/simulation/random_setup.hpp"

namespace hoithi::test {

namespace {

constexpr std::size_t steps_max = 3000;
constexpr std::size_t steps_after_the_end = 25;

}  // namespace

Bustle& Bustle::operator+=(const Bustle& other) {
    steps += other.steps;
    events += other.events;
    answers += other.answers;
    refusals += other.refusals;
    repeats += other.repeats;
    restarts += other.restarts;
    remarks += other.remarks;
    questions += other.questions;
    return *this;
}

std::optional<std::string> Simulation::run() {
    if (!open()) return broken_;
    std::size_t left = steps_max;
    while (left > 0 && !broken_) {
        ++bustle_.steps;
        --left;
        let_time_pass();
        if (one_in(random_, 60)) restart();
        if (one_in(random_, 60)) stand_still();
        if (one_in(random_, 10)) play(MarkTime{}, nullptr);
        send(crowd_.next(contest_, now_));
        if (contest_.phase == Phase::finished) left = std::min(left, steps_after_the_end);
    }
    if (!broken_ && contest_.phase != Phase::finished) {
        play(End{}, nullptr);
    }
    if (!broken_ && !(journal_.replayed() == contest_)) blame("the journal gives another contest");
    bustle_.questions = contest_.showings.size();
    return broken_;
}

bool Simulation::open() {
    const std::vector<Bank> banks = random_banks(random_);
    const ContestDefinition definition = random_definition(random_, banks);
    const Result<Event, Faults> opened = open_contest(definition, banks, random_.next(), now_);
    if (!opened) {
        const Fault& fault = opened.error().front();
        blame("the definition has a fault at " + fault.pointer + ": " + fault.problem);
        return false;
    }
    take({*opened});
    check_state();
    return !broken_;
}

/// Mostly moments, sometimes many seconds; the timer fires when it is due or a little late.
void Simulation::let_time_pass() {
    const int length = one_in(random_, 10) ? between(random_, 0, 9000) : between(random_, 0, 300);
    const Time until = now_ + Millis{length};
    while (!broken_) {
        const auto wake = next_wake(contest_);
        if (!wake || *wake > until) break;
        const Time late = *wake + Millis{one_in(random_, 3) ? between(random_, 0, 30) : 0};
        now_ = std::max(now_, late);
        play(Tick{}, nullptr);
    }
    now_ = std::max(now_, until);
}

void Simulation::send(const Sending& sending) {
    if (broken_) return;
    play(sending.command, &sending);
}

/// The server dies and comes back: nothing is left but the journal.
void Simulation::restart() {
    ++bustle_.restarts;
    Contest replayed = journal_.replayed();
    if (!(replayed == contest_)) return blame("a restart changed the contest");
    contest_ = std::move(replayed);
    now_ += Millis{between(random_, 0, 90'000)};
    recover(Recover{}, contest_.at);
}

/// The process is stopped and goes on; it last looked at the clock some time before.
void Simulation::stand_still() {
    const Time seen = now_;
    now_ += Millis{between(random_, 0, 90'000)};
    recover(Recover{seen}, seen);
}

/// Whatever timer runs has as much left as when time was last known.
void Simulation::recover(const Recover& recover, Time known) {
    const auto due = next_wake(contest_);
    play(recover, nullptr);
    if (due && next_wake(contest_) != *due + (now_ - known)) blame("an outage took time");
}

void Simulation::play(const Command& command, const Sending* sending) {
    if (broken_) return;
    const Result<Events, Refusal> decided = decide(contest_, command, now_);
    if (!decided) {
        ++bustle_.refusals;
        if (!sending || sending->must_succeed) {
            blame("refused what keeps the rules: " + std::string(name(decided.error())));
        }
        return check_state();
    }
    if (sending && sending->known_already) {
        ++bustle_.repeats;
        if (!decided->empty()) return blame("a message sent again was done again");
    }
    if (sending && std::holds_alternative<SubmitAnswer>(command) && !sending->known_already &&
        !sending->must_succeed && !decided->empty()) {
        return blame("took an answer that breaks the rules");
    }
    take(*decided);
    check_state();
    if (sending) crowd_.done(*sending, contest_);
}

void Simulation::take(const Events& events) {
    for (const Event& event : events) {
        if (contest_.setup) check_event(event);
        if (broken_) return;
        apply(contest_, event);
        reference_.note(event);
        if (const std::string fault = journal_.append(event); !fault.empty()) return blame(fault);
        ++bustle_.events;
        if (std::holds_alternative<AnswerRecorded>(event.body)) ++bustle_.answers;
        if (const auto* remarked = std::get_if<Remarked>(&event.body)) {
            bustle_.remarks += remarked->marks.size();
        }
    }
}

void Simulation::check_event(const Event& event) {
    for (const std::string& promise : broken_rules(contest_, event)) blame(promise);
}

void Simulation::check_state() {
    if (broken_) return;
    if (!(journal_.state() == contest_)) return blame("the journal's events give another contest");
    for (const std::string& found : reference_.differences(contest_)) blame(found);
    for (const std::string& found : broken_secrets(contest_)) blame(found);
    for (const std::string& found : broken_showings(contest_)) blame(found);
    for (const std::string& found : broken_boards(contest_)) blame(found);
}

void Simulation::blame(const std::string& promise) {
    if (!broken_) broken_ = "step " + std::to_string(bustle_.steps) + ": " + promise;
}

}  // namespace hoithi::test
