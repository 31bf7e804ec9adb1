#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "server/bus/message.hpp"
#include "server/gateway/attempts.hpp"
#include "server/gateway/round_trip.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/net/connection_id.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::gateway {

/// One connection as the gateway knows it: who it turned out to be, and how it travels.
struct Session {
    enum class State : std::uint8_t {
        none,      // the slot is free
        strange,   // has said nothing yet
        knocking,  // has said hello and waits for an answer
        admitted,
        leaving,  // told to go; what it still says is not heard
    };

    net::ConnectionId connection = net::ConnectionId::none;
    State state = State::none;
    net::TimePoint since{};     // when it connected
    Guess guess = Guess::code;  // what its knock could have guessed at
    bus::Role role = bus::Role::contestant;
    bus::ContestSlot contest{};
    std::optional<ContestantId> contestant;
    std::uint32_t group_position = 0;  // in its group's dense list
    TokenBucket messages;
    RoundTrip round_trip;
    std::string address;        // of the peer
    bool from_reserve = false;  // stays only as host or stage

    /// In a group of its contest: more than somebody who has yet to join.
    bool seated() const {
        return state == State::admitted && (role != bus::Role::contestant || contestant);
    }
};

}  // namespace hoithi::gateway
