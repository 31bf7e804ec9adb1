#pragma once

#include <cstdint>

#include "engine/contest.hpp"

namespace hoithi {

/// What predictions are measured by: how many of the contestants who were not removed took part, or
/// have every question right that counts; of questions none of which counts nobody has. 0 where
/// none are asked for. Linear in contestants times showings.
std::int64_t truth_of(const Contest& contest);

/// `happened`, and, where a finished contest has another truth after it, that truth. Whatever
/// happens after the end goes through here.
Events with_new_truth(const Contest& contest, Events happened, Time now);

}  // namespace hoithi
