#pragma once

#include <string>
#include <string_view>

#include "server/net/connection_id.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

/// What is known of a connection when it opens.
struct SocketRequest {
    std::string path;
    /// What follows '?', not decoded; see query_value().
    std::string query;
    /// Empty if the client is no browser.
    std::string origin;
    std::string remote_address;
    /// It took one of the last places, or one more than its address may have: let it stay only if
    /// it is somebody who must get in, and say so to the port (Port::keep).
    bool from_reserve = false;
};

/// Hears what happens on the port's WebSocket connections. Every call is made on the loop's
/// thread, and none from inside a call to Port: a handler may send, broadcast and close freely.
class SocketHandler {
public:
    virtual ~SocketHandler() = default;

    /// A connection is ready for frames. False closes it again (1008), and nothing more is
    /// heard of it.
    virtual bool on_open(ConnectionId connection, const SocketRequest& request) = 0;

    /// A whole text message, valid UTF-8, within the limit. The text lives as long as the call.
    /// `received_at` is when its last bytes came in, as the kernel noted it.
    virtual void on_text(ConnectionId connection, std::string_view text, TimePoint received_at) = 0;

    /// The answer to a ping of the port's own.
    virtual void on_pong(ConnectionId connection, Clock::duration round_trip) = 0;

    /// The connection is gone, whoever ended it. Its id names nobody from now on.
    virtual void on_close(ConnectionId connection) = 0;

protected:
    SocketHandler() = default;
    SocketHandler(const SocketHandler&) = default;
    SocketHandler& operator=(const SocketHandler&) = default;
};

}  // namespace hoithi::net
