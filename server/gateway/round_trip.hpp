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
class RoundTrip {
public:
    void measured(Millis round_trip) {
        const auto bounded = std::clamp<Millis::rep>(round_trip.count(), 0, UINT16_MAX);
        latest_[next_] = static_cast<std::uint16_t>(bounded);
        next_ = static_cast<std::uint8_t>((next_ + 1) % latest_.size());
        if (count_ < latest_.size()) ++count_;
    }

    /// 0 if there is none yet.
    Millis least() const {
        if (count_ == 0) return Millis{0};
        return Millis{*std::min_element(latest_.begin(), latest_.begin() + count_)};
    }

private:
    std::array<std::uint16_t, 4> latest_{};  // in ms
    std::uint8_t next_ = 0;
    std::uint8_t count_ = 0;
};

}  // namespace hoithi::gateway
