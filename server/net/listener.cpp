#include "server/net/listener.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include <sys/socket.h>

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

#include "server/net/arrivals.hpp"

namespace hoithi::net {

namespace {

[[noreturn]] void refuse(const error_code& why, const PortConfig& config) {
    const std::string what =
        "cannot listen on " + config.bind_address + " port " + std::to_string(config.port);
    if (why == boost::system::errc::address_not_available) {
        throw std::runtime_error(
            what + ": this machine has no such address. Give another with --bind."
        );
    }
    if (why == asio::error::access_denied) {
        throw std::runtime_error(
            what + ": ports below 1024 need a right of their own. Give another with --port."
        );
    }
    if (why != asio::error::address_in_use) throw boost::system::system_error(why, what);
    throw std::runtime_error(
        what + ": another program does. Stop it first, or choose another port."
    );
}

}  // namespace

Listener::Listener(
    asio::io_context& loop,
    const PortConfig& config,
    PortStats& stats,
    std::shared_ptr<Admissions> admissions,
    Receiver receiver
)
    : config_(config),
      stats_(stats),
      admissions_(std::move(admissions)),
      reserve_(std::make_shared<Reserve>(admissions_->unproven_max())),
      receiver_(std::move(receiver)),
      acceptor_(loop),
      pause_timer_(loop) {
    const asio::ip::tcp::endpoint here(asio::ip::make_address(config.bind_address), config.port);
    boost::system::error_code refused;
    if (config.sharing == PortSharing::first) {
        // Whoever shares a port shares it with every program of the same user, and another server
        // of ours would get half of the connections. This one asks to have it alone.
        Acceptor alone(loop, here.protocol());
        alone.set_option(Acceptor::reuse_address(true));
        alone.bind(here, refused);
        if (refused) refuse(refused, config);
    }
    acceptor_.open(here.protocol());
    acceptor_.set_option(Acceptor::reuse_address(true));
    if (config.sharing != PortSharing::alone) {
        using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
        acceptor_.set_option(ReusePort(true));
    }
    // Accepted sockets inherit both.
    acceptor_.set_option(asio::ip::tcp::no_delay(true));
    Arrivals::note(acceptor_.native_handle());
    acceptor_.bind(here, refused);
    if (!refused) acceptor_.listen(config.backlog, refused);
    if (refused) refuse(refused, config);
    bound_port_ = acceptor_.local_endpoint().port();
}

void Listener::stop() {
    stopped_ = true;
    admissions_->forget(this);
    error_code ignored;
    acceptor_.close(ignored);
    pause_timer_.cancel();
}

void Listener::accept() {
    if (admissions_->full()) return wait_for_room();
    stats_.accepting_paused = false;
    acceptor_.async_accept(peer_, [self = shared_from_this()](error_code failed, Socket socket) {
        self->on_accept(failed, std::move(socket));
    });
}

void Listener::on_accept(error_code failed, Socket socket) {
    if (stopped_) return;
    if (failed == asio::error::no_descriptors || failed == asio::error::no_memory ||
        failed == asio::error::no_buffer_space ||
        failed == boost::system::errc::too_many_files_open_in_system) {
        return pause();
    }
    if (!failed) {
        ++stats_.accepted;
        receiver_(admit(std::move(socket)));
    }
    accept();
}

AdmittedSocket Listener::admit(Socket socket) {
    const asio::ip::address peer = plain(peer_.address());
    const Peer kind = config_.trusted_proxies.contains(peer) ? Peer::proxy : Peer::client;
    Admission admission = admissions_->admit(AddressPrefix(peer), kind, reserve_);
    if (admission.standing() == Standing::address_full) ++stats_.refused.per_address;
    return {std::move(socket), std::move(admission), peer};
}

void Listener::wait_for_room() {
    ++stats_.accept_paused;
    stats_.accepting_paused = true;
    const auto look_again = [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && !self->stopped_) self->accept();
    };
    admissions_->when_room(this, [executor = acceptor_.get_executor(), look_again] {
        asio::post(executor, look_again);
    });
    // There may have been room since it was asked, on another loop.
    if (!admissions_->full()) {
        admissions_->forget(this);
        asio::post(acceptor_.get_executor(), look_again);
    }
}

void Listener::pause() {
    ++stats_.accept_paused;
    stats_.accepting_paused = true;
    pause_timer_.expires_after(config_.accept_pause);
    pause_timer_.async_wait([self = shared_from_this()](error_code) {
        if (!self->stopped_) self->accept();
    });
}

}  // namespace hoithi::net
