#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "server/gateway/gateway.hpp"
#include "server/loops/loop_lag.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/port.hpp"

namespace hoithi {

/// What the server has on each of its event loops: a port, the gateway behind it, and a meter of
/// how late the loop runs. Used on that loop's thread alone, but for `lag`.
class Edge {
public:
    struct Stats {
        net::PortStats port;
        gateway::GatewayStats gateway;
    };

    /// `contests`: the way to them from this loop. All references outlive the edge.
    Edge(
        boost::asio::io_context& loop,
        bus::Requests& contests,
        const ServerClock& clock,
        gateway::Shared& shared,
        std::uint32_t admit_rate,
        bus::GatewayIndex index = {}
    );

    /// Listens. Throws std::exception with a sentence for the operator if it cannot.
    void serve(const net::PortConfig& config, net::HttpHandler http);

    /// The way from the contests to whoever is connected here.
    gateway::Gateway& gateway() { return gateway_; }
    /// Once it serves.
    std::uint16_t bound_port() const { return port_->bound_port(); }
    Stats stats() const { return {port_->stats(), gateway_.stats()}; }
    /// Any thread.
    loops::LagStats lag() const { return lag_.stats(); }

    /// Lets nobody in and says goodbye to everybody on a WebSocket; HTTP goes on to be answered.
    void close_sockets(std::uint16_t code, std::string_view reason);
    /// Says goodbye to everybody.
    void close_all(std::uint16_t code, std::string_view reason);

private:
    void stop();

    boost::asio::io_context& loop_;
    gateway::Gateway gateway_;
    loops::LoopLag lag_;
    std::unique_ptr<net::Port> port_;
};

}  // namespace hoithi
