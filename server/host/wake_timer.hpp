#pragma once

#include <functional>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/contest.hpp"
#include "server/clock.hpp"

namespace hoithi::host {

/// One contest's timer: wakes it when it wants to be, and a question's end only when what came in
/// before has been read. Lives on the event loop.
class WakeTimer {
public:
    /// How long after its time and grace a question closes: what came in before may still be on its
    /// way from the kernel to the contest.
    static constexpr Millis reading_time{20};
    /// How long at most it waits for that when the loop itself came late.
    static constexpr Millis reading_time_max{1000};

    /// `wake` runs at the contest's next moment, and perhaps when there is none any more.
    WakeTimer(
        boost::asio::io_context& loop,
        const ServerClock& clock,
        const Contest& contest,
        std::function<void()> wake
    );

    /// To be called whenever something happened in the contest.
    void set();
    /// The loop was away for so long and has yet to read what came in meanwhile.
    void came_late(Millis late);
    void stop() { timer_.cancel(); }

private:
    void fire(Time due);

    const ServerClock& clock_;
    const Contest& contest_;
    std::function<void()> wake_;
    boost::asio::steady_timer timer_;
    std::optional<Time> next_;  // the contest's moment for which the timer is set
    Time reads_until_{0};       // no question ends before
};

}  // namespace hoithi::host
