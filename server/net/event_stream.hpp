#pragma once

#include <memory>
#include <utility>

#include "server/net/http.hpp"

namespace hoithi::net {

class EventConnection;

/// One open stream of server-sent events. A handle: copies mean the same stream, and none of them
/// keeps it open. Used on the loop's thread only.
class EventStream {
public:
    /// A stream that never was.
    EventStream() = default;
    explicit EventStream(std::weak_ptr<EventConnection> connection)
        : connection_(std::move(connection)) {}

    /// Writes the event (see encode_event()) as far as the kernel takes it. While the rest waits
    /// for the reader the newest event waits behind it, in place of the one before: each event is
    /// to be a whole state. False if the stream is no longer open.
    bool send(const SharedBytes& event) const;

    bool open() const;

    /// Ends the stream after what is still to be written.
    void close() const;

private:
    std::weak_ptr<EventConnection> connection_;
};

}  // namespace hoithi::net
