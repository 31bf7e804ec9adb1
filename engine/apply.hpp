#pragma once

#include <span>

#include "engine/contest.hpp"
#include "engine/event.hpp"

namespace hoithi {

/// Changes the contest by one thing that has happened. Events come in the order in which
/// `decide` gave them; anything else is a bug and asserts.
void apply(Contest& contest, const Event& event);

/// The contest that a log gives.
Contest replay(std::span<const Event> events);

}  // namespace hoithi
