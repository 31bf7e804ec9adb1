#include "server/net/port.hpp"

#include <utility>

#include "server/net/admission.hpp"
#include "server/net/descriptor_limit.hpp"
#include "server/net/event_streams.hpp"
#include "server/net/http_server.hpp"
#include "server/net/listener.hpp"
#include "server/net/websocket_hub.hpp"

namespace hoithi::net {

namespace {

std::shared_ptr<Admissions> admissions_of(const PortConfig& config) {
    return config.admissions ? config.admissions : make_admissions(config);
}

}  // namespace

std::shared_ptr<Admissions> make_admissions(const PortConfig& config, std::size_t ports) {
    const std::size_t open_max = config.connections_max > 0
                                     ? config.connections_max
                                     : connections_within(descriptor_limit());
    return std::make_shared<Admissions>(AdmissionLimits{
        open_max, config.connections_per_address, config.event_streams_per_address, ports});
}

class Port::Impl {
public:
    Impl(
        asio::io_context& loop,
        PortConfig port_config,
        HttpHandler http_handler,
        SocketHandler& handler
    )
        : config(std::move(port_config)),
          admissions(admissions_of(config)),
          sockets(loop, config, stats, handler),
          streams(std::make_shared<EventStreams>(loop, config, stats)),
          http(
              config,
              stats,
              *streams,
              std::move(http_handler),
              [this](AdmittedSocket socket, Upgrade upgrade, std::string_view bytes_behind) {
                  sockets.adopt(std::move(socket), std::move(upgrade), bytes_behind);
              }
          ),
          listener(std::make_shared<Listener>(
              loop,
              config,
              stats,
              admissions,
              [this](AdmittedSocket socket) { http.serve(std::move(socket)); }
          )) {
        listener->start();
    }
    ~Impl() { listener->stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    const PortConfig config;
    PortStats stats;
    const std::shared_ptr<Admissions> admissions;
    WebSocketHub sockets;
    const std::shared_ptr<EventStreams> streams;
    HttpServer http;
    const std::shared_ptr<Listener> listener;
};

Port::Port(
    asio::io_context& loop, PortConfig config, HttpHandler http_handler, SocketHandler& handler
)
    : impl_(std::make_unique<Impl>(loop, std::move(config), std::move(http_handler), handler)) {}

Port::~Port() = default;

std::uint16_t Port::bound_port() const { return impl_->listener->bound_port(); }

bool Port::send(ConnectionId connection, const Frame& frame, Urgency urgency, std::uint8_t kind) {
    return impl_->sockets.send(connection, frame, urgency, kind);
}

void Port::broadcast(
    std::span<const ConnectionId> connections,
    const Frame& frame,
    Urgency urgency,
    std::uint8_t kind,
    std::vector<TimePoint>* left_at
) {
    impl_->sockets.broadcast(connections, frame, urgency, kind, left_at);
}

void Port::keep(ConnectionId connection) { impl_->sockets.keep(connection); }

void Port::close(ConnectionId connection, std::uint16_t code, std::string_view reason) {
    impl_->sockets.close(connection, code, reason);
}

void Port::set_message_limit(ConnectionId connection, std::size_t bytes) {
    impl_->sockets.set_message_limit(connection, bytes);
}

void Port::set_outbox_limit(ConnectionId connection, std::size_t bytes) {
    impl_->sockets.set_outbox_limit(connection, bytes);
}

void Port::stop_accepting() { impl_->listener->stop(); }

void Port::close_all(std::uint16_t code, std::string_view reason) {
    stop_accepting();
    close_sockets(code, reason);
}

void Port::close_sockets(std::uint16_t code, std::string_view reason) {
    impl_->http.close_all();
    impl_->streams->close_all();
    impl_->sockets.close_all(code, reason);
}

PortStats Port::stats() const {
    PortStats now = impl_->stats;
    now.descriptor_limit = descriptor_limit();
    now.connections_max = impl_->admissions->open_max();
    now.connections_open = impl_->admissions->open();
    now.evicted = impl_->listener->evicted();
    now.event_streams_open = impl_->streams->count();
    now.sockets_open = impl_->sockets.open();
    now.outbox_bytes = impl_->sockets.outbox_bytes();
    return now;
}

}  // namespace hoithi::net
