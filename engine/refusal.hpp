#pragma once

#include <cstdint>
#include <string_view>

namespace hoithi {

/// Why a command was not done. `name` gives the word of the protocol.
enum class Refusal : std::uint8_t {
    // join
    joining_locked,
    late_joining_off,
    contest_finished,
    contest_full,
    division_unknown,
    entrant_kind_not_admitted,
    // answer, predict
    unknown_contestant,
    removed,
    no_question_open,
    not_this_question,
    already_answered,
    too_late,
    unknown_option,
    wrong_kind,
    answer_empty,
    answer_too_long,
    paused,
    // host
    not_now,
    no_spare_left,
    unknown_question,
    reason_required,
    reason_too_long,
    nothing_to_change,
    already_paused,
    not_paused,
    bad_request,
};

std::string_view name(Refusal refusal);

}  // namespace hoithi
