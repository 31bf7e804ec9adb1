#pragma once

#include <cstddef>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/gateway/late_refusals.hpp"
#include "server/net/port.hpp"

namespace hoithi::gateway {

/// Tells those who are not let in why, and closes their connections: at once or late, each by
/// itself. Lives on the event loop; its one timer runs only while somebody waits to hear it.
class TurningAway {
public:
    explicit TurningAway(boost::asio::io_context& loop);

    /// Where they are told; given once, before the loop runs.
    void serve(net::Port& port) { port_ = &port; }
    /// Ends the timer, so that the loop may run out of work.
    void stop() {
        stopped_ = true;
        timer_.cancel();
    }

    void tell(Refusal refusal, LateRefusals::Clock::duration delay);

    /// Refused, and not told yet.
    std::size_t waiting() const { return late_.size(); }

private:
    void tell_now(const Refusal& refusal);
    void arm();

    boost::asio::steady_timer timer_;
    net::Port* port_ = nullptr;
    LateRefusals late_;
    bool stopped_ = false;
};

}  // namespace hoithi::gateway
