#include "server/net/outbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <sys/uio.h>

namespace hoithi::net {

namespace {

constexpr std::size_t gathered_max = 64;

}  // namespace

template <class Unwanted>
bool Outbox::drop_if(Unwanted unwanted) {
    const auto begin = waiting_.begin() + static_cast<std::ptrdiff_t>(first_);
    const auto kept_end = std::remove_if(begin, waiting_.end(), [&](const Waiting& one) {
        const bool drop = one.written == 0 && unwanted(one);
        if (drop) bytes_ -= one.left();
        return drop;
    });
    const bool dropped = kept_end != waiting_.end();
    waiting_.erase(kept_end, waiting_.end());
    return dropped;
}

Outbox::Pushed Outbox::push(Frame frame, std::size_t written, Urgency urgency, std::uint8_t kind) {
    const bool replaceable = urgency == Urgency::replaceable;
    const bool replaced = replaceable && drop_if([&](const Waiting& one) {
                              return one.sort == Sort::replaceable && one.kind == kind;
                          });
    bytes_ += frame.size() - written;
    waiting_.push_back(
        {std::move(frame), written, replaceable ? Sort::replaceable : Sort::normal, kind}
    );
    return replaced ? Pushed::replaced : Pushed::queued;
}

void Outbox::push_control(Frame frame, std::size_t written) {
    bytes_ += frame.size() - written;
    waiting_.push_back({std::move(frame), written, Sort::control, 0});
}

void Outbox::drop_replaceable() {
    drop_if([](const Waiting& one) { return one.sort == Sort::replaceable; });
}

void Outbox::drop_unsent() {
    drop_if([](const Waiting& one) { return one.sort != Sort::control; });
}

void Outbox::clear() {
    waiting_ = {};
    first_ = 0;
    bytes_ = 0;
}

Outbox::Flushed Outbox::flush(int descriptor) {
    Flushed flushed;
    std::array<iovec, gathered_max> pieces;
    while (!empty()) {
        std::size_t count = 0;
        for (std::size_t at = first_; at < waiting_.size() && count < gathered_max; ++at) {
            const Waiting& one = waiting_[at];
            // sendmsg() reads through this pointer and never writes.
            char* start = const_cast<char*>(one.frame.bytes().data()) + one.written;
            pieces[count++] = {start, one.left()};
        }
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = count;
        const auto sent = ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            flushed.failed = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
            waiting_.erase(
                waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(first_)
            );
            first_ = 0;
            return flushed;
        }
        take(static_cast<std::size_t>(sent), flushed);
    }
    clear();
    return flushed;
}

void Outbox::take(std::size_t bytes, Flushed& flushed) {
    bytes_ -= bytes;
    flushed.bytes_left += bytes;
    while (bytes > 0) {
        Waiting& one = waiting_[first_];
        const std::size_t part = std::min(bytes, one.left());
        one.written += part;
        bytes -= part;
        if (one.left() > 0) return;
        if (one.sort == Sort::control) {
            flushed.control_left = true;
        } else {
            ++flushed.frames_left;
        }
        ++first_;
    }
}

}  // namespace hoithi::net
