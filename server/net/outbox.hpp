#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/net/frame.hpp"
#include "server/net/port.hpp"

namespace hoithi::net {

/// The frames that the kernel would not take yet, in the order in which they will leave. Every
/// byte that waits in user space is counted here, and nowhere else does one wait.
class Outbox {
public:
    enum class Pushed : std::uint8_t { queued, replaced };

    struct Flushed {
        std::size_t frames_left = 0;
        std::size_t bytes_left = 0;
        /// The control bytes last pushed have gone.
        bool control_left = false;
        /// The socket is broken.
        bool failed = false;
    };

    bool empty() const { return first_ == waiting_.size(); }
    std::size_t bytes() const { return bytes_; }

    /// Queues a frame of which `written` bytes are gone already. A replaceable one takes the
    /// place of the waiting one of its kind, at the end of the queue, so that it overtakes
    /// nothing.
    Pushed push(Frame frame, std::size_t written, Urgency urgency, std::uint8_t kind);

    /// Queues the protocol's own bytes: never dropped, and flush() tells when they have gone.
    void push_control(Frame frame, std::size_t written);

    /// Drops the replaceable frames; what is partly written stays.
    void drop_replaceable();
    /// Drops all but control bytes and what is partly written.
    void drop_unsent();
    void clear();

    /// Writes until nothing waits or the kernel refuses.
    Flushed flush(int descriptor);

private:
    enum class Sort : std::uint8_t { normal, replaceable, control };
    struct Waiting {
        Frame frame;
        std::size_t written;
        Sort sort;
        std::uint8_t kind;

        std::size_t left() const { return frame.size() - written; }
    };

    template <class Unwanted>
    bool drop_if(Unwanted unwanted);
    void take(std::size_t bytes, Flushed& flushed);

    std::vector<Waiting> waiting_;
    std::size_t first_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace hoithi::net
