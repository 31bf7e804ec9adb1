#pragma once

#include <span>
#include <string_view>

#include "server/bus/message.hpp"

namespace hoithi::bus {

/// Where requests go: the contests of this process. Called on the gateway's event loop, in the
/// order in which a connection made them.
class Requests {
public:
    virtual void knock(Knock knock) = 0;
    virtual void request(ContestSlot contest, Request request) = 0;

protected:
    ~Requests() = default;
};

/// Where publications go: the gateways. Called on the contests' event loop, in the order in which
/// they are to be seen.
class Publications {
public:
    virtual void publish(ContestSlot contest, std::span<const Publication> publications) = 0;
    /// Nobody lets the connection in.
    virtual void turn_away(
        ConnectionId connection, std::string_view reason, protocol::CloseCode code
    ) = 0;

protected:
    ~Publications() = default;
};

}  // namespace hoithi::bus
