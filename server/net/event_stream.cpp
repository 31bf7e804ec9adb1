#include "server/net/event_stream.hpp"

#include "server/net/event_connection.hpp"

namespace hoithi::net {

bool EventStream::send(const SharedBytes& event) const {
    const auto connection = connection_.lock();
    return connection && connection->send(event);
}

bool EventStream::open() const {
    const auto connection = connection_.lock();
    return connection && connection->open();
}

void EventStream::close() const {
    if (const auto connection = connection_.lock()) connection->close();
}

}  // namespace hoithi::net
