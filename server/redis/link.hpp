#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>

#include "server/redis/address.hpp"
#include "server/redis/reply.hpp"

namespace hoithi::redis {

/// One socket to Redis, from its connecting to its end; hiredis' asynchronous API is hidden here.
/// All on the loop's thread, and nothing blocks. Its owner is called from the loop only, never
/// from inside a call to the link, and may destroy the link in every such call.
class Link {
public:
    class Owner {
    public:
        virtual void opened() = 0;
        /// The replies come in the order of the commands.
        virtual void replied(Reply reply) = 0;
        /// Bytes have left: there may be room for more, see backlog().
        virtual void written() = 0;
        /// It is over: could not connect, or was lost. Nothing follows.
        virtual void lost(const std::string& why) = 0;

    protected:
        ~Owner() = default;
    };

    /// Begins to connect. A host must be a number, as names are not resolved here. A reply, or the
    /// part of one that has come, above `reply_bytes_max` ends the link.
    Link(
        boost::asio::io_context& loop,
        const Address& address,
        std::size_t reply_bytes_max,
        Owner& owner
    );
    /// Closes the socket; nobody is called.
    ~Link();
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    /// Queues one whole command for writing, in order. Not before opened().
    void send(std::string_view command);
    /// Bytes queued by send() and not written yet.
    std::size_t backlog() const;

private:
    class Wire;
    std::shared_ptr<Wire> wire_;
};

}  // namespace hoithi::redis
