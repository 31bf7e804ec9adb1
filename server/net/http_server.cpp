#include "server/net/http_server.hpp"

#include <utility>

#include "server/net/http_session.hpp"

namespace hoithi::net {

HttpServer::HttpServer(
    const PortConfig& config,
    PortStats& stats,
    EventStreams& streams,
    HttpHandler handler,
    UpgradeReceiver upgrade_receiver
)
    : shared_(new HttpShared{
          config, stats, streams, std::move(handler), std::move(upgrade_receiver)}) {}

HttpServer::~HttpServer() {
    const auto sessions = std::exchange(shared_->sessions, {});
    for (HttpSession* const session : sessions) session->abandon();
}

void HttpServer::serve(AdmittedSocket socket) {
    std::make_shared<HttpSession>(*shared_, std::move(socket))->read_head();
}

void HttpServer::close_all() {
    shared_->closing = true;
    for (HttpSession* const session : shared_->sessions) session->close_if_idle();
}

}  // namespace hoithi::net
