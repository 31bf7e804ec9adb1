#include "server/net/event_connection.hpp"

#include <array>
#include <utility>

#include "server/net/event_streams.hpp"
#include "server/net/linger.hpp"

namespace hoithi::net {

namespace {

// A browser says nothing more on a stream of events. Whoever does is not worth reading for ever.
constexpr std::size_t ignored_bytes_max = 16UL * 1024;

}  // namespace

void EventConnection::start(std::string head) {
    error_code failed;
    Socket& socket = socket_->socket;
    socket.set_option(Socket::send_buffer_size(streams_.config().send_buffer_bytes), failed);
    socket.non_blocking(true, failed);
    if (failed) return drop();
    watch_peer();
    begin(share(std::move(head)));
}

bool EventConnection::send(const SharedBytes& event) {
    if (!open()) return false;
    if (current_.bytes.empty()) {
        begin_event(event);
    } else {
        next_ = event;
    }
    return open();
}

void EventConnection::close() {
    if (!open()) return;
    closing_ = true;
    if (current_.bytes.empty()) write();
}

void EventConnection::drop() {
    socket_.reset();
    streams_.forget(*this);
}

void EventConnection::inspect(TimePoint now) {
    if (!current_.bytes.empty()) {
        if (now - began_at_ >= streams_.config().event_write_timeout) drop();
        return;
    }
    // The next look would come too late.
    const bool silent = now - began_at_ >= streams_.config().event_keepalive - streams_.tick();
    if (silent) begin({nullptr, ":\n\n"});
}

void EventConnection::begin_event(const SharedBytes& event) {
    ++streams_.stats().events_out;
    begin(event);
}

void EventConnection::begin(SharedBytes bytes) {
    current_ = std::move(bytes);
    began_at_ = Clock::now();
    write();
}

void EventConnection::write() {
    while (!current_.bytes.empty()) {
        error_code failed;
        const asio::const_buffer rest(current_.bytes.data(), current_.bytes.size());
        const std::size_t written = socket_->socket.write_some(rest, failed);
        if (failed == asio::error::would_block) return wait_until_writable();
        if (failed) return drop();
        current_.bytes.remove_prefix(written);
    }
    current_ = {};
    if (next_) return begin_event(*std::exchange(next_, std::nullopt));
    if (!closing_) return;
    error_code ignored;
    socket_->socket.cancel(ignored);
    close_patiently(*std::exchange(socket_, std::nullopt), streams_.config().close_timeout);
    drop();
}

void EventConnection::wait_until_writable() {
    socket_->socket.async_wait(Socket::wait_write, [weak = weak_from_this()](error_code failed) {
        const auto self = weak.lock();
        if (self && self->socket_ && !failed) self->write();
    });
}

void EventConnection::watch_peer() {
    socket_->socket.async_wait(Socket::wait_read, [weak = weak_from_this()](error_code failed) {
        const auto self = weak.lock();
        if (self && self->socket_ && !failed) self->on_readable();
    });
}

void EventConnection::on_readable() {
    std::array<char, 512> scratch{};
    error_code failed;
    ignored_bytes_ += socket_->socket.read_some(asio::buffer(scratch), failed);
    const bool nothing_new = failed == asio::error::would_block;
    if ((failed && !nothing_new) || ignored_bytes_ > ignored_bytes_max) return drop();
    watch_peer();
}

}  // namespace hoithi::net
