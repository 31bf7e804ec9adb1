#include <algorithm>

#include "server/net/ping.hpp"
#include "server/net/websocket_hub_impl.hpp"

// How a hub looks after its connections: who is silent, who reads too slowly, who breaks the
// protocol, and how long a message to them takes.

namespace hoithi::net {

namespace {

namespace close_status = websocketpp::close::status;

constexpr std::size_t pong_backlog_max = 4UL * 1024;

}  // namespace

void WebSocketHub::Impl::inspect(std::uint32_t slot, TimePoint now) {
    const SocketConnection::ptr held = connections_[slot];
    if (!held) return;
    SocketConnection& connection = *held;
    if (connection.deadline != TimePoint{}) {
        if (now >= connection.deadline) on_broken(connection);
        return;
    }
    if (connection.get_state() != websocketpp::session::state::open) {
        connection.deadline = now + config.close_timeout;
    } else if (const TimePoint heard = std::max(connection.received_at(), sweep_->awake_since());
               now - heard > config.idle_timeout) {
        close(connection, CloseCause::idle, close_status::going_away, "idle");
    } else if (now >= connection.next_ping && table[connection.slot()].ready) {
        ping(connection);
    }
}

void WebSocketHub::Impl::ping(SocketConnection& connection) {
    connection.pinged = Clock::now();
    connection.next_ping =
        connection.pinged + until_next_ping(config, ++connection.pings, connection.slot());
    send(table.id(connection.slot()), ping_frame(connection.pinged), Urgency::normal, 0);
}

bool WebSocketHub::Impl::on_ping(SocketConnection& connection) {
    const bool reads_its_pongs =
        connection.outbox().bytes() + connection.get_buffered_amount() <= pong_backlog_max;
    if (!reads_its_pongs) ++stats.pongs_withheld;
    return reads_its_pongs;
}

void WebSocketHub::Impl::on_pong(SocketConnection& connection, const std::string& payload) {
    if (connection.pinged == TimePoint{}) return;
    if (!answers_ping(payload, connection.pinged)) return;
    // Two clocks were read for it: on a very short way they may disagree.
    const auto round_trip =
        std::max(connection.received_at() - connection.pinged, Clock::duration::zero());
    connection.pinged = {};
    if (!connection.accepted) return;
    handler_.on_pong(table.id(connection.slot()), round_trip);
}

void WebSocketHub::Impl::on_broken(WebSocketTransport& transport) {
    transport.lose_patience();
    static_cast<SocketConnection&>(transport).terminate(
        make_error_code(websocketpp::transport::error::pass_through)
    );
}

void WebSocketHub::Impl::on_overflow(WebSocketTransport& transport) {
    transport.outbox().drop_unsent();
    close(static_cast<SocketConnection&>(transport), CloseCause::slow, close_slow, "slow");
}

void WebSocketHub::Impl::on_offence(WebSocketTransport& transport, FrameMeter::Offence offence) {
    if (!table[transport.slot()].open) return;
    auto& connection = static_cast<SocketConnection&>(transport);
    connection.broke_protocol = true;
    const bool flood = offence == FrameMeter::Offence::too_many;
    const std::uint16_t code = flood ? close_flooding : close_status::protocol_error;
    close(connection, CloseCause::unknown, code, flood ? "too many frames" : "length");
}

bool WebSocketHub::Impl::peer_said_goodbye(const WebSocketTransport& transport) const {
    return said_goodbye(static_cast<const SocketConnection&>(transport));
}

}  // namespace hoithi::net
