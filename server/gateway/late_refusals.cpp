#include "server/gateway/late_refusals.hpp"

#include <utility>

namespace hoithi::gateway {

std::optional<Refusal> LateRefusals::hold(Refusal refusal, Clock::time_point due) {
    std::optional<Refusal> early;
    held_.emplace(due, std::move(refusal));
    if (held_.size() > most_) early = std::move(held_.extract(held_.begin()).mapped());
    return early;
}

std::optional<Refusal> LateRefusals::take(Clock::time_point now) {
    if (held_.empty() || held_.begin()->first > now) return std::nullopt;
    return std::move(held_.extract(held_.begin()).mapped());
}

std::optional<LateRefusals::Clock::time_point> LateRefusals::next() const {
    if (held_.empty()) return std::nullopt;
    return held_.begin()->first;
}

}  // namespace hoithi::gateway
