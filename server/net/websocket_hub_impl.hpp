#pragma once

// Only for the files websocket_*.cpp: they alone know WebSocket++.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/slot_sweep.hpp"
#include "server/net/websocket_connection.hpp"
#include "server/net/websocket_hub.hpp"

namespace hoithi::net {

using SocketMessage = SocketConfig::message_type::ptr;

class WebSocketHub::Impl final : public TransportOwner {
public:
    Impl(
        asio::io_context& event_loop,
        const PortConfig& port_config,
        PortStats& port_stats,
        SocketHandler& handler
    );

    void adopt(AdmittedSocket socket, Upgrade upgrade, std::string_view bytes_read_before);
    bool send(ConnectionId id, const Frame& frame, Urgency urgency, std::uint8_t kind);
    void close(
        SocketConnection& connection, CloseCause cause, std::uint16_t code, std::string_view reason
    );
    void close_all(std::uint16_t code, std::string_view reason);
    void abandon_all();

    SocketConnection* find(ConnectionId id) {
        return table.find(id) ? connections_[slot_of(id)].get() : nullptr;
    }
    std::size_t outbox_bytes() const;

private:
    void on_broken(WebSocketTransport& transport) override;
    void on_overflow(WebSocketTransport& transport) override;
    void on_offence(WebSocketTransport& transport, FrameMeter::Offence offence) override;
    bool peer_said_goodbye(const WebSocketTransport& transport) const override;
    void on_text(WebSocketTransport& transport, std::string_view text) override;

    void listen_to(SocketConnection& connection);
    void on_ready(ConnectionId id, SocketPoll::Ready ready);
    void on_open(SocketConnection& connection);
    void on_message(SocketConnection& connection, const SocketMessage& message);
    void on_end(SocketConnection& connection);

    // websocket_care.cpp: who is silent, too slow or out of line.
    void inspect(std::uint32_t slot, TimePoint now);
    void ping(SocketConnection& connection);
    bool on_ping(SocketConnection& connection);
    void on_pong(SocketConnection& connection, const std::string& payload);

    SocketHandler& handler_;
    std::vector<SocketConnection::ptr> connections_;
    std::shared_ptr<SlotSweep> sweep_;
    SocketConfig::rng_type no_random_;
    std::shared_ptr<websocketpp::log::stub> no_log_ = std::make_shared<websocketpp::log::stub>();
};

}  // namespace hoithi::net
