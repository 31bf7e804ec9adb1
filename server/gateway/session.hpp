#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "server/bus/message.hpp"
#include "server/gateway/attempts.hpp"
#include "server/gateway/round_trip.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/net/address_prefix.hpp"
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
    net::TimePoint since{};  // when it connected
    /// The code that its knock showed, until it is known to be right or wrong.
    std::string code;
    Attempts::Try tried = Attempts::Try::known;
    /// Its knock showed a secret. Right, if the knock is answered by an admission.
    bool showed_secret = false;
    std::optional<ClientKey> joining;  // what it asked to join by, unless that was refused
    bus::Role role = bus::Role::contestant;
    bus::ContestSlot contest{};
    std::optional<ContestantId> contestant;
    std::uint32_t group_position = 0;  // in its group's dense list
    TokenBucket messages;
    RoundTrip round_trip;
    std::string address;        // of the peer, or of the client that a trusted proxy names
    net::AddressPrefix prefix;  // what is counted by it
    bool from_reserve = false;  // stays only if it proves that it is a host or a stage

    /// May say hello or, as a contestant, join.
    bool to_be_seated() const { return state == State::admitted && !seated() && !joining; }

    /// Has not been let in, nor told to go.
    bool in_doubt() const { return state == State::strange || state == State::knocking; }

    /// In a group of its contest: more than somebody who has yet to join.
    bool seated() const {
        return state == State::admitted && (role != bus::Role::contestant || contestant);
    }
};

}  // namespace hoithi::gateway
