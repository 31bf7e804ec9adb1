#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/port.hpp"
#include "server/net/socket.hpp"
#include "server/net/upgrade.hpp"

namespace hoithi::net {

/// The WebSocket half of a port: every connection after its handshake was found good. WebSocket++
/// speaks the protocol; the socket, the queues and the limits are ours.
class WebSocketHub {
public:
    /// The references must outlive the hub.
    WebSocketHub(
        asio::io_context& loop, const PortConfig& config, PortStats& stats, SocketHandler& handler
    );
    /// Drops every connection without calling the handler.
    ~WebSocketHub();
    WebSocketHub(const WebSocketHub&) = delete;
    WebSocketHub& operator=(const WebSocketHub&) = delete;

    /// Answers the handshake and takes the connection over. `bytes_read_before` came in behind
    /// the handshake.
    void adopt(AdmittedSocket socket, Upgrade upgrade, std::string_view bytes_read_before);

    // As in Port.
    bool send(ConnectionId connection, const Frame& frame, Urgency urgency, std::uint8_t kind);
    void broadcast(
        std::span<const ConnectionId> connections,
        const Frame& frame,
        Urgency urgency,
        std::uint8_t kind,
        std::vector<TimePoint>* left_at
    );
    void keep(ConnectionId connection);
    void close(ConnectionId connection, std::uint16_t code, std::string_view reason);
    void close_all(std::uint16_t code, std::string_view reason);
    void set_message_limit(ConnectionId connection, std::size_t bytes);
    void set_outbox_limit(ConnectionId connection, std::size_t bytes);

    std::size_t open() const;
    std::size_t outbox_bytes() const;

private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace hoithi::net
