#include "server/net/socket_table.hpp"

#include <cassert>

namespace hoithi::net {

std::uint32_t SocketTable::take(int descriptor) {
    if (free_.empty()) {
        free_.push_back(size());
        seats_.emplace_back();
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    seats_[slot].descriptor = descriptor;
    seats_[slot].taken = true;
    return slot;
}

void SocketTable::release(std::uint32_t slot) {
    Seat& seat = seats_[slot];
    assert(seat.taken);
    // Generation 0 is left out: an id of 0 must name nobody.
    const std::uint32_t next = seat.generation + 1 == 0 ? 1 : seat.generation + 1;
    seat = Seat{};
    seat.generation = next;
    free_.push_back(slot);
}

}  // namespace hoithi::net
