#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/time.hpp"

namespace hoithi::gateway {

/// How far away a connection is: the least of its latest round trips. Whatever delays a pong
/// (a busy server, a queue in the network, a client that takes its time) only makes a round trip
/// longer, so the least is the truest, and one late pong gives nobody a longer allowance.
///
/// Nor do many: once a connection is known, a round trip counts for no more than the least it ever
/// had and what its own ones spread above that. Pongs held back from then on lengthen neither.
class RoundTrip {
public:
    void measured(Millis round_trip) {
        const auto bounded = std::clamp<Millis::rep>(round_trip.count(), 0, UINT16_MAX);
        auto trip = static_cast<std::uint32_t>(bounded);
        if (measured_ >= known_after) trip = std::min(trip, least_ever_ + spread());
        latest_[measured_ % latest_.size()] = static_cast<std::uint16_t>(trip);
        least_ever_ = std::min(least_ever_, trip);
        excess_ += trip - least_ever_;
        ++measured_;
    }

    /// What an answer's time is spared, before the rules' own bound; 0 if there is none yet.
    Millis least() const {
        if (measured_ == 0) return Millis{0};
        const std::size_t count = std::min<std::size_t>(measured_, latest_.size());
        return Millis{*std::min_element(latest_.begin(), latest_.begin() + count)};
    }

private:
    /// The first ones, a few seconds apart, show what is usual. See PortConfig::first_pings.
    static constexpr std::uint32_t known_after = 4;

    /// How far round trips are above the least before them, on average, rounded up. A longer one
    /// counts as that much, so late pongs, however many, do not widen it.
    std::uint32_t spread() const {
        return static_cast<std::uint32_t>((excess_ + measured_ - 1) / measured_);
    }

    std::array<std::uint16_t, 4> latest_{};  // in ms
    std::uint32_t measured_ = 0;
    std::uint32_t least_ever_ = UINT16_MAX;
    std::uint64_t excess_ = 0;  // ms in all
};

}  // namespace hoithi::gateway
