#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "server/bus/bus.hpp"

namespace hoithi::switchboard {

/// Between contests and several gateways: every publication goes to those gateways only that have
/// somebody whom it is for. Lives on the contests' event loop; a gateway on another loop is reached
/// through PostedPublications.
///
/// Where a contestant is, it knows from the contest's own word: the last `Admit` published. What
/// the contest publishes behind it follows to the same gateway, in order, so a frame for somebody
/// who has just come back elsewhere cannot be lost; and if they have left there meanwhile, the
/// gateway drops the frame, and the snapshot of their next knock holds what was in it.
class Switchboard final : public bus::Publications {
public:
    /// By their index. All of them outlive this.
    explicit Switchboard(std::vector<bus::Publications*> gateways)
        : gateways_(std::move(gateways)) {}

    void publish(bus::ContestSlot contest, std::span<const bus::Publication> publications) override;
    void turn_away(bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code)
        override;

private:
    /// Who is where in one contest.
    struct Hall {
        /// By gateway: whether anybody has been let in there, ever. An audience that has gone home
        /// costs an empty broadcast.
        std::vector<bool> visited;
        std::vector<bus::GatewayIndex> by_contestant;  // `nowhere`: never let in
    };

    Hall& hall(bus::ContestSlot contest);
    void forward(
        bus::GatewayIndex gateway, bus::ContestSlot contest, const bus::Publication& publication
    );
    void route(bus::ContestSlot contest, const bus::Publication& whole, const bus::Admit& admit);
    void route(
        bus::ContestSlot contest, const bus::Publication& whole, const bus::ToConnection& message
    );
    void route(
        bus::ContestSlot contest, const bus::Publication& whole, const bus::JoinRefused& message
    );
    void route(
        bus::ContestSlot contest, const bus::Publication& whole, const bus::ToContestant& message
    );
    void route(
        bus::ContestSlot contest, const bus::Publication& whole, const bus::ToAudience& message
    );
    void route(
        bus::ContestSlot contest, const bus::Publication& whole, const bus::Dismiss& dismiss
    );
    void route(
        bus::ContestSlot contest,
        const bus::Publication& whole,
        const bus::DismissContestant& dismiss
    );
    void to_contestant(
        bus::ContestSlot contest, ContestantId contestant, const bus::Publication& whole
    );

    std::vector<bus::Publications*> gateways_;
    std::deque<Hall> halls_;  // stable addresses; by the contest's slot
};

}  // namespace hoithi::switchboard
