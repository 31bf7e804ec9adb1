#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "server/net/connection_id.hpp"
#include "server/net/frame.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket_handler.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

/// What becomes of a frame that a connection cannot take yet. A replaceable one (a board, a
/// count) makes room for the next of its kind; a normal one is kept.
enum class Urgency : std::uint8_t { normal, replaceable };

/// The WebSocket subprotocol that a client must offer.
inline constexpr std::string_view subprotocol = "hoithi.v1";
/// The only path on which WebSockets open.
inline constexpr std::string_view socket_path = "/ws";
/// The close code of a client that takes its frames too slowly: it may come back and resume.
inline constexpr std::uint16_t close_slow = 4408;
/// The close code of a client that floods the port with frames that say nothing.
inline constexpr std::uint16_t close_flooding = 4429;
/// The most that set_message_limit() grants.
inline constexpr std::size_t message_limit_max = 256UL * 1024;

/// For so many ports that share their limits: PortConfig::admissions.
std::shared_ptr<Admissions> make_admissions(const PortConfig& config, std::size_t ports = 1);

/// One listener for HTTP and WebSockets. Lives on one event loop: every call is made on the
/// thread that runs it, handlers are called there, nothing is locked. `handler` must outlive
/// the port. Destroying the port drops what is still open without calling anybody.
class Port {
public:
    /// Listens from now on. Throws std::runtime_error with a sentence if it cannot.
    Port(
        boost::asio::io_context& loop,
        PortConfig config,
        HttpHandler http_handler,
        SocketHandler& handler
    );
    ~Port();
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    std::uint16_t bound_port() const;

    /// Writes the frame, or keeps what the kernel refuses for later. False if the connection is
    /// no longer open. One whose outbox is full is closed with `close_slow`. Replaceable frames
    /// of the same `kind` replace one another while they wait.
    bool send(
        ConnectionId connection,
        const Frame& frame,
        Urgency urgency = Urgency::normal,
        std::uint8_t kind = 0
    );

    /// Sends one frame to many. If `left_at` is given it becomes as long as `connections`: when
    /// the frame left for each of them, never earlier than it did and a few hundred
    /// microseconds later at most; TimePoint::min() for those no longer open.
    void broadcast(
        std::span<const ConnectionId> connections,
        const Frame& frame,
        Urgency urgency = Urgency::normal,
        std::uint8_t kind = 0,
        std::vector<TimePoint>* left_at = nullptr
    );

    /// A connection that came in by the reserve (SocketRequest) is somebody whom it is for. Until
    /// this is said the connection may have to make room for another.
    void keep(ConnectionId connection);

    /// Says goodbye with a code (1000, 4000–4999 …) and at most 123 bytes of reason.
    void close(ConnectionId connection, std::uint16_t code, std::string_view reason);

    /// For those who may send more than contestants: at most `message_limit_max` bytes. Texts of
    /// up to 125 bytes are heard whatever the limit.
    void set_message_limit(ConnectionId connection, std::size_t bytes);
    void set_outbox_limit(ConnectionId connection, std::size_t bytes);

    /// Closes the listener. Connections stay.
    void stop_accepting();
    /// Says goodbye to every WebSocket and opens none any more, and ends every stream of events.
    /// The listener stays, and HTTP requests go on to be answered.
    void close_sockets(std::uint16_t code, std::string_view reason);
    /// Closes the listener, says goodbye to every WebSocket, ends every stream of events at once
    /// and every other HTTP connection after the response under way. Once all are gone the port
    /// gives the loop no more work.
    void close_all(std::uint16_t code, std::string_view reason);

    PortStats stats() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hoithi::net
