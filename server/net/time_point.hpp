#pragma once

#include <chrono>

namespace hoithi::net {

/// The server's own clock: it never jumps and no browser has a say in it.
using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

}  // namespace hoithi::net
