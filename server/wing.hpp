#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "server/gateway/gateway.hpp"
#include "server/loops/event_loop.hpp"
#include "server/loops/loop_lag.hpp"
#include "server/loops/snapshot.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/port.hpp"
#include "server/switchboard/posted_publications.hpp"
#include "server/switchboard/posted_requests.hpp"

namespace hoithi {

/// A further event loop of the server: a gateway and a port on a thread of their own, and the way
/// to the contests, which live on another loop. Made, started and ended on that loop's thread.
class Wing {
public:
    struct Stats {
        net::PortStats port;
        gateway::GatewayStats gateway;
    };

    /// `number`: from 1. `failed` hears, on the wing's thread, of an exception there.
    Wing(
        std::uint16_t number,
        boost::asio::io_context& contests_loop,
        bus::Requests& contests,
        const ServerClock& clock,
        gateway::Shared& shared,
        std::uint32_t admit_rate,
        loops::EventLoop::Failed failed
    );
    ~Wing() { end(); }
    Wing(const Wing&) = delete;
    Wing& operator=(const Wing&) = delete;

    boost::asio::io_context& loop() { return loop_.context(); }
    bus::Publications& publications() { return publications_; }

    /// Listens and runs. `http` is called on the wing's loop.
    void start(const net::PortConfig& config, net::HttpHandler http);

    /// At most a second old.
    Stats stats() const { return stats_->latest(); }
    loops::LagStats lag() const { return lag_.stats(); }

    /// Says goodbye to everybody on a WebSocket and lets nobody in; HTTP goes on to be answered.
    void close_sockets(std::uint16_t code, std::string_view reason);
    /// Says goodbye to everybody; the thread ends when they are gone.
    void close_all(std::uint16_t code, std::string_view reason);
    bool ended() const { return loop_.ended(); }
    /// Ends the thread now.
    void end();

private:
    void stop();

    loops::EventLoop loop_;
    switchboard::PostedRequests requests_;
    gateway::Gateway gateway_;
    switchboard::PostedPublications publications_;
    std::unique_ptr<net::Port> port_;
    loops::LoopLag lag_;
    std::unique_ptr<loops::Snapshot<Stats>> stats_;
};

}  // namespace hoithi
