#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include <sys/epoll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>

#include "server/net/connection_id.hpp"
#include "server/net/epoll.hpp"
#include "server/net/socket.hpp"

namespace hoithi::net {

/// Tells which of a loop's WebSocket connections have something to read or room to write. It has an
/// epoll of its own, which the loop watches as one descriptor: so a message costs one `recv` and no
/// bookkeeping of Asio's, which would ask each socket twice.
///
/// After a look it rests for a moment. Who writes alone is heard at once; of the thousands who
/// answer at the same time, many are heard at each look, and the loop is woken once for all of
/// them. Nobody is charged for the rest: the kernel notes when bytes come in (see Arrivals).
/// Lives on the loop's thread.
class SocketPoll : public std::enable_shared_from_this<SocketPoll> {
public:
    struct Ready {
        bool readable;  ///< or broken: reading tells
        bool writable;
    };
    using Begin = std::function<void()>;
    using Handler = std::function<void(ConnectionId, Ready)>;

    /// From one look to the next, while there is something to see. Shorter than what an answer
    /// waits for its commit.
    static constexpr std::chrono::milliseconds rest{10};

    /// `begin` is called before the first of those who are ready is told to `handler`, which may
    /// add and remove freely.
    SocketPoll(asio::io_context& loop, Begin begin, Handler handler);
    ~SocketPoll();
    SocketPoll(const SocketPoll&) = delete;
    SocketPoll& operator=(const SocketPoll&) = delete;

    /// False where the system has no room for one more.
    bool add(int descriptor, ConnectionId connection);
    /// Whether to tell of room to write, too.
    void watch_writable(int descriptor, ConnectionId connection, bool wanted);
    /// Before the descriptor is closed or given away; nothing happens if it was never added.
    void remove(int descriptor);

private:
    using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

    int hang_bell();
    void wait();
    void arm_bell(bool armed);
    void look();
    void take_rest();
    auto then_look();

    const Begin begin_;
    const Handler handler_;
    const Epoll sockets_;
    /// Holds `sockets_` alone, and is silent during a rest. Asio never ceases to watch what it was
    /// once shown: every message would wake the loop.
    const Epoll bell_;
    Descriptor heard_;
    LoopTimer timer_;
    bool bell_armed_ = false;
    std::size_t watched_ = 0;
    /// A look is to come, or going on.
    bool waiting_ = false;
    std::array<epoll_event, 512> events_{};
};

}  // namespace hoithi::net
