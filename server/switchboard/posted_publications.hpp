#pragma once

#include <string>
#include <variant>

#include "server/bus/bus.hpp"
#include "server/loops/batches.hpp"

namespace hoithi::switchboard {

/// The contests' end of the way to a gateway on another event loop: what is published within one
/// turn goes there in one post, in order. A frame's bytes are shared, not copied.
///
/// What is under way is bounded by what the contests say in a turn: one frame for everybody, and
/// for each contestant a few small ones, most of them answers to messages whose rate the gateway
/// bounds. What a client does not take is bounded beyond the post, by its outbox.
class PostedPublications final : public bus::Publications {
public:
    PostedPublications(
        boost::asio::io_context& contests_loop,
        boost::asio::io_context& gateway_loop,
        bus::Publications& gateway
    );

    void publish(bus::ContestSlot contest, std::span<const bus::Publication> publications) override;
    void turn_away(bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code)
        override;

private:
    struct Published {
        bus::ContestSlot contest;
        bus::Publication publication;
    };
    struct TurnedAway {
        bus::ConnectionId connection;
        std::string reason;
        protocol::CloseCode code;
    };

    loops::Batches<std::variant<Published, TurnedAway>> batches_;
};

}  // namespace hoithi::switchboard
