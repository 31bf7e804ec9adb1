#include "server/net/event_stream.hpp"

namespace hoithi::net {

bool EventStream::send(const SharedBytes& event) const {
    const auto sink = sink_.lock();
    return sink && sink->send(event);
}

bool EventStream::open() const {
    const auto sink = sink_.lock();
    return sink && sink->open();
}

void EventStream::close() const {
    if (const auto sink = sink_.lock()) sink->close();
}

}  // namespace hoithi::net
