#pragma once

// Only for the files websocket_*.cpp: they alone know WebSocket++.

#include <memory>

#include <websocketpp/common/connection_hdl.hpp>
#include <websocketpp/concurrency/none.hpp>
#include <websocketpp/connection.hpp>
#include <websocketpp/extensions/permessage_deflate/disabled.hpp>
#include <websocketpp/http/request.hpp>
#include <websocketpp/http/response.hpp>
#include <websocketpp/logger/stub.hpp>
#include <websocketpp/message_buffer/alloc.hpp>
#include <websocketpp/message_buffer/message.hpp>
#include <websocketpp/random/none.hpp>

#include "server/net/socket_handler.hpp"
#include "server/net/websocket_transport.hpp"

namespace hoithi::net {

/// Why the server ended a connection, for the counters.
enum class CloseCause : std::uint8_t { unknown, by_server, slow, idle };

/// What the hub keeps of a connection beside what WebSocket++ does.
struct SocketRecord {
    /// Until the connection opens.
    std::unique_ptr<SocketRequest> request;
    CloseCause cause = CloseCause::unknown;
    /// The handler was told of the connection and took it.
    bool accepted = false;
    bool opened = false;
    bool broke_protocol = false;
    TimePoint next_ping{};
    int pings = 0;
    /// The ping that waits for its answer; the epoch if none does.
    TimePoint pinged{};
    /// When the handshake or the goodbye must be over; the epoch if neither is going on.
    TimePoint deadline{};
};

/// WebSocket++ for one loop: no locks, no logs, no timers, no extensions, a small read buffer.
struct SocketConfig {
    using type = SocketConfig;
    using concurrency_type = websocketpp::concurrency::none;
    using request_type = websocketpp::http::parser::request;
    using response_type = websocketpp::http::parser::response;
    using message_type =
        websocketpp::message_buffer::message<websocketpp::message_buffer::alloc::con_msg_manager>;
    using con_msg_manager_type = websocketpp::message_buffer::alloc::con_msg_manager<message_type>;
    using endpoint_msg_manager_type =
        websocketpp::message_buffer::alloc::endpoint_msg_manager<con_msg_manager_type>;
    using elog_type = websocketpp::log::stub;
    using alog_type = websocketpp::log::stub;
    using rng_type = websocketpp::random::none::int_generator<std::uint32_t>;
    struct transport_type {
        using transport_con_type = WebSocketTransport;
    };
    using connection_base = SocketRecord;
    struct deflate_config {
        using request_type = websocketpp::http::parser::request;
    };
    using permessage_deflate_type =
        websocketpp::extensions::permessage_deflate::disabled<deflate_config>;

    static constexpr bool enable_multithreading = false;
    static constexpr bool enable_extensions = false;
    static constexpr bool drop_on_protocol_error = false;
    static constexpr bool silent_close = false;
    static constexpr int client_version = 13;
    static constexpr long timeout_open_handshake = 0;
    static constexpr long timeout_close_handshake = 0;
    static constexpr long timeout_pong = 0;
    static constexpr websocketpp::log::level elog_level = websocketpp::log::elevel::none;
    static constexpr websocketpp::log::level alog_level = websocketpp::log::alevel::none;
    static constexpr std::size_t connection_read_buffer_size = 512;
    static constexpr std::size_t max_message_size = 4096;
    static constexpr std::size_t max_http_body_size = 0;
};

using SocketConnection = websocketpp::connection<SocketConfig>;

/// The peer has sent its close frame.
inline bool said_goodbye(const SocketConnection& connection) {
    return connection.get_remote_close_code() != websocketpp::close::status::abnormal_close;
}

/// Counts the end of a connection that was open by what led to it.
inline void count_end(PortStats::Closed& closed, const SocketConnection& connection) {
    switch (connection.cause) {
        case CloseCause::by_server:
            ++closed.by_server;
            return;
        case CloseCause::slow:
            ++closed.slow;
            return;
        case CloseCause::idle:
            ++closed.idle;
            return;
        case CloseCause::unknown:
            break;
    }
    const auto said = connection.get_local_close_code();
    if (connection.broke_protocol || websocketpp::close::status::terminal(said)) {
        ++closed.protocol;
    } else if (said_goodbye(connection)) {
        ++closed.by_peer;
    } else {
        ++closed.lost;
    }
}

}  // namespace hoithi::net
