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

/// When the answer set out, by the measured round trip.
Time left_them(const Journey& journey) {
    return journey.received_at - std::clamp(journey.round_trip, Millis{0}, round_trip_max);
}

}  // namespace

Time given_at(const Showing& showing, const Journey& journey) {
    return std::min(std::max(left_them(journey), showing.opened_at), showing.closes_at);
}

Millis answer_time(const Showing& showing, const Journey& journey) {
    const Time start = std::clamp(
        journey.shown_at.value_or(showing.opened_at),
        showing.opened_at,
        showing.opened_at + fan_out_max
    );
    const Millis taken = left_them(journey) - start - showing.frozen;
    const Millis longest = showing.closes_at - showing.opened_at - showing.frozen;
    return std::clamp(taken, Millis{0}, std::max(longest, Millis{0}));
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
    if (command.journey.received_at > showing->closes_at + contest.definition().grace) {
        return Refusal::too_late;
    }
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
