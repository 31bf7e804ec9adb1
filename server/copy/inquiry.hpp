#pragma once

#include <string>

#include <boost/asio/io_context.hpp>

#include "engine/result.hpp"
#include "server/redis/connection.hpp"

namespace hoithi::copy {

/// One question to Redis after the other, each waited for: for commands that a person runs, never
/// for a server.
class Inquiry {
public:
    explicit Inquiry(redis::Connection::Config config);

    /// Waits until Redis can be asked; a sentence if it cannot within a few seconds.
    std::string connect();
    /// The reply, or a sentence: Redis' error, or what became of the connection.
    Result<redis::Reply, std::string> ask(const redis::Command& command);

private:
    boost::asio::io_context loop_{1};
    redis::Connection connection_;
};

}  // namespace hoithi::copy
