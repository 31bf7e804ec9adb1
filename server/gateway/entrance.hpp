#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/bus/message.hpp"
#include "server/gateway/waiting_line.hpp"
#include "server/net/port.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::gateway {

/// Where a hello goes on its way to the contests: hosts and stages pass at once, everybody else
/// as quickly as the server admits, told meanwhile where they stand. Lives on the event loop; its
/// one timer runs only while somebody waits.
class Entrance {
public:
    using Pass = std::function<void(bus::Knock)>;

    /// `admit_rate` in contestants and spectators a second; 0 lets everybody pass at once. `pass`
    /// takes those on whose turn has come.
    Entrance(boost::asio::io_context& loop, Pass pass, std::uint32_t admit_rate);

    /// Where those who wait are told; given once, before the loop runs.
    void serve(net::Port& port) { port_ = &port; }
    /// Ends the timer, so that the loop may run out of work.
    void stop() { timer_.cancel(); }

    /// Those without whom no contest goes on.
    static bool passes_at_once(bus::Role role);

    void knock(bus::Knock knock, net::TimePoint now);
    /// The connection is going; nothing happens if it does not wait.
    void leave(net::ConnectionId connection);

    std::size_t waiting() const { return line_ ? line_->size() : 0; }
    /// Contestants and spectators let through to the contests since the start.
    std::uint64_t admitted() const { return admitted_; }

private:
    void let_pass(bus::Knock knock);
    void tell(net::ConnectionId connection, const protocol::Waiting& waiting);
    void arm();
    void turn(net::TimePoint now);

    boost::asio::steady_timer timer_;
    const Pass pass_;
    net::Port* port_ = nullptr;
    std::optional<WaitingLine> line_;  // none if nobody is to wait
    bool armed_ = false;
    std::uint64_t admitted_ = 0;
};

}  // namespace hoithi::gateway
