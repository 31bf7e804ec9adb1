#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "server/net/event_streams.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket.hpp"
#include "server/net/upgrade.hpp"

namespace hoithi::net {

/// Takes over a connection whose handshake was found good; the bytes came in behind it.
using UpgradeReceiver = std::function<void(AdmittedSocket, Upgrade, std::string_view)>;

struct HttpShared;

/// The HTTP half of a port: reads requests, answers them through the handler one after the
/// other, and passes connections on that ask for a WebSocket or become a stream of events.
class HttpServer {
public:
    /// The references must outlive the server.
    HttpServer(
        const PortConfig& config,
        PortStats& stats,
        EventStreams& streams,
        HttpHandler handler,
        UpgradeReceiver upgrade_receiver
    );
    /// Drops every connection.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    void serve(AdmittedSocket socket);

    /// Ends idle connections now and the others after their response; later ones too.
    void close_all();

private:
    std::unique_ptr<HttpShared> shared_;
};

}  // namespace hoithi::net
