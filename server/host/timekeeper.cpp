#include "server/host/timekeeper.hpp"

#include <ctime>
#include <utility>

namespace hoithi::host {

namespace {

Millis read(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::duration_cast<Millis>(
        std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec}
    );
}

/// How long the machine has slept in all: the steady clock stands still meanwhile.
Millis slept() { return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC); }

}  // namespace

Timekeeper::Timekeeper(boost::asio::io_context& loop, const ServerClock& clock, Listener listener)
    : clock_(clock),
      listener_(std::move(listener)),
      tick_timer_(loop),
      seen_(clock.now()),
      slept_(slept()) {
    wait();
}

void Timekeeper::look() {
    const Time now = clock_.now();
    const Time since = std::exchange(seen_, now);
    if (now - since > looks_within) listener_.stood_still(since, now - since);
}

void Timekeeper::tick() {
    look();
    const Millis slept_for = slept() - slept_;
    slept_ += slept_for;
    if (slept_for > looks_within) listener_.stood_still(std::nullopt, slept_for);
    listener_.ticked();
    wait();
}

void Timekeeper::wait() {
    tick_timer_.expires_after(tick_every);
    tick_timer_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) tick();
    });
}

}  // namespace hoithi::host
