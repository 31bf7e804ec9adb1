#pragma once

// Only for websocket_hub.cpp: the one file that knows WebSocket++.

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/socket.h>

#include <boost/asio/post.hpp>
#include <websocketpp/common/connection_hdl.hpp>
#include <websocketpp/logger/stub.hpp>
#include <websocketpp/transport/base/connection.hpp>
#include <websocketpp/uri.hpp>

#include "server/net/linger.hpp"
#include "server/net/outbox.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket.hpp"
#include "server/net/socket_table.hpp"

namespace hoithi::net {

class WebSocketTransport;

/// What the connections of one hub share, and whom they tell.
class TransportOwner {
public:
    TransportOwner(const PortConfig& port_config, PortStats& port_stats)
        : config(port_config), stats(port_stats) {}

    /// The socket failed while writing. Called from the loop.
    virtual void on_broken(WebSocketTransport& transport) = 0;
    /// The outbox is over its bound. Called from inside a send.
    virtual void on_overflow(WebSocketTransport& transport) = 0;
    virtual bool peer_said_goodbye(const WebSocketTransport& transport) const = 0;

    const PortConfig& config;
    PortStats& stats;
    SocketTable table;

protected:
    ~TransportOwner() = default;
};

/// The transport under one WebSocket++ connection, which derives from it. WebSocket++ reads
/// through it and writes its control frames; our own frames go through queue(). Both share one
/// outbox, so order holds. Everything happens on the loop's thread. What WebSocket++ is told
/// about its writes it is told later, from the loop: so no connection ends, and no handler is
/// called, inside a call that sends or closes.
class WebSocketTransport : public std::enable_shared_from_this<WebSocketTransport> {
public:
    using ptr = std::shared_ptr<WebSocketTransport>;
    using Logger = std::shared_ptr<websocketpp::log::stub>;
    using ReadHandler = websocketpp::transport::read_handler;
    using WriteHandler = websocketpp::transport::write_handler;
    using Buffer = websocketpp::transport::buffer;

    /// The hub sweeps over all connections, so there are no timers for each of them.
    struct Timer {
        void cancel() {}
    };
    using timer_ptr = std::shared_ptr<Timer>;

    WebSocketTransport(bool /*is_server*/, const Logger& /*access*/, const Logger& /*error*/) {}

    /// Comes before start(). `bytes_read_before` is read before the socket is.
    void stand_on(TransportOwner& owner, AdmittedSocket socket, std::string bytes_read_before) {
        owner_ = &owner;
        socket_.emplace(std::move(socket));
        read_before_ = std::move(bytes_read_before);
        outbox_bytes_max_ = owner.config.outbox_bytes_max;
        slot_ = owner.table.take(socket_->socket.native_handle());
    }

    std::uint32_t slot() const { return slot_; }
    TimePoint received_at() const { return received_at_; }
    Outbox& outbox() { return outbox_; }
    void set_outbox_limit(std::size_t bytes) { outbox_bytes_max_ = bytes; }

    /// From now on reads are for frames, and frames may be sent.
    void begin_frames() {
        in_frames_ = true;
        seat().open = true;
        seat().ready = outbox_.empty();
    }

    /// Queues what the kernel did not take of a frame.
    void queue(const Frame& frame, std::size_t written, Urgency urgency, std::uint8_t kind) {
        const bool waited = !outbox_.empty();
        if (outbox_.push(frame, written, urgency, kind) == Outbox::Pushed::replaced) {
            ++owner_->stats.frames_replaced;
        }
        seat().ready = false;
        if (waited && outbox_.bytes() > outbox_bytes_max_) outbox_.drop_replaceable();
        if (waited && outbox_.bytes() > outbox_bytes_max_) owner_->on_overflow(*this);
        await_writable();
    }

    /// The socket refused bytes for good: the owner hears of it from the loop.
    void break_later() {
        mute();
        post([](WebSocketTransport& self) { self.owner_->on_broken(self); });
    }

    /// No frame may be sent any more.
    void mute() { seat().open = seat().ready = false; }

    /// The connection has had its time to say goodbye: do not wait for the peer again.
    void lose_patience() { patient_ = false; }

    /// Closes without telling anybody: the owner is going away.
    void abandon() {
        owner_ = nullptr;
        close_socket();
    }

    // What follows is called by WebSocket++.

    ptr get_shared() { return shared_from_this(); }
    void set_secure(bool /*secure*/) {}
    bool is_secure() const { return false; }
    void set_uri(const websocketpp::uri_ptr& /*uri*/) {}
    void set_handle(const websocketpp::connection_hdl& /*handle*/) {}
    std::string get_remote_endpoint() const { return {}; }
    template <class Handler>
    timer_ptr set_timer(long /*ms*/, const Handler& /*handler*/) {
        return nullptr;
    }
    template <class Handler>
    std::error_code dispatch(const Handler& handler) {
        handler();
        return {};
    }

protected:
    template <class Handler>
    void init(const Handler& handler) {
        handler(std::error_code{});
    }

    void async_read_at_least(
        std::size_t /*bytes_min*/, char* buffer, std::size_t size, const ReadHandler& handler
    ) {
        if (!socket_) return;
        if (in_frames_) {
            // WebSocket++ passes a member that lives as long as the connection.
            frame_reader_ = &handler;
        } else {
            handshake_reader_ = handler;
        }
        if (read_before_.empty()) return read_socket(buffer, size);
        const std::size_t bytes = read_before_.copy(buffer, size);
        read_before_.erase(0, bytes);
        if (read_before_.empty()) read_before_ = {};
        post([bytes](WebSocketTransport& self) { self.on_read({}, bytes); });
    }

    void async_write(const char* bytes, std::size_t size, const WriteHandler& handler) {
        write_control({bytes, size}, handler);
    }

    void async_write(const std::vector<Buffer>& buffers, const WriteHandler& handler) {
        constexpr unsigned opcode_mask = 0x0F;
        constexpr unsigned close_opcode = 0x08;
        std::string bytes;
        bool goodbye = false;
        for (std::size_t at = 0; at < buffers.size(); ++at) {
            const auto first = static_cast<unsigned char>(*buffers[at].buf);
            // Headers and payloads alternate.
            if (at % 2 == 0 && (first & opcode_mask) == close_opcode) goodbye = true;
            bytes.append(buffers[at].buf, buffers[at].len);
        }
        if (goodbye) mute();
        write_control(bytes, handler);
    }

    template <class Handler>
    void async_shutdown(const Handler& handler) {
        mute();
        const bool patient = patient_ && !owner_->peer_said_goodbye(*this);
        if (patient && outbox_.empty()) {
            close_patiently(std::move(*socket_), owner_->config.close_timeout);
        }
        close_socket();
        handler(std::error_code{});
    }

private:
    Seat& seat() { return owner_->table[slot_]; }

    /// Runs `work` from the loop, unless the connection is over by then.
    template <class Work>
    void post(Work work) {
        asio::post(socket_->socket.get_executor(), [self = shared_from_this(), work]() mutable {
            if (self->socket_) work(*self);
        });
    }

    void read_socket(char* buffer, std::size_t size) {
        socket_->socket.async_read_some(
            asio::buffer(buffer, size),
            [self = shared_from_this()](error_code failed, std::size_t bytes) {
                self->on_read(failed, bytes);
            }
        );
    }

    void on_read(error_code failed, std::size_t bytes) {
        namespace transport_error = websocketpp::transport::error;
        if (!socket_) return;
        std::error_code told;
        if (failed) {
            told = transport_error::make_error_code(
                failed == asio::error::eof ? transport_error::eof : transport_error::pass_through
            );
        } else {
            received_at_ = Clock::now();
        }
        if (in_frames_) return (*frame_reader_)(told, bytes);
        // The handler may ask for the next read, which replaces it while it runs.
        const ReadHandler reader = std::exchange(handshake_reader_, nullptr);
        reader(told, bytes);
    }

    void write_control(std::string_view bytes, const WriteHandler& handler) {
        if (!socket_) return;
        std::size_t written = 0;
        if (outbox_.empty()) {
            const auto sent = ::send(
                socket_->socket.native_handle(),
                bytes.data(),
                bytes.size(),
                MSG_NOSIGNAL | MSG_DONTWAIT
            );
            if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return break_later();
            written = sent < 0 ? 0 : static_cast<std::size_t>(sent);
        }
        write_handler_ = handler;
        if (written == bytes.size()) {
            return post([](WebSocketTransport& self) { self.finish_control(); });
        }
        outbox_.push_control(Frame::of_wire_bytes(bytes), written);
        seat().ready = false;
        await_writable();
    }

    void finish_control() {
        const WriteHandler handler = std::exchange(write_handler_, nullptr);
        handler(std::error_code{});
    }

    void await_writable() {
        if (awaiting_writable_ || !socket_) return;
        awaiting_writable_ = true;
        socket_->socket.async_wait(
            Socket::wait_write,
            [self = shared_from_this()](error_code failed) { self->on_writable(failed); }
        );
    }

    void on_writable(error_code failed) {
        awaiting_writable_ = false;
        if (!socket_) return;
        if (failed) return owner_->on_broken(*this);
        const Outbox::Flushed flushed = outbox_.flush(socket_->socket.native_handle());
        owner_->stats.frames_out += flushed.frames_left;
        owner_->stats.frame_bytes_out += flushed.bytes_left;
        if (flushed.failed) return owner_->on_broken(*this);
        if (!outbox_.empty()) {
            await_writable();
        } else {
            seat().ready = seat().open;
        }
        if (flushed.control_left) finish_control();
    }

    void close_socket() {
        if (!socket_) return;
        error_code ignored;
        socket_->socket.close(ignored);
        socket_.reset();
        outbox_.clear();
        write_handler_ = nullptr;
        read_before_ = {};
    }

    TransportOwner* owner_ = nullptr;
    /// None once the connection is over.
    std::optional<AdmittedSocket> socket_;
    std::uint32_t slot_ = 0;
    bool in_frames_ = false;
    bool awaiting_writable_ = false;
    bool patient_ = true;
    std::size_t outbox_bytes_max_ = 0;
    TimePoint received_at_{};
    std::string read_before_;
    ReadHandler handshake_reader_;
    const ReadHandler* frame_reader_ = nullptr;
    /// WebSocket++ has at most one write under way.
    WriteHandler write_handler_;
    Outbox outbox_;
};

}  // namespace hoithi::net
