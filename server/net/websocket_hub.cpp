#include "server/net/websocket_hub.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

#include <websocketpp/common/network.hpp>

#include "server/net/websocket_hub_impl.hpp"

namespace hoithi::net {

namespace {

namespace close_status = websocketpp::close::status;

constexpr std::size_t clock_batch = 16;

}  // namespace

// WebSocket++ caches the byte order on first use, without a lock. It is done here, before several
// loops can race for it.
WebSocketHub::Impl::Impl(
    asio::io_context& event_loop,
    const PortConfig& port_config,
    PortStats& port_stats,
    SocketHandler& handler
)
    : TransportOwner(event_loop, port_config, port_stats),
      handler_(handler),
      sweep_(std::make_shared<SlotSweep>(
          event_loop, table, [this](std::uint32_t slot, TimePoint now) { inspect(slot, now); }
      )) {
    websocketpp::lib::net::_htonll(0);
    poll = std::make_shared<SocketPoll>(
        event_loop,
        [this] { arrivals.look(); },
        [this](ConnectionId id, SocketPoll::Ready ready) { on_ready(id, ready); }
    );
}

void WebSocketHub::Impl::adopt(
    AdmittedSocket socket, Upgrade upgrade, std::string_view bytes_read_before
) {
    error_code ignored;
    socket.socket.set_option(Socket::send_buffer_size(config.send_buffer_bytes), ignored);
    auto connection =
        std::make_shared<SocketConnection>(true, std::string{}, no_log_, no_log_, no_random_);
    connection->stand_on(*this, std::move(socket), plain_handshake(upgrade.key), bytes_read_before);
    connection->request = std::make_unique<SocketRequest>(std::move(upgrade.request));
    connection->deadline = Clock::now() + config.handshake_timeout;
    connection->set_max_message_size(config.message_bytes_max);
    listen_to(*connection);
    if (connections_.size() < table.size()) connections_.resize(table.size());
    connections_[connection->slot()] = connection;
    sweep_->arm();
    connection->start();
}

void WebSocketHub::Impl::listen_to(SocketConnection& connection) {
    // The handlers belong to the connection, so a reference to it cannot outlive it; the hub
    // abandons every connection before it goes, so neither can `this`.
    using Handle = websocketpp::connection_hdl;
    SocketConnection* const self = &connection;
    connection.set_validate_handler([self](const Handle&) {
        std::error_code failed;
        self->select_subprotocol(std::string(subprotocol), failed);
        return !failed;
    });
    connection.set_open_handler([this, self](const Handle&) { on_open(*self); });
    connection.set_fail_handler([this, self](const Handle&) { on_end(*self); });
    connection.set_close_handler([this, self](const Handle&) { on_end(*self); });
    connection.set_ping_handler([this, self](const Handle&, const std::string&) {
        return on_ping(*self);
    });
    connection.set_pong_handler([this, self](const Handle&, const std::string& payload) {
        on_pong(*self, payload);
    });
    connection.set_message_handler([this, self](const Handle&, const SocketMessage& message) {
        on_message(*self, message);
    });
}

void WebSocketHub::Impl::on_ready(ConnectionId id, SocketPoll::Ready ready) {
    // Whoever was ready may be gone since, and another in their seat.
    const std::uint32_t slot = slot_of(id);
    if (table.id(slot) != id) return;
    if (const SocketConnection::ptr connection = connections_[slot]) connection->on_ready(ready);
}

void WebSocketHub::Impl::on_open(SocketConnection& connection) {
    // WebSocket++ keeps both for the connection's life and never looks at them again. Several
    // kilobytes for each contestant: the objects are not const, only the view of them is.
    const_cast<SocketConfig::request_type&>(connection.get_request()) = {};
    const_cast<SocketConfig::response_type&>(connection.get_response()) = {};

    ++stats.sockets_opened;
    const TimePoint now = Clock::now();
    connection.opened = true;
    connection.deadline = {};
    connection.next_ping = now + config.first_ping_after;
    connection.begin_frames();
    const auto request = std::move(connection.request);
    // Before the call: whatever the handler does there, on_close follows if it accepts.
    connection.accepted = true;
    if (handler_.on_open(table.id(connection.slot()), *request)) return;
    connection.accepted = false;
    ++stats.refused.handler;
    close(connection, CloseCause::by_server, close_status::policy_violation, "refused");
}

void WebSocketHub::Impl::on_message(SocketConnection& connection, const SocketMessage& message) {
    if (!table[connection.slot()].open) return;
    if (message->get_opcode() != websocketpp::frame::opcode::text) {
        connection.broke_protocol = true;
        return close(connection, CloseCause::unknown, close_status::unsupported_data, "text only");
    }
    on_text(connection, message->get_payload());
}

void WebSocketHub::Impl::on_text(WebSocketTransport& transport, std::string_view text) {
    ++stats.messages_in;
    stats.message_bytes_in += text.size();
    handler_.on_text(table.id(transport.slot()), text, transport.received_at());
}

void WebSocketHub::Impl::on_end(SocketConnection& connection) {
    const SocketConnection::ptr last_hold = connections_[connection.slot()];
    const ConnectionId id = table.id(connection.slot());
    if (connection.opened) count_end(stats.closed, connection);
    connections_[connection.slot()].reset();
    table.release(connection.slot());
    if (connection.accepted) handler_.on_close(id);
}

bool WebSocketHub::Impl::send(
    ConnectionId id, const Frame& frame, Urgency urgency, std::uint8_t kind
) {
    Seat* const seat = table.find(id);
    if (!seat) return false;
    std::size_t written = 0;
    if (seat->ready) {
        const auto sent = ::send(
            seat->descriptor, frame.bytes().data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT
        );
        if (sent == static_cast<ssize_t>(frame.size())) {
            ++stats.frames_out;
            stats.frame_bytes_out += frame.size();
            return true;
        }
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
            connections_[slot_of(id)]->break_later();
            return false;
        }
        written = sent < 0 ? 0 : static_cast<std::size_t>(sent);
        stats.frame_bytes_out += written;
    }
    connections_[slot_of(id)]->queue(frame, written, urgency, kind);
    return true;
}

void WebSocketHub::Impl::close(
    SocketConnection& connection, CloseCause cause, std::uint16_t code, std::string_view reason
) {
    connection.cause = cause;
    connection.deadline = Clock::now() + config.close_timeout;
    connection.mute();
    std::error_code failed;
    connection.close(code, std::string(reason), failed);
    if (failed) connection.break_later();
}

void WebSocketHub::Impl::close_all(std::uint16_t code, std::string_view reason) {
    for (std::uint32_t slot = 0; slot < table.size(); ++slot) {
        if (!connections_[slot]) continue;
        if (table[slot].open) {
            close(*connections_[slot], CloseCause::by_server, code, reason);
        } else if (!connections_[slot]->opened) {
            connections_[slot]->break_later();
        }
    }
}

void WebSocketHub::Impl::abandon_all() {
    sweep_->stop();
    for (auto& connection : connections_) {
        if (connection) connection->abandon();
    }
    connections_.clear();
}

std::size_t WebSocketHub::Impl::outbox_bytes() const {
    std::size_t bytes = 0;
    for (const auto& connection : connections_) {
        if (connection) bytes += connection->outbox().bytes();
    }
    return bytes;
}

WebSocketHub::WebSocketHub(
    asio::io_context& loop, const PortConfig& config, PortStats& stats, SocketHandler& handler
)
    : impl_(std::make_shared<Impl>(loop, config, stats, handler)) {}

WebSocketHub::~WebSocketHub() { impl_->abandon_all(); }

void WebSocketHub::adopt(
    AdmittedSocket socket, Upgrade upgrade, std::string_view bytes_read_before
) {
    impl_->adopt(std::move(socket), std::move(upgrade), bytes_read_before);
}

bool WebSocketHub::send(
    ConnectionId connection, const Frame& frame, Urgency urgency, std::uint8_t kind
) {
    return impl_->send(connection, frame, urgency, kind);
}

void WebSocketHub::broadcast(
    std::span<const ConnectionId> connections,
    const Frame& frame,
    Urgency urgency,
    std::uint8_t kind,
    std::vector<TimePoint>* left_at
) {
    if (left_at) left_at->assign(connections.size(), TimePoint::min());
    for (std::size_t from = 0; from < connections.size(); from += clock_batch) {
        const std::size_t end = std::min(from + clock_batch, connections.size());
        std::array<bool, clock_batch> sent{};
        for (std::size_t at = from; at < end; ++at) {
            sent[at - from] = impl_->send(connections[at], frame, urgency, kind);
        }
        if (!left_at) continue;
        const TimePoint now = Clock::now();
        for (std::size_t at = from; at < end; ++at) {
            if (sent[at - from]) (*left_at)[at] = now;
        }
    }
}

void WebSocketHub::keep(ConnectionId id) {
    if (SocketConnection* const connection = impl_->find(id)) connection->keep();
}

void WebSocketHub::close(ConnectionId id, std::uint16_t code, std::string_view reason) {
    if (SocketConnection* const connection = impl_->find(id)) {
        impl_->close(*connection, CloseCause::by_server, code, reason);
    }
}

void WebSocketHub::close_all(std::uint16_t code, std::string_view reason) {
    impl_->close_all(code, reason);
}

void WebSocketHub::set_message_limit(ConnectionId id, std::size_t bytes) {
    if (SocketConnection* const connection = impl_->find(id)) {
        connection->set_max_message_size(std::min(bytes, message_limit_max));
    }
}

void WebSocketHub::set_outbox_limit(ConnectionId id, std::size_t bytes) {
    if (SocketConnection* const connection = impl_->find(id)) connection->set_outbox_limit(bytes);
}

std::size_t WebSocketHub::open() const { return impl_->table.taken(); }

std::size_t WebSocketHub::outbox_bytes() const { return impl_->outbox_bytes(); }

}  // namespace hoithi::net
