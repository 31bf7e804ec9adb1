#pragma once

#include <cstdint>

#include "engine/definition.hpp"
#include "engine/standings.hpp"

namespace hoithi {

/// What a tie-break key looks at in a tally: points, answers, ms, the error, or ms since 1970. Who
/// has earned nothing has no earliest moment and comes after all who have.
std::int64_t tie_break_value(const Tally& tally, TieBreak key);

/// Points and correct answers; of the other keys less is better.
bool more_is_better(TieBreak key);

}  // namespace hoithi
