#include "server/net/websocket_transport.hpp"

#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

#include "server/net/arrivals.hpp"
#include "server/net/socket_table.hpp"
#include "server/net/whole_frames.hpp"

namespace hoithi::net {

void WebSocketTransport::stand_on(
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

void WebSocketTransport::on_ready(SocketPoll::Ready ready) {
    if (ready.readable) on_readable();
    if (ready.writable && descriptor_ >= 0) on_writable();
}

void WebSocketTransport::begin_frames() {
    in_frames_ = true;
    seat().open = true;
    seat().ready = outbox_.empty();
}

void WebSocketTransport::queue(
    const Frame& frame, std::size_t written, Urgency urgency, std::uint8_t kind
) {
    const bool waited = !outbox_.empty();
    if (outbox_.push(frame, written, urgency, kind) == Outbox::Pushed::replaced) {
        ++owner_->stats.frames_replaced;
    }
    seat().ready = false;
    if (waited && outbox_.bytes() > outbox_bytes_max_) outbox_.drop_replaceable();
    if (waited && outbox_.bytes() > outbox_bytes_max_) owner_->on_overflow(*this);
    await_writable();
}

void WebSocketTransport::break_later() {
    mute();
    post([](WebSocketTransport& self) { self.owner_->on_broken(self); });
}

void WebSocketTransport::abandon() {
    close_socket();
    owner_ = nullptr;
}

void WebSocketTransport::async_read_at_least(
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

void WebSocketTransport::read_what_came_before() {
    const auto [buffer, size] = std::exchange(read_into_, {});
    const std::size_t bytes = read_before_.copy(buffer, size);
    read_before_.erase(0, bytes);
    if (read_before_.empty()) read_before_ = {};
    received_at_ = Clock::now();
    tell_read({}, bytes);
}

// What fills the buffer is rarely all there is, and the next look may be a while away.
void WebSocketTransport::on_readable() {
    constexpr int reads_max = 16;
    for (int reads = 0; reads < reads_max && read_once(); ++reads) {
    }
}

bool WebSocketTransport::read_once() {
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
std::string_view WebSocketTransport::sound_part(std::string_view bytes, TimePoint now) {
    const auto verdict = meter_.judge(bytes, owner_->config.other_frames_max, now);
    offence_ = verdict.offence;
    return bytes.substr(0, verdict.sound);
}

void WebSocketTransport::offend() {
    read_into_ = {};
    post([](WebSocketTransport& self) { self.owner_->on_offence(self, self.offence_); });
}

// WebSocket++ has had enough of this peer and waits for its own goodbye to leave. What comes
// meanwhile must not lie there and ring the bell.
bool WebSocketTransport::discard() {
    std::array<char, 1024> nowhere;
    const ssize_t bytes = ::recv(descriptor_, nowhere.data(), nowhere.size(), MSG_DONTWAIT);
    if (bytes > 0) return true;
    if (bytes == 0 || (errno != EAGAIN && errno != EINTR)) owner_->on_broken(*this);
    return false;
}

// Short texts, such as answers, skip WebSocket++, which spends more on one than everything behind
// it. The rest of the read is moved to the front of the buffer, for WebSocket++. Once a read does
// not end on a frame boundary only WebSocket++ knows where frames begin, so the short way is closed
// for good.
std::size_t WebSocketTransport::take_short_way(char* bytes, std::size_t size) {
    if (!in_frames_ || !frames_are_whole_ || !seat().open) return size;
    frames_are_whole_ = are_whole_frames({bytes, size});
    if (!frames_are_whole_) return size;
    return take_plain_texts(bytes, size, [this](std::string_view text) {
        owner_->on_text(*this, text);
        return seat().open;
    });
}

void WebSocketTransport::tell_read(std::error_code told, std::size_t bytes) {
    if (in_frames_) return (*frame_reader_)(told, bytes);
    // The handler may ask for the next read, which replaces it while it runs.
    const ReadHandler reader = std::exchange(handshake_reader_, nullptr);
    reader(told, bytes);
}

void WebSocketTransport::async_write(
    const std::vector<Buffer>& buffers, const WriteHandler& handler
) {
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

void WebSocketTransport::write_control(std::string_view bytes, const WriteHandler& handler) {
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

void WebSocketTransport::finish_control() {
    const WriteHandler handler = std::exchange(write_handler_, nullptr);
    handler(std::error_code{});
}

void WebSocketTransport::watch_writable(bool wanted) {
    if (std::exchange(watching_writable_, wanted) == wanted) return;
    owner_->poll->watch_writable(descriptor_, owner_->table.id(slot_), wanted);
}

void WebSocketTransport::on_writable() {
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

void WebSocketTransport::close_socket() {
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

}  // namespace hoithi::net
