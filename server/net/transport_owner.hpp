#pragma once

#include <memory>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "server/net/arrivals.hpp"
#include "server/net/frame_meter.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket.hpp"
#include "server/net/socket_poll.hpp"
#include "server/net/socket_table.hpp"

namespace hoithi::net {

class WebSocketTransport;

/// What the connections of one hub share, and whom they tell.
class TransportOwner {
public:
    TransportOwner(
        asio::io_context& event_loop, const PortConfig& port_config, PortStats& port_stats
    )
        : loop(event_loop), config(port_config), stats(port_stats) {}

    /// The socket failed while writing. Called from the loop.
    virtual void on_broken(WebSocketTransport& transport) = 0;
    /// The outbox is over its bound. Called from inside a send.
    virtual void on_overflow(WebSocketTransport& transport) = 0;
    /// What WebSocket++ was given until now was in order, and what follows is not. Called from the
    /// loop.
    virtual void on_offence(WebSocketTransport& transport, FrameMeter::Offence offence) = 0;
    virtual bool peer_said_goodbye(const WebSocketTransport& transport) const = 0;
    /// A whole text message, valid UTF-8. Called from the poll, past WebSocket++.
    virtual void on_text(WebSocketTransport& transport, std::string_view text) = 0;

    asio::io_context& loop;
    const PortConfig& config;
    PortStats& stats;
    SocketTable table;
    Arrivals arrivals;
    std::shared_ptr<SocketPoll> poll;

protected:
    ~TransportOwner() = default;
};

}  // namespace hoithi::net
