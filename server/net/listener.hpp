#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/net/admission.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket.hpp"

namespace hoithi::net {

/// Accepts connections and passes each on with its admission. While no place is free it pauses:
/// who comes then waits in the kernel's queue. So it does when the process runs out of descriptors
/// all the same, instead of spinning on a socket that stays readable.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    using Receiver = std::function<void(AdmittedSocket)>;

    /// Binds and listens; throws std::runtime_error with a sentence if it cannot. `config` and
    /// `stats` must live until stop().
    Listener(
        asio::io_context& loop,
        const PortConfig& config,
        PortStats& stats,
        std::shared_ptr<Admissions> admissions,
        Receiver receiver
    );

    void start() { accept(); }
    /// Nobody is called afterwards.
    void stop();

    std::uint16_t bound_port() const { return bound_port_; }
    /// Connections that left the reserve for another.
    std::size_t evicted() const { return reserve_->evicted(); }

private:
    using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type>;

    void accept();
    void on_accept(error_code failed, Socket socket);
    AdmittedSocket admit(Socket socket);
    void wait_for_room();
    void pause();

    const PortConfig& config_;
    PortStats& stats_;
    std::shared_ptr<Admissions> admissions_;
    std::shared_ptr<Reserve> reserve_;
    Receiver receiver_;
    Acceptor acceptor_;
    asio::steady_timer pause_timer_;
    asio::ip::tcp::endpoint peer_;
    std::uint16_t bound_port_ = 0;
    bool stopped_ = false;
};

}  // namespace hoithi::net
