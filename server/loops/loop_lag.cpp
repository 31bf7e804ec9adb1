#include "server/loops/loop_lag.hpp"

namespace hoithi::loops {

LoopLag::LoopLag(boost::asio::io_context& loop)
    : timer_(loop), meter_(LagMeter::Clock::now() + LagMeter::period) {
    wait();
}

void LoopLag::stop() {
    stopped_ = true;
    timer_.cancel();
}

LagStats LoopLag::stats() const {
    const std::lock_guard guard{mutex_};
    return meter_.stats(LagMeter::Clock::now());
}

// Only this loop changes the meter, so it may read it without the lock.
void LoopLag::wait() {
    timer_.expires_at(meter_.due());
    timer_.async_wait([this](const boost::system::error_code& cancelled) {
        // A tick that was on its way when the timer was cancelled comes without an error.
        if (cancelled || stopped_) return;
        {
            const std::lock_guard guard{mutex_};
            meter_.tick(LagMeter::Clock::now());
        }
        wait();
    });
}

}  // namespace hoithi::loops
