#include "engine/refusal.hpp"

namespace hoithi {

std::string_view name(Refusal refusal) {
    switch (refusal) {
        case Refusal::joining_locked:
            return "joining_locked";
        case Refusal::late_joining_off:
            return "late_joining_off";
        case Refusal::contest_finished:
            return "contest_finished";
        case Refusal::contest_full:
            return "contest_full";
        case Refusal::division_unknown:
            return "division_unknown";
        case Refusal::entrant_kind_not_admitted:
            return "entrant_kind_not_admitted";
        case Refusal::unknown_contestant:
            return "unknown_contestant";
        case Refusal::removed:
            return "removed";
        case Refusal::no_question_open:
            return "no_question_open";
        case Refusal::not_this_question:
            return "not_this_question";
        case Refusal::already_answered:
            return "already_answered";
        case Refusal::too_late:
            return "too_late";
        case Refusal::unknown_option:
            return "unknown_option";
        case Refusal::wrong_kind:
            return "wrong_kind";
        case Refusal::answer_empty:
            return "answer_empty";
        case Refusal::answer_too_long:
            return "answer_too_long";
        case Refusal::paused:
            return "paused";
        case Refusal::not_now:
            return "not_now";
        case Refusal::no_spare_left:
            return "no_spare_left";
        case Refusal::unknown_question:
            return "unknown_question";
        case Refusal::reason_required:
            return "reason_required";
        case Refusal::reason_too_long:
            return "reason_too_long";
        case Refusal::nothing_to_change:
            return "nothing_to_change";
        case Refusal::already_paused:
            return "already_paused";
        case Refusal::not_paused:
            return "not_paused";
        case Refusal::bad_request:
            return "bad_request";
    }
    return "unknown";
}

}  // namespace hoithi
