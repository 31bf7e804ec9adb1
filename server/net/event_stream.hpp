#pragma once

#include <memory>
#include <utility>

#include "server/net/event_sink.hpp"

namespace hoithi::net {

/// One open stream of server-sent events. A handle: copies mean the same stream, and none of them
/// keeps it open. Used on the loop's thread only.
class EventStream {
public:
    /// A stream that never was.
    EventStream() = default;
    /// Over a socket of the loop's own.
    explicit EventStream(std::weak_ptr<EventSink> sink) : sink_(std::move(sink)) {}
    /// Over a sink that lives as long as somebody has a handle.
    explicit EventStream(std::shared_ptr<EventSink> sink) : sink_(sink), kept_(std::move(sink)) {}

    /// Writes the event (see encode_event()) as far as the kernel takes it. While the rest waits
    /// for the reader the newest event waits behind it, in place of the one before: each event is
    /// to be a whole state. False if the stream is no longer open.
    bool send(const SharedBytes& event) const;

    bool open() const;

    /// Ends the stream after what is still to be written.
    void close() const;

private:
    std::weak_ptr<EventSink> sink_;
    std::shared_ptr<EventSink> kept_;
};

}  // namespace hoithi::net
