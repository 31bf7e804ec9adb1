#include "server/net/slot_sweep.hpp"

#include <chrono>
#include <utility>

namespace hoithi::net {

namespace {

constexpr std::chrono::milliseconds tick{100};
constexpr std::uint32_t ticks = 10;

}  // namespace

void SlotSweep::arm() {
    if (std::exchange(armed_, true)) return;
    timer_.expires_after(tick);
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& cancelled) {
        const auto self = weak.lock();
        if (self && self->look_ && !cancelled) self->sweep();
    });
}

void SlotSweep::stop() {
    look_ = nullptr;
    timer_.cancel();
}

void SlotSweep::sweep() {
    armed_ = false;
    const TimePoint now = Clock::now();
    if (now - std::exchange(swept_at_, now) > ticks * tick) awake_since_ = now;
    const std::uint32_t part = table_.size() / ticks + 1;
    for (std::uint32_t done = 0; done < part; ++done) {
        if (next_ >= table_.size()) next_ = 0;
        look_(next_++, now);
    }
    if (table_.taken() > 0) arm();
}

}  // namespace hoithi::net
