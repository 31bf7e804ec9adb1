#include "server/net/event_streams.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "server/net/canned_response.hpp"
#include "server/net/event_connection.hpp"

namespace hoithi::net {

namespace {

// Of the shorter of the two periods that the sweep keeps.
constexpr int ticks_per_period = 4;

void add_headers(std::string& head, const std::vector<HttpHeader>& headers) {
    for (const HttpHeader& header : headers) {
        if (is_safe(header)) head += header.name + ": " + header.value + "\r\n";
    }
}

}  // namespace

EventStreams::EventStreams(asio::io_context& loop, const PortConfig& config, PortStats& stats)
    : config_(config), stats_(stats), sweep_timer_(loop.get_executor()) {}

EventStreams::~EventStreams() = default;

EventStream EventStreams::open(AdmittedSocket socket, const std::vector<HttpHeader>& headers) {
    const auto connection = std::make_shared<EventConnection>(*this, std::move(socket));
    if (connections_.empty()) arm_sweep();
    connections_.emplace(connection.get(), connection);
    std::string head = "HTTP/1.1 200 OK\r\n";
    add_headers(head, {{"Date", http_date()}});
    add_headers(head, config_.http_headers);
    add_headers(head, headers);
    // nginx would hold events back until its buffer is full; its header turns that off.
    add_headers(
        head,
        {{"Content-Type", "text/event-stream; charset=utf-8"},
         {"Cache-Control", "no-store"},
         {"X-Accel-Buffering", "no"},
         {"Connection", "close"}}
    );
    connection->start(head + "\r\n");
    return EventStream(std::weak_ptr<EventSink>(connection));
}

void EventStreams::close_all() {
    const auto all = connections_;
    for (const auto& [key, connection] : all) connection->drop();
}

void EventStreams::forget(EventConnection& connection) {
    connections_.erase(&connection);
    if (connections_.empty()) sweep_timer_.cancel();
}

Clock::duration EventStreams::tick() const {
    return Clock::duration(std::min(config_.event_keepalive, config_.event_write_timeout)) /
           ticks_per_period;
}

void EventStreams::arm_sweep() {
    sweep_timer_.expires_after(tick());
    sweep_timer_.async_wait([weak = weak_from_this()](error_code cancelled) {
        const auto self = weak.lock();
        if (!self || cancelled) return;
        self->sweep();
        if (!self->connections_.empty()) self->arm_sweep();
    });
}

void EventStreams::sweep() {
    const TimePoint now = Clock::now();
    // A look may end a stream, which takes it out of the map.
    const auto all = connections_;
    for (const auto& [key, connection] : all) connection->inspect(now);
}

}  // namespace hoithi::net
