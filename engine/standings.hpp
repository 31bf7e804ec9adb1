#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/definition.hpp"
#include "engine/ids.hpp"
#include "engine/time.hpp"

namespace hoithi {

/// A contestant's score so far.
struct Tally {
    std::int64_t points = 0;
    std::uint32_t correct = 0;
    std::uint32_t streak = 0;
    std::uint64_t time = 0;              // ms, sum over the answers that earned something
    std::uint64_t prediction_error = 0;  // 0 until the contest is finished
    Time earliest{0};                    // when the last answer that earned something was given

    friend bool operator==(const Tally&, const Tally&) = default;
};

struct Place {
    ContestantId contestant{};
    std::uint32_t place = 0;  // 1, 2, 2, 4

    friend bool operator==(const Place&, const Place&) = default;
};

/// Orders `entries` by the tie-break keys, best first; what the keys leave equal shares a place
/// (1-2-2-4) and stands in the order of joining. `tallies` is by contestant.
/// n log n; a million contestants take about 0.1 s.
std::vector<Place> standings(
    std::span<const ContestantId> entries,
    std::span<const Tally> tallies,
    std::span<const TieBreak> keys
);

/// The standings of every division, and everyone's place in their own.
struct Places {
    std::vector<std::vector<Place>> divisions;
    std::vector<std::uint32_t> of;  // by contestant; 0: none (removed, or not yet placed)

    std::uint32_t place_of(ContestantId id) const {
        return index(id) < of.size() ? of[index(id)] : 0;
    }

    friend bool operator==(const Places&, const Places&) = default;
};

}  // namespace hoithi
