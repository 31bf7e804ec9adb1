#pragma once

#include <cstdint>
#include <optional>

#include "engine/contest.hpp"

namespace hoithi {

// Which spares may stand in for a question: those of its round, and after them the common ones of
// other rounds.

/// The spare that takes the place of the question in view; there is one in view.
std::optional<std::uint32_t> next_spare(const Contest& contest);

/// How many are left for the question in view, or for the next one while none is being asked.
std::uint32_t spares_left(const Contest& contest);

/// The spare as it is asked in a round: by that round's rules, if it is a common one of another.
PaperQuestion spare_in(const Setup& setup, std::uint32_t spare, std::size_t round);

}  // namespace hoithi
