#include "server/host/wake_timer.hpp"

#include <algorithm>
#include <utility>

#include "engine/decide.hpp"
#include "engine/outcome.hpp"

namespace hoithi::host {

WakeTimer::WakeTimer(
    boost::asio::io_context& loop,
    const ServerClock& clock,
    const Contest& contest,
    std::function<void()> wake
)
    : clock_(clock), contest_(contest), wake_(std::move(wake)), timer_(loop) {}

// Most of what happens does not move the next moment: thousands of answers set no timer.
void WakeTimer::set() {
    const auto next = next_wake(contest_);
    if (next == next_) return;
    next_ = next;
    if (!next) {
        timer_.cancel();
        return;
    }
    Time due = *next;
    if (takes_answers(contest_)) due = std::max(due + reading_time, reads_until_);
    timer_.expires_after(std::max(due - clock_.now(), Millis{0}));
    timer_.async_wait([this, due](const boost::system::error_code& cancelled) {
        if (!cancelled) fire(due);
    });
}

void WakeTimer::came_late(Millis late) {
    reads_until_ = clock_.now() + std::min(late, reading_time_max);
}

void WakeTimer::fire(Time due) {
    const Millis late = clock_.now() - due;
    if (takes_answers(contest_) && late > reading_time && due != reads_until_) {
        came_late(late);
    } else {
        wake_();
    }
    next_.reset();
    set();
}

}  // namespace hoithi::host
