#include "server/edge.hpp"

#include <utility>

namespace hoithi {

Edge::Edge(
    boost::asio::io_context& loop,
    bus::Requests& contests,
    const ServerClock& clock,
    gateway::Shared& shared,
    std::uint32_t admit_rate,
    bus::GatewayIndex index
)
    : loop_(loop), gateway_(loop, clock, contests, shared, admit_rate, index), lag_(loop) {}

void Edge::serve(const net::PortConfig& config, net::HttpHandler http) {
    port_ = std::make_unique<net::Port>(loop_, config, std::move(http), gateway_);
    gateway_.serve(*port_);
}

void Edge::stop() {
    gateway_.stop();
    lag_.stop();
}

void Edge::close_sockets(std::uint16_t code, std::string_view reason) {
    stop();
    port_->close_sockets(code, reason);
}

void Edge::close_all(std::uint16_t code, std::string_view reason) {
    stop();
    port_->close_all(code, reason);
}

}  // namespace hoithi
