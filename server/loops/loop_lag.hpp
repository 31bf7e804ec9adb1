#pragma once

#include <mutex>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/loops/lag_meter.hpp"

namespace hoithi::loops {

/// Measures how late an event loop is: a timer fires ten times a second, and what it comes too
/// late by is what everybody else has waited for the loop as well.
class LoopLag {
public:
    /// Measures from now on. The loop outlives it.
    explicit LoopLag(boost::asio::io_context& loop);

    /// Ends the timer, so that the loop may run out of work. On the loop.
    void stop();

    /// Any thread; a loop that hangs shows at once.
    LagStats stats() const;

private:
    void wait();

    boost::asio::steady_timer timer_;
    mutable std::mutex mutex_;
    LagMeter meter_;  // guarded
    bool stopped_ = false;
};

}  // namespace hoithi::loops
