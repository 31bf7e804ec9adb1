#include "engine/answering.hpp"

#include <algorithm>

#include "engine/scoring.hpp"
#include "engine/spelling.hpp"

namespace hoithi {

namespace {

constexpr std::size_t text_bytes_max = 200;  // of a composed text (NFC)

std::optional<Refusal> wrong_shape(const Question& question, const Answer& answer) {
    const std::size_t options = question.options.size();
    const auto offered = static_cast<std::uint8_t>((1U << options) - 1U);
    const bool chosen = !answer.options.empty();
    const bool typed = !answer.text.empty();
    switch (question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            if (typed || answer.options.size() != 1) return Refusal::wrong_kind;
            break;
        case QuestionKind::multiple:
            if (typed || !chosen) return Refusal::wrong_kind;
            break;
        case QuestionKind::number:
            if (chosen || typed) return Refusal::wrong_kind;
            if (answer.number < -number_max || answer.number > number_max) {
                return Refusal::bad_request;
            }
            return std::nullopt;
        case QuestionKind::text:
            if (chosen || !typed) return Refusal::wrong_kind;
            if (answer.text.size() > text_bytes_max) return Refusal::answer_too_long;
            return std::nullopt;
    }
    if ((answer.options.bits() & ~offered) != 0) return Refusal::unknown_option;
    return std::nullopt;
}

/// Whether the showing still takes answers at all.
std::optional<Refusal> not_open(const Contest& contest, const Showing* showing) {
    if (contest.showings.empty()) return Refusal::no_question_open;
    if (!showing) return Refusal::not_this_question;
    if (showing != contest.current()) return Refusal::too_late;
    if (contest.phase == Phase::lead_in) return Refusal::no_question_open;
    if (contest.phase != Phase::open) return Refusal::too_late;
    if (contest.paused) return Refusal::paused;
    return std::nullopt;
}

/// What the measured round trip takes off an answer's time.
Millis allowance(const Journey& journey) {
    return std::clamp(journey.round_trip, Millis{0}, round_trip_max);
}

}  // namespace

Time given_at(const Showing& showing, const Journey& journey) {
    const Time left_them = journey.received_at - allowance(journey);
    return std::min(std::max(left_them, showing.opened_at), showing.closes_at);
}

Millis answer_time(const Showing& showing, const Journey& journey) {
    const Time shown_at = journey.shown_at.value_or(showing.opened_at);
    const Millis start = std::clamp(showing.run_until(shown_at), Millis{0}, fan_out_max);
    const Millis taken = showing.run_until(journey.received_at) - start - allowance(journey);
    return std::clamp(taken, Millis{0}, std::max(showing.running_time(), Millis{0}));
}

Result<Events, Refusal> decide_answer(
    const Contest& contest, const SubmitAnswer& command, Time now
) {
    const Contestant* contestant = contest.find(command.contestant);
    if (!contestant) return Refusal::unknown_contestant;
    const Showing* showing = contest.find(command.showing);
    if (showing) {
        if (const RecordedAnswer* recorded = showing->answer_of(command.contestant)) {
            if (recorded->key == command.key) return Events{};
            return Refusal::already_answered;
        }
    }
    if (contestant->removed) return Refusal::removed;
    if (const auto refusal = not_open(contest, showing)) return *refusal;
    const Millis taken_for = showing->running_time() + contest.definition().grace;
    if (showing->run_until(command.journey.received_at) > taken_for) return Refusal::too_late;
    const Question& question = showing->asked.question;
    if (const auto refusal = wrong_shape(question, command.answer)) return *refusal;

    Answer answer = command.answer;
    if (question.accents_optional) answer.folded = command.bare;
    if (contest.setup->edition != Edition::first) answer.folded = plain_spelling(answer.folded);
    const Millis elapsed = answer_time(*showing, command.journey);
    const auto streak = static_cast<int>(contest.tallies[index(command.contestant)].streak);
    const Mark earned = mark(showing->asked, showing->key, answer, elapsed, streak);
    Events events;
    events.push_back(Event{
        now,
        AnswerRecorded{
            command.contestant,
            showing->id,
            command.key,
            std::move(answer),
            elapsed,
            earned,
            given_at(*showing, command.journey)}});
    return events;
}

}  // namespace hoithi
