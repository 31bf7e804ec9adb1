#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/net/connection_id.hpp"

namespace hoithi::net {

/// What a broadcast needs to know of a connection, and no more: thousands of these are walked
/// for every question, so they lie side by side.
struct Seat {
    std::uint32_t generation = 1;
    int descriptor = -1;
    bool taken = false;
    /// Frames may be sent: the handshake is over and goodbye is not said.
    bool open = false;
    /// Open, and nothing waits in its outbox: a frame may go straight to the kernel.
    bool ready = false;
};

/// The dense table of a loop's WebSocket connections. A seat that falls free goes to the next
/// connection with a new generation.
class SocketTable {
public:
    /// Takes a free seat; its number.
    std::uint32_t take(int descriptor);
    void release(std::uint32_t slot);

    ConnectionId id(std::uint32_t slot) const {
        return connection_id(slot, seats_[slot].generation);
    }

    /// The seat of an open connection; none if the id names no open one.
    Seat* find(ConnectionId id) {
        const std::uint32_t slot = slot_of(id);
        if (slot >= seats_.size()) return nullptr;
        Seat& seat = seats_[slot];
        return seat.open && seat.generation == generation_of(id) ? &seat : nullptr;
    }

    Seat& operator[](std::uint32_t slot) { return seats_[slot]; }

    /// Seats there are, free ones too.
    std::uint32_t size() const { return static_cast<std::uint32_t>(seats_.size()); }
    std::size_t taken() const { return seats_.size() - free_.size(); }

private:
    std::vector<Seat> seats_;
    std::vector<std::uint32_t> free_;
};

}  // namespace hoithi::net
