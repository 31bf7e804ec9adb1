#include "server/gateway/turning_away.hpp"

#include <utility>

#include "server/protocol/server_message.hpp"

namespace hoithi::gateway {

namespace {

/// Each holds a connection, which has a limit of its own.
constexpr std::size_t late_max = 1024;

}  // namespace

TurningAway::TurningAway(boost::asio::io_context& loop) : timer_(loop), late_(late_max) {}

void TurningAway::tell(Refusal refusal, LateRefusals::Clock::duration delay) {
    if (stopped_ || delay <= LateRefusals::Clock::duration::zero()) return tell_now(refusal);
    const auto due = LateRefusals::Clock::now() + delay;
    if (const auto early = late_.hold(std::move(refusal), due)) tell_now(*early);
    arm();
}

// Whoever has left meanwhile hears nothing.
void TurningAway::tell_now(const Refusal& refusal) {
    const protocol::Refused refused{.type = "hello", .reason = refusal.reason};
    port_->send(refusal.connection, net::Frame(protocol::encode(refused)));
    port_->close(
        refusal.connection, static_cast<std::uint16_t>(refusal.code), protocol::reason(refusal.code)
    );
}

void TurningAway::arm() {
    const auto next = late_.next();
    if (!next || *next == timer_.expiry()) return;
    timer_.expires_at(*next);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        if (ec) return;
        while (const auto refusal = late_.take(LateRefusals::Clock::now())) tell_now(*refusal);
        arm();
    });
}

}  // namespace hoithi::gateway
