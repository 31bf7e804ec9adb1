#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/net/event_sink.hpp"
#include "server/net/socket.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

class EventStreams;

/// The socket behind an EventStream: one event on its way, at most one behind it.
class EventConnection final : public EventSink,
                              public std::enable_shared_from_this<EventConnection> {
public:
    /// `streams` owns the connection.
    EventConnection(EventStreams& streams, AdmittedSocket socket)
        : streams_(streams), socket_(std::move(socket)) {}

    /// Writes the response's head and begins to watch for the peer's leaving.
    void start(std::string head);

    bool open() const override { return socket_ && !closing_; }
    bool send(const SharedBytes& event) override;
    /// Ends the stream after what is still to be written.
    void close() override;
    /// Drops the stream now.
    void drop();

    /// Ends a write that takes too long and keeps an idle stream alive: what stands between the
    /// browser and here may take silence for death.
    void inspect(TimePoint now);

private:
    void begin(SharedBytes bytes);
    void begin_event(const SharedBytes& event);
    void write();
    void wait_until_writable();
    void watch_peer();
    void on_readable();

    EventStreams& streams_;
    /// None once the stream is gone.
    std::optional<AdmittedSocket> socket_;
    /// What the kernel has not taken yet; empty if nothing is being written.
    SharedBytes current_;
    std::optional<SharedBytes> next_;
    TimePoint began_at_;
    std::size_t ignored_bytes_ = 0;
    bool closing_ = false;
};

}  // namespace hoithi::net
