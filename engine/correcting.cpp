#include "engine/correcting.hpp"

#include <algorithm>

#include "engine/scoring.hpp"

namespace hoithi {

namespace {

constexpr std::size_t reason_bytes_max = 500;

/// One showing seen otherwise than it stands: what the correction would make of it.
struct Correction {
    ShowingId showing{};
    bool voided = false;
    const Key* key = nullptr;  // null: as it is
};

/// The marks of one contestant that differ under the correction, in the order of showing.
void remark_contestant(
    const Contest& contest,
    ContestantId contestant,
    const Correction& correction,
    std::vector<NewMark>& changed
) {
    int streak = 0;
    for (const Showing& showing : contest.showings) {
        if (showing.state != Showing::State::asked) continue;
        const bool corrected = showing.id == correction.showing;
        if (corrected ? correction.voided : showing.void_reason.has_value()) continue;
        const RecordedAnswer* recorded = showing.answer_of(contestant);
        if (!recorded) {
            streak = 0;
            continue;
        }
        const Key& key = corrected && correction.key ? *correction.key : showing.key;
        const Mark now_worth = mark(
            showing.asked,
            key,
            showing.as_given(contestant, *recorded),
            Millis{recorded->elapsed},
            streak
        );
        if (now_worth != recorded->mark) changed.push_back({contestant, showing.id, now_worth});
        streak = now_worth.credit == 100 ? streak + 1 : 0;
    }
}

Remarked remark(const Contest& contest, const Correction& correction) {
    Remarked remarked;
    for (std::uint32_t i = 0; i < contest.contestants.size(); ++i) {
        remark_contestant(contest, ContestantId{i}, correction, remarked.marks);
    }
    return remarked;
}

/// A correction touches questions that were asked and are closed for answers.
std::optional<Refusal> not_correctable(
    const Contest& contest, const Showing* showing, const std::string& reason
) {
    if (!showing || showing->state != Showing::State::asked) return Refusal::unknown_question;
    if (showing == contest.current() &&
        (contest.phase == Phase::lead_in || contest.phase == Phase::open)) {
        return Refusal::not_now;
    }
    if (reason.empty() || reason.size() > reason_bytes_max) return Refusal::reason_required;
    return std::nullopt;
}

bool key_fits(const Question& question, const Key& key) {
    const auto offered = static_cast<std::uint8_t>((1U << question.options.size()) - 1U);
    switch (question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
        case QuestionKind::multiple:
            return !key.options.empty() && (key.options.bits() & ~offered) == 0;
        case QuestionKind::number:
            return key.number >= -number_max && key.number <= number_max && key.tolerance >= 0 &&
                   key.tolerance <= number_max;
        case QuestionKind::text:
            return !key.folded.empty() &&
                   std::ranges::none_of(key.folded, [](const auto& text) { return text.empty(); });
    }
    return false;
}

}  // namespace

Result<Events, Refusal> decide_void(const Contest& contest, const VoidQuestion& command, Time now) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    if (showing->void_reason) return Refusal::nothing_to_change;
    return Events{
        {now, Voided{command.showing, command.reason}},
        {now, remark(contest, {command.showing, true, nullptr})},
    };
}

Result<Events, Refusal> decide_restore(
    const Contest& contest, const RestoreQuestion& command, Time now
) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    if (!showing->void_reason) return Refusal::nothing_to_change;
    return Events{
        {now, Restored{command.showing, command.reason}},
        {now, remark(contest, {command.showing, false, nullptr})},
    };
}

Result<Events, Refusal> decide_change_key(
    const Contest& contest, const ChangeKey& command, Time now
) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    const Question& question = showing->asked.question;
    Key key = command.key;
    if (question.accents_optional) key.folded = command.bare;
    if (!key_fits(question, key)) return Refusal::bad_request;
    if (key == showing->key) return Refusal::nothing_to_change;
    const bool voided = showing->void_reason.has_value();
    Remarked remarked = remark(contest, {command.showing, voided, &key});
    return Events{
        {now, KeyChanged{command.showing, std::move(key), command.reason}},
        {now, std::move(remarked)},
    };
}

}  // namespace hoithi
