#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "tests/load/samples.hpp"

namespace hoithi::load {

/// Lets 0 … `count` − 1 say something, each at a random moment within `spread`; `turn` is called
/// between them.
template <class Say, class Turn>
void spread_out(
    std::uint32_t count,
    std::chrono::milliseconds spread,
    std::mt19937_64& random,
    const Say& say,
    const Turn& turn
) {
    std::vector<std::pair<TimePoint, std::uint32_t>> due(count);
    const TimePoint now = Clock::now();
    const auto window = static_cast<std::uint64_t>(Clock::duration(spread).count());
    for (std::uint32_t who = 0; who < count; ++who) {
        const auto wait = static_cast<Clock::rep>(window == 0 ? 0 : random() % window);
        due[who] = {now + Clock::duration(wait), who};
    }
    std::ranges::sort(due);
    // Whoever is late still listens now and then, or receipts would seem to come late too.
    constexpr std::uint32_t said_in_a_row_max = 16;
    std::uint32_t in_a_row = 0;
    for (const auto& [at, who] : due) {
        if (++in_a_row > said_in_a_row_max) {
            turn();
            in_a_row = 0;
        }
        while (Clock::now() < at) {
            turn();
            in_a_row = 0;
        }
        say(who);
    }
}

}  // namespace hoithi::load
