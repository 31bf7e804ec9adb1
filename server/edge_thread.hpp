#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "server/edge.hpp"
#include "server/loops/event_loop.hpp"
#include "server/loops/snapshot.hpp"
#include "server/switchboard/posted_publications.hpp"
#include "server/switchboard/posted_requests.hpp"

namespace hoithi {

/// A further event loop of the server: an edge on a thread of its own, and the way to the contests,
/// which live on another loop. Made, started and ended on that loop's thread.
class EdgeThread {
public:
    /// `number`: from 1. `failed` hears, on this thread, of an exception there.
    EdgeThread(
        std::uint16_t number,
        boost::asio::io_context& contests_loop,
        bus::Requests& contests,
        const ServerClock& clock,
        gateway::Shared& shared,
        std::uint32_t admit_rate,
        loops::EventLoop::Failed failed
    );
    ~EdgeThread() { end(); }
    EdgeThread(const EdgeThread&) = delete;
    EdgeThread& operator=(const EdgeThread&) = delete;

    boost::asio::io_context& loop() { return loop_.context(); }
    bus::Publications& publications() { return publications_; }

    /// Listens and runs. `http` is called on this loop.
    void start(const net::PortConfig& config, net::HttpHandler http);

    /// At most a second old.
    Edge::Stats stats() const { return stats_->latest(); }
    loops::LagStats lag() const { return edge_.lag(); }

    /// As of an edge.
    void close_sockets(std::uint16_t code, std::string_view reason);
    /// Says goodbye to everybody; the thread ends when they are gone.
    void close_all(std::uint16_t code, std::string_view reason);
    bool ended() const { return loop_.ended(); }
    /// Ends the thread now.
    void end();

private:
    loops::EventLoop loop_;
    switchboard::PostedRequests requests_;
    Edge edge_;
    switchboard::PostedPublications publications_;
    std::unique_ptr<loops::Snapshot<Edge::Stats>> stats_;
};

}  // namespace hoithi
