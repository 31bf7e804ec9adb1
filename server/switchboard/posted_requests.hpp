#pragma once

#include <variant>

#include "server/bus/bus.hpp"
#include "server/loops/batches.hpp"

namespace hoithi::switchboard {

/// A gateway's end of the way to the contests on another event loop: what it asks within one turn
/// goes there in one post, in order. What is under way is bounded by the gateway: so many sockets
/// at most, and of each so many messages a second.
class PostedRequests final : public bus::Requests {
public:
    PostedRequests(
        boost::asio::io_context& gateway_loop,
        boost::asio::io_context& contests_loop,
        bus::Requests& contests
    );

    void knock(bus::Knock knock) override;
    void request(bus::ContestSlot contest, bus::Request request) override;

private:
    struct Requested {
        bus::ContestSlot contest;
        bus::Request request;
    };

    loops::Batches<std::variant<bus::Knock, Requested>> batches_;
};

}  // namespace hoithi::switchboard
