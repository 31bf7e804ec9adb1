#pragma once

#include <boost/asio/io_context.hpp>

#include "server/net/http_answer.hpp"

namespace hoithi::net {

/// The handler for a port on `own_loop` that lets `handler` answer on `handler_loop`, which another
/// thread runs. The request is copied on the way there, the response moved on the way back; a
/// response's shared body is shared between the threads.
///
/// Event streams work too, but what `handler` knows of them comes a moment late: a stream is open
/// there until an event has failed to reach the reader.
///
/// Both loops outlive the handler and all it was asked. How many requests are under way is bounded
/// by the port's connections: each waits for its answer.
HttpHandler forwarded(
    HttpHandler handler, boost::asio::io_context& handler_loop, boost::asio::io_context& own_loop
);

}  // namespace hoithi::net
