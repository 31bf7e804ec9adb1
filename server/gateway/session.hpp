#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
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

/// The join code that a knock showed, until it is known to be right or wrong.
struct CodeTry {
    std::string code;
    Attempts::Try tried;
};

/// One connection as the gateway knows it: who it turned out to be, and how it travels. There is
/// one for each contestant, so what only a newcomer needs is behind a pointer.
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
    /// Its knock showed a secret. Right, if the knock is answered by an admission.
    bool showed_secret = false;
    bool from_reserve = false;  // stays only if it proves that it is a host or a stage
    bus::Role role = bus::Role::contestant;
    bus::ContestSlot contest{};
    std::uint32_t group_position = 0;  // in its group's dense list
    std::optional<ContestantId> contestant;
    std::optional<ClientKey> joining;  // what it asked to join by, unless that was refused
    std::unique_ptr<CodeTry> code;     // of its knock, until that is answered
    net::AddressPrefix prefix;         // what is counted by its address
    TokenBucket messages;
    RoundTrip round_trip;

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
