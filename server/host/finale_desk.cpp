#include "server/host/finale_desk.hpp"

#include <algorithm>

#include "server/protocol/server_message.hpp"

namespace hoithi::host {

namespace {

constexpr bus::Audience everybody{true, true, true, true};
constexpr std::uint32_t steps_of_a_podium = 3;

}  // namespace

void FinaleDesk::begin(Time now) { go_to(0, now); }

std::optional<Refusal> FinaleDesk::unveil(std::uint32_t step, Time now) {
    if (contest_.phase != Phase::finished) return Refusal::not_now;
    if (step > steps()) return Refusal::bad_request;
    if (step <= step_) return Refusal::nothing_to_change;
    if (now < stepped_at_ + Advance::settling) return Refusal::not_now;
    go_to(step, now);
    return std::nullopt;
}

std::uint32_t FinaleDesk::steps() const {
    return steps_of_a_podium * static_cast<std::uint32_t>(contest_.definition().divisions.size());
}

net::Frame FinaleDesk::frame() const {
    return net::Frame(protocol::encode(protocol::Finale{std::min(step_, steps()), steps()}));
}

void FinaleDesk::go_to(std::uint32_t step, Time now) {
    step_ = step;
    stepped_at_ = now;
    publish_(bus::ToAudience{everybody, frame()});
}

}  // namespace hoithi::host
