#pragma once

#include <cstdint>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// What a correction does to those who are not removed.
struct Shift {
    std::uint32_t more = 0;  // contestants who gain points
    std::uint32_t less = 0;  // … who lose some
};

/// Whose points in all a correction would change, without doing it; a question not yet revealed
/// counts as if it were. A reason is for the correction itself; a trial needs none. Copies the
/// contest: linear in answers, as the correction is.
Result<Shift, Refusal> try_correction(const Contest& contest, Command correction, Time now);

}  // namespace hoithi
