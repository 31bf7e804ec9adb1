#pragma once

#include <chrono>

#include "server/net/socket.hpp"

namespace hoithi::net {

/// Closes a socket whose peer may still be sending. Closing at once would make the kernel
/// answer with a reset, which can destroy the last words on their way to the peer: so say that
/// nothing more comes, throw away what arrives, and close at its end or after `patience`.
void close_patiently(AdmittedSocket socket, std::chrono::milliseconds patience);

/// The same for a bare TCP socket, which Asio does not know.
void close_patiently(
    asio::io_context& loop, int descriptor, Admission admission, std::chrono::milliseconds patience
);

}  // namespace hoithi::net
