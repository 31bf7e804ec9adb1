#pragma once

#include <chrono>
#include <utility>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/net/admission.hpp"

namespace hoithi::net {

namespace asio = boost::asio;
using boost::system::error_code;

/// A TCP socket on a known loop: its handlers need no type-erased executor.
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

using LoopTimer = asio::basic_waitable_timer<
    std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>,
    asio::io_context::executor_type>;

/// A socket and its place in the count: where the one goes, the other goes.
struct AdmittedSocket {
    Socket socket;
    Admission admission;
    asio::ip::address peer_address;
};

}  // namespace hoithi::net
