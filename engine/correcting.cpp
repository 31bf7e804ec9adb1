#include "engine/correcting.hpp"

#include "engine/key_check.hpp"
#include "engine/scoring.hpp"
#include "engine/shape.hpp"
#include "engine/spelling.hpp"

namespace hoithi {

namespace {

/// Whether the host took it out of the contest for good.
bool taken_out(const Showing& showing) {
    return showing.state == Showing::State::skipped || showing.state == Showing::State::replaced;
}

/// One showing seen otherwise than it stands: what the correction would make of it.
struct Correction {
    ShowingId showing{};
    bool stands = false;
    const Key* key = nullptr;  // null: as it is
};

/// The marks of one contestant that differ under the correction, in the order of showing. What is
/// void or was cut off is marked as if it stood there alone: no streak begins or ends with it.
void remark_contestant(
    const Contest& contest,
    ContestantId contestant,
    const Correction& correction,
    std::vector<NewMark>& changed
) {
    int streak = 0;
    for (const Showing& showing : contest.showings) {
        if (taken_out(showing)) continue;
        const bool corrected = showing.id == correction.showing;
        const bool stands = corrected ? correction.stands : showing.stands();
        const RecordedAnswer* recorded = showing.answer_of(contestant);
        if (!recorded) {
            if (stands) streak = 0;
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
        if (stands) streak = now_worth.credit == 100 ? streak + 1 : 0;
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
    if (!showing || taken_out(*showing)) return Refusal::unknown_question;
    if (showing == contest.current() &&
        (contest.phase == Phase::lead_in || contest.phase == Phase::open)) {
        return Refusal::not_now;
    }
    if (reason.empty()) return Refusal::reason_required;
    if (character_count(reason) > reason_characters_max) return Refusal::reason_too_long;
    return std::nullopt;
}

/// As in a bank.
bool may_explain(const std::string& explanation) {
    constexpr std::size_t characters_max = 600;
    return !explanation.empty() && character_count(explanation) <= characters_max;
}

/// The key of a change as the contest compares by it.
Key key_to_be(const Contest& contest, const Question& question, const ChangeKey& command) {
    Key key = command.key;
    if (question.accents_optional) key.folded = command.bare;
    if (contest.setup->edition != Edition::first) {
        for (std::string& text : key.folded) text = plain_spelling(text);
    }
    return key;
}

}  // namespace

Result<Events, Refusal> decide_void(const Contest& contest, const VoidQuestion& command, Time now) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    if (!showing->stands()) return Refusal::nothing_to_change;
    return Events{
        {now, Voided{command.showing, command.reason}},
        {now, remark(contest, {command.showing, false, nullptr})},
    };
}

Result<Events, Refusal> decide_restore(
    const Contest& contest, const RestoreQuestion& command, Time now
) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    if (showing->stands()) return Refusal::nothing_to_change;
    return Events{
        {now, Restored{command.showing, command.reason}},
        {now, remark(contest, {command.showing, true, nullptr})},
    };
}

Result<Events, Refusal> decide_change_key(
    const Contest& contest, const ChangeKey& command, Time now
) {
    const Showing* showing = contest.find(command.showing);
    if (const auto refusal = not_correctable(contest, showing, command.reason)) return *refusal;
    const Question& question = showing->asked.question;
    Key key = key_to_be(contest, question, command);
    if (!may_become_key(question, key)) return Refusal::bad_request;
    const bool explained = command.explanation && *command.explanation != showing->explained();
    if (explained && !may_explain(*command.explanation)) return Refusal::bad_request;
    if (key == showing->key && !explained) return Refusal::nothing_to_change;
    Remarked remarked = remark(contest, {command.showing, showing->stands(), &key});
    return Events{
        {now,
         KeyChanged{
             command.showing,
             std::move(key),
             command.reason,
             explained ? command.explanation : std::nullopt}},
        {now, std::move(remarked)},
    };
}

}  // namespace hoithi
