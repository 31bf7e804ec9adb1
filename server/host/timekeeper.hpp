#pragma once

#include <functional>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/clock.hpp"

namespace hoithi::host {

/// Watches the time of the loop on which contests live: ticks, and sees when the process stood
/// still (it was stopped, the machine was paused, a laptop's lid was closed), before anything that
/// came in meanwhile is judged. Lives on that loop.
class Timekeeper {
public:
    /// Between two ticks.
    static constexpr Millis tick_every{250};
    /// A loop that has not looked at the clock for longer than this stood still.
    static constexpr Millis looks_within{2000};

    struct Listener {
        std::function<void()> ticked;
        /// For so long; contest time went on since `since`. None: the machine slept, and the
        /// contests' clock with it.
        std::function<void(std::optional<Time> since, Millis length)> stood_still;
    };

    Timekeeper(boost::asio::io_context& loop, const ServerClock& clock, Listener listener);

    /// To be called before anything is judged by the time.
    void look();
    /// No timer runs any more.
    void stop() { tick_timer_.cancel(); }

private:
    void tick();
    void wait();

    const ServerClock& clock_;
    Listener listener_;
    boost::asio::steady_timer tick_timer_;
    Time seen_;     // when it looked last
    Millis slept_;  // of the machine since it was booted, as seen at the last tick
};

}  // namespace hoithi::host
