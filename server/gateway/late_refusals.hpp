#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "server/gateway/token_bucket.hpp"
#include "server/net/connection_id.hpp"
#include "server/protocol/close_code.hpp"

namespace hoithi::gateway {

/// What somebody who is not let in is told, and how the connection ends.
struct Refusal {
    net::ConnectionId connection{};
    std::string reason;
    protocol::CloseCode code{};
};

/// Refusals that are told late. Pure: time comes in with each call. Bounded: where there are too
/// many, the next one due goes early.
class LateRefusals {
public:
    using Clock = TokenBucket::Clock;

    explicit LateRefusals(std::size_t most) : most_(most) {}

    /// Keeps it until then; what has to go now to make room.
    std::optional<Refusal> hold(Refusal refusal, Clock::time_point due);
    /// One that is due.
    std::optional<Refusal> take(Clock::time_point now);
    /// When the next one is; nothing if there is none.
    std::optional<Clock::time_point> next() const;

    std::size_t size() const { return held_.size(); }

private:
    const std::size_t most_;
    std::multimap<Clock::time_point, Refusal> held_;
};

}  // namespace hoithi::gateway
