#include "server/edge_thread.hpp"

#include <string>
#include <utility>

#include <boost/asio/post.hpp>

namespace hoithi {

EdgeThread::EdgeThread(
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
      edge_(loop_.context(), requests_, clock, shared, admit_rate, bus::GatewayIndex{number}),
      publications_(contests_loop, loop_.context(), edge_.gateway()) {}

void EdgeThread::start(const net::PortConfig& config, net::HttpHandler http) {
    edge_.serve(config, std::move(http));
    stats_ = std::make_unique<loops::Snapshot<Edge::Stats>>(loop_.context(), [this] {
        return edge_.stats();
    });
    loop_.start();
}

void EdgeThread::close_sockets(std::uint16_t code, std::string_view reason) {
    boost::asio::post(loop_.context(), [this, code, reason = std::string(reason)] {
        stats_->stop();
        edge_.close_sockets(code, reason);
    });
}

void EdgeThread::close_all(std::uint16_t code, std::string_view reason) {
    boost::asio::post(loop_.context(), [this, code, reason = std::string(reason)] {
        stats_->stop();
        edge_.close_all(code, reason);
        loop_.release();
    });
}

void EdgeThread::end() {
    loop_.stop();
    loop_.join();
}

}  // namespace hoithi
