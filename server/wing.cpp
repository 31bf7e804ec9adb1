#include "server/wing.hpp"

#include <utility>

#include <boost/asio/post.hpp>

namespace hoithi {

Wing::Wing(
    std::uint16_t number,
    boost::asio::io_context& contests_loop,
    bus::Requests& contests,
    const ServerClock& clock,
    gateway::Shared& shared,
    std::uint32_t admit_rate,
    loops::EventLoop::Failed failed
)
    : loop_("loop" + std::to_string(number), std::move(failed)),
      requests_(loop_.context(), contests_loop, contests),
      gateway_(loop_.context(), clock, requests_, shared, admit_rate, bus::GatewayIndex{number}),
      publications_(contests_loop, loop_.context(), gateway_),
      lag_(loop_.context()) {}

void Wing::start(const net::PortConfig& config, net::HttpHandler http) {
    port_ = std::make_unique<net::Port>(loop_.context(), config, std::move(http), gateway_);
    gateway_.serve(*port_);
    stats_ = std::make_unique<loops::Snapshot<Stats>>(loop_.context(), [this] {
        return Stats{port_->stats(), gateway_.stats()};
    });
    loop_.start();
}

void Wing::stop() {
    gateway_.stop();
    lag_.stop();
    stats_->stop();
}

void Wing::close_sockets(std::uint16_t code, std::string_view reason) {
    boost::asio::post(loop_.context(), [this, code, reason = std::string(reason)] {
        stop();
        port_->close_sockets(code, reason);
    });
}

void Wing::close_all(std::uint16_t code, std::string_view reason) {
    boost::asio::post(loop_.context(), [this, code, reason = std::string(reason)] {
        stop();
        port_->close_all(code, reason);
        loop_.release();
    });
}

void Wing::end() {
    loop_.stop();
    loop_.join();
}

}  // namespace hoithi
