#pragma once

#include <chrono>

namespace hoithi {

/// A length of time. All of the engine counts in whole milliseconds.
using Millis = std::chrono::milliseconds;

/// A moment: milliseconds since 1970 by the clock of whoever owns the contest. Between two
/// restarts that clock is steady; the engine never reads one, moments come in with commands.
using Time = std::chrono::milliseconds;

}  // namespace hoithi
