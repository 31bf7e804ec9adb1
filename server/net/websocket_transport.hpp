#pragma once

// Only for websocket_hub.cpp: the one file that knows WebSocket++.

#include <algorithm>
#include <array>
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
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <websocketpp/common/connection_hdl.hpp>
#include <websocketpp/logger/stub.hpp>
#include <websocketpp/transport/base/connection.hpp>
#include <websocketpp/uri.hpp>

#include "server/net/arrivals.hpp"
#include "server/net/frame_meter.hpp"
#include "server/net/linger.hpp"
#include "server/net/outbox.hpp"
#include "server/net/socket.hpp"
#include "server/net/socket_poll.hpp"
#include "server/net/socket_table.hpp"
#include "server/net/transport_owner.hpp"
#include "server/net/whole_frames.hpp"

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
    ) {
        owner_ = &owner;
        // Asio would watch it beside the poll.
        descriptor_ = socket.socket.release();
        admission_.emplace(std::move(socket.admission));
        admission_->on_eviction([this] { break_later(); });
        read_before_ = std::move(handshake);
        read_before_ += sound_part(bytes_behind, Clock::now());
        frames_are_whole_ = bytes_behind.empty();
        outbox_bytes_max_ = owner.config.outbox_bytes_max;
        slot_ = owner.table.take(descriptor_);
        if (!owner.poll->add(descriptor_, owner.table.id(slot_))) break_later();
    }

    /// The poll has found it so. The caller holds a reference: the connection may end in here.
    void on_ready(SocketPoll::Ready ready) {
        if (ready.readable) on_readable();
        if (ready.writable && descriptor_ >= 0) on_writable();
    }

    std::uint32_t slot() const { return slot_; }
    TimePoint received_at() const { return received_at_; }
    Outbox& outbox() { return outbox_; }
    void set_outbox_limit(std::size_t bytes) { outbox_bytes_max_ = bytes; }

    /// It is somebody whom the reserve is for.
    void keep() {
        if (admission_) admission_->prove();
    }

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
        close_socket();
        owner_ = nullptr;
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
        if (descriptor_ < 0) return;
        if (in_frames_) {
            // WebSocket++ passes a member that lives as long as the connection.
            frame_reader_ = &handler;
        } else {
            handshake_reader_ = handler;
        }
        read_into_ = {buffer, size};
        if (!read_before_.empty()) {
            post([](WebSocketTransport& self) { self.read_what_came_before(); });
        } else if (in_frames_ && offence_ != FrameMeter::Offence::none) {
            offend();
        }
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

    void read_what_came_before() {
        const auto [buffer, size] = std::exchange(read_into_, {});
        const std::size_t bytes = read_before_.copy(buffer, size);
        read_before_.erase(0, bytes);
        if (read_before_.empty()) read_before_ = {};
        received_at_ = Clock::now();
        tell_read({}, bytes);
    }

    // What fills the buffer is rarely all there is, and the next look may be a while away.
    void on_readable() {
        constexpr int reads_max = 16;
        for (int reads = 0; reads < reads_max && read_once(); ++reads) {
        }
    }

    /// Whether there may be more to read.
    bool read_once() {
        namespace transport_error = websocketpp::transport::error;
        // Bytes read before come first, and until the handshake is answered nobody asks for more.
        if (descriptor_ < 0 || !read_before_.empty()) return false;
        if (!read_into_.data) return in_frames_ && discard();
        const Room room = read_into_;
        const Arrivals::Read read = owner_->arrivals.read(descriptor_, room.data, room.size);
        if (read.bytes < 0 && (errno == EAGAIN || errno == EINTR)) return false;
        if (read.bytes <= 0) {
            read_into_ = {};
            const auto why = read.bytes == 0 ? transport_error::eof : transport_error::pass_through;
            tell_read(make_error_code(why), 0);
            return false;
        }
        received_at_ = read.at;
        const auto bytes = static_cast<std::size_t>(read.bytes);
        const std::size_t left = take_short_way(room.data, bytes);
        if (left == 0) return bytes == room.size;
        const std::size_t sound = sound_part({room.data, left}, read.at).size();
        if (sound == 0) {
            offend();
            return false;
        }
        read_into_ = {};
        tell_read({}, sound);
        return bytes == room.size;
    }

    // Once it was there, a frame that must not be is not followed any further: nobody needs to know
    // what comes behind it.
    std::string_view sound_part(std::string_view bytes, TimePoint now) {
        const auto verdict = meter_.judge(bytes, owner_->config.other_frames_max, now);
        offence_ = verdict.offence;
        return bytes.substr(0, verdict.sound);
    }

    void offend() {
        read_into_ = {};
        post([](WebSocketTransport& self) { self.owner_->on_offence(self, self.offence_); });
    }

    // WebSocket++ has had enough of this peer and waits for its own goodbye to leave. What comes
    // meanwhile must not lie there and ring the bell.
    bool discard() {
        std::array<char, 1024> nowhere;
        const ssize_t bytes = ::recv(descriptor_, nowhere.data(), nowhere.size(), MSG_DONTWAIT);
        if (bytes > 0) return true;
        if (bytes == 0 || (errno != EAGAIN && errno != EINTR)) owner_->on_broken(*this);
        return false;
    }

    // A contestant's answer, like most of what anybody says, is a short text: WebSocket++ would
    // spend more on it than everybody behind it. What is not such a text is left for it, at the
    // front of its room, and so is all that follows in this read. From the first read that is more
    // or less than whole frames on (one too long for the room, too), only WebSocket++ knows where a
    // frame begins.
    std::size_t take_short_way(char* bytes, std::size_t size) {
        if (!in_frames_ || !frames_are_whole_ || !seat().open) return size;
        frames_are_whole_ = are_whole_frames({bytes, size});
        if (!frames_are_whole_) return size;
        return take_plain_texts(bytes, size, [this](std::string_view text) {
            owner_->on_text(*this, text);
            return seat().open;
        });
    }

    void tell_read(std::error_code told, std::size_t bytes) {
        if (in_frames_) return (*frame_reader_)(told, bytes);
        // The handler may ask for the next read, which replaces it while it runs.
        const ReadHandler reader = std::exchange(handshake_reader_, nullptr);
        reader(told, bytes);
    }

    void write_control(std::string_view bytes, const WriteHandler& handler) {
        if (descriptor_ < 0) return;
        std::size_t written = 0;
        if (outbox_.empty()) {
            const auto sent =
                ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
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
        if (descriptor_ >= 0) watch_writable(true);
    }

    void watch_writable(bool wanted) {
        if (std::exchange(watching_writable_, wanted) == wanted) return;
        owner_->poll->watch_writable(descriptor_, owner_->table.id(slot_), wanted);
    }

    void on_writable() {
        const Outbox::Flushed flushed = outbox_.flush(descriptor_);
        owner_->stats.frames_out += flushed.frames_left;
        owner_->stats.frame_bytes_out += flushed.bytes_left;
        if (flushed.failed) return owner_->on_broken(*this);
        if (outbox_.empty()) {
            watch_writable(false);
            seat().ready = seat().open;
        }
        if (flushed.control_left) finish_control();
    }

    void close_socket() {
        if (descriptor_ >= 0) {
            owner_->poll->remove(descriptor_);
            ::close(std::exchange(descriptor_, -1));
        }
        admission_.reset();
        read_into_ = {};
        handshake_reader_ = nullptr;  // it holds the connection
        outbox_.clear();
        write_handler_ = nullptr;
        read_before_ = {};
    }

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
