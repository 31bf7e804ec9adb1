#pragma once

// Only for the files websocket_*.cpp: they alone know WebSocket++.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/post.hpp>
#include <websocketpp/common/connection_hdl.hpp>
#include <websocketpp/logger/stub.hpp>
#include <websocketpp/transport/base/connection.hpp>
#include <websocketpp/uri.hpp>

#include "server/net/frame_meter.hpp"
#include "server/net/linger.hpp"
#include "server/net/outbox.hpp"
#include "server/net/socket.hpp"
#include "server/net/socket_poll.hpp"
#include "server/net/transport_owner.hpp"

namespace hoithi::net {

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

    /// Comes before start(). The handshake and the bytes behind it are read before the socket is.
    void stand_on(
        TransportOwner& owner,
        AdmittedSocket socket,
        std::string handshake,
        std::string_view bytes_behind
    );

    /// The poll has found it so. The caller holds a reference: the connection may end in here.
    void on_ready(SocketPoll::Ready ready);

    std::uint32_t slot() const { return slot_; }
    TimePoint received_at() const { return received_at_; }
    Outbox& outbox() { return outbox_; }
    void set_outbox_limit(std::size_t bytes) { outbox_bytes_max_ = bytes; }

    /// It is somebody whom the reserve is for.
    void keep() {
        if (admission_) admission_->prove();
    }

    /// From now on reads are for frames, and frames may be sent.
    void begin_frames();

    /// Queues what the kernel did not take of a frame.
    void queue(const Frame& frame, std::size_t written, Urgency urgency, std::uint8_t kind);

    /// The socket refused bytes for good: the owner hears of it from the loop.
    void break_later();

    /// No frame may be sent any more.
    void mute() { seat().open = seat().ready = false; }

    /// The connection has had its time to say goodbye: do not wait for the peer again.
    void lose_patience() { patient_ = false; }

    /// Closes without telling anybody: the owner is going away.
    void abandon();

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
    );

    void async_write(const char* bytes, std::size_t size, const WriteHandler& handler) {
        write_control({bytes, size}, handler);
    }

    void async_write(const std::vector<Buffer>& buffers, const WriteHandler& handler);

    template <class Handler>
    void async_shutdown(const Handler& handler) {
        mute();
        const bool patient = patient_ && !owner_->peer_said_goodbye(*this);
        if (patient && outbox_.empty() && descriptor_ >= 0) {
            owner_->poll->remove(descriptor_);
            close_patiently(
                owner_->loop,
                std::exchange(descriptor_, -1),
                *std::move(admission_),
                owner_->config.close_timeout
            );
        }
        close_socket();
        handler(std::error_code{});
    }

private:
    Seat& seat() { return owner_->table[slot_]; }

    /// Runs `work` from the loop, unless the connection is over by then.
    template <class Work>
    void post(Work work) {
        asio::post(owner_->loop, [self = shared_from_this(), work]() mutable {
            if (self->descriptor_ >= 0) work(*self);
        });
    }

    void read_what_came_before();
    void on_readable();
    /// Whether there may be more to read.
    bool read_once();
    /// What may be passed on of what was read; `offence_` says what may not.
    std::string_view sound_part(std::string_view bytes, TimePoint now);
    void offend();
    bool discard();
    /// Hands whole short texts to the owner; how many bytes are left for WebSocket++.
    std::size_t take_short_way(char* bytes, std::size_t size);
    void tell_read(std::error_code told, std::size_t bytes);

    void write_control(std::string_view bytes, const WriteHandler& handler);
    void finish_control();
    void await_writable() {
        if (descriptor_ >= 0) watch_writable(true);
    }
    void watch_writable(bool wanted);
    void on_writable();
    void close_socket();

    /// Where WebSocket++ wants the next bytes; null while it asks for none.
    struct Room {
        char* data = nullptr;
        std::size_t size = 0;
    };

    TransportOwner* owner_ = nullptr;
    /// Negative once the connection is over.
    int descriptor_ = -1;
    std::uint32_t slot_ = 0;
    std::optional<Admission> admission_;
    Room read_into_;
    bool in_frames_ = false;
    /// Nothing came behind the handshake, and each read since was nothing but whole frames.
    bool frames_are_whole_ = false;
    bool watching_writable_ = false;
    bool patient_ = true;
    std::size_t outbox_bytes_max_ = 0;
    FrameMeter meter_;
    FrameMeter::Offence offence_ = FrameMeter::Offence::none;
    TimePoint received_at_{};
    std::string read_before_;
    ReadHandler handshake_reader_;
    const ReadHandler* frame_reader_ = nullptr;
    /// WebSocket++ has at most one write under way.
    WriteHandler write_handler_;
    Outbox outbox_;
};

}  // namespace hoithi::net
