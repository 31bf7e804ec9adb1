#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/bus/bus.hpp"
#include "server/clock.hpp"
#include "server/gateway/entrance.hpp"
#include "server/gateway/gateway_stats.hpp"
#include "server/gateway/group.hpp"
#include "server/gateway/session.hpp"
#include "server/gateway/shared.hpp"
#include "server/gateway/turning_away.hpp"
#include "server/net/port.hpp"
#include "server/net/socket_handler.hpp"

namespace hoithi::gateway {

/// Between sockets and contests: knows connections and people, no rules. Text from a socket
/// becomes a request on the bus; publications from the bus become frames to those they are for.
/// Lives on one event loop; nothing is locked but what all gateways share.
class Gateway final : public net::SocketHandler, public bus::Publications {
public:
    /// `admit_rate` as in Entrance. `index`: which of the process's gateways this is; a
    /// publication for a connection of another must not come here.
    Gateway(
        boost::asio::io_context& loop,
        const ServerClock& clock,
        bus::Requests& requests,
        Shared& shared,
        std::uint32_t admit_rate,
        bus::GatewayIndex index = {}
    );

    /// The port whose handler this is; given once, before the loop runs.
    void serve(net::Port& port);
    /// Ends the sweep, so that the loop may run out of work.
    void stop();

    bool on_open(net::ConnectionId connection, const net::SocketRequest& request) override;
    void on_text(net::ConnectionId connection, std::string_view text, net::TimePoint received_at)
        override;
    void on_pong(net::ConnectionId connection, net::Clock::duration round_trip) override;
    void on_close(net::ConnectionId connection) override;

    void publish(bus::ContestSlot contest, std::span<const bus::Publication> publications) override;
    void turn_away(bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code)
        override;

    GatewayStats stats() const;

private:
    /// Everybody connected to one contest.
    struct Hall {
        Group contestants;
        Group spectators;
        Group stages;
        Group hosts;
        std::vector<net::ConnectionId> by_contestant;
        std::vector<std::pair<ContestantId, Millis>> measured;

        Group& of(bus::Role role);
    };

    Session* find(net::ConnectionId connection);
    bus::ConnectionId address_of(const Session& session) const {
        return {session.connection, index_};
    }
    Hall& hall(bus::ContestSlot contest);
    void pass(bus::Knock knock);
    LateRefusals::Clock::duration delay_of_refusal(
        Session& session, protocol::CloseCode code, std::string_view reason
    );
    void code_was_right(Session& session);
    void close(Session& session, protocol::CloseCode code);
    void leave(Session& session);
    void sweep();

    void handle(Session& session, net::TimePoint at, protocol::Hello hello);
    void handle(Session& session, net::TimePoint at, protocol::JoinRequest join);
    void handle(Session& session, net::TimePoint at, protocol::AnswerMessage message);
    void handle(Session& session, net::TimePoint at, protocol::PredictMessage message);
    void handle(Session& session, net::TimePoint at, protocol::RenameMessage message);
    void handle(Session& session, net::TimePoint at, protocol::SoundMessage message);
    void handle(Session& session, net::TimePoint at, protocol::SeatRequest request);
    void handle(Session& session, net::TimePoint at, protocol::AnswersRequest request);
    void handle(Session& session, net::TimePoint at, protocol::TryRequest request);
    void from_host(Session& session, bus::Request request);
    void handle(Session& session, net::TimePoint at, protocol::ClockRequest request);
    void handle(Session& session, net::TimePoint at, protocol::PeopleRequest request);
    void handle(Session& session, net::TimePoint at, protocol::AgainRequest request);
    void handle(Session& session, net::TimePoint at, protocol::HostAct act);
    void handle(Session& session, net::TimePoint at, protocol::OutsideLimits message);
    void handle(Session& session, net::TimePoint at, protocol::PeopleAct act);
    void handle(Session& session, net::TimePoint at, protocol::AddressAct act);

    void deliver(bus::ContestSlot contest, const bus::Admit& admit);
    void deliver(bus::ContestSlot contest, const bus::ToConnection& message);
    void deliver(bus::ContestSlot contest, const bus::JoinRefused& refused);
    void deliver(bus::ContestSlot contest, const bus::ToContestant& message);
    void deliver(bus::ContestSlot contest, const bus::ToAudience& message);
    void deliver(bus::ContestSlot contest, const bus::Dismiss& dismiss);
    void deliver(bus::ContestSlot contest, const bus::DismissContestant& dismiss);
    void seat(Session& session, bus::ContestSlot contest, const bus::Admit& admit);
    void give_seat(Hall& here, ContestantId who, net::ConnectionId newer);
    void left_meanwhile(bus::ContestSlot contest, const bus::Admit& admit);
    void note_shown(bus::ContestSlot contest, ShowingId showing);
    void broadcast(const Group& group, const bus::ToAudience& message);

    boost::asio::steady_timer sweep_timer_;
    const ServerClock& clock_;
    bus::Requests& requests_;
    Entrance entrance_;
    const bus::GatewayIndex index_;
    net::Port* port_ = nullptr;
    std::vector<Session> sessions_;  // by the connection's slot
    std::deque<Hall> halls_;         // stable addresses; by the contest's slot
    std::vector<net::TimePoint> left_at_;
    Shared& shared_;
    TurningAway turning_away_;
    GatewayStats stats_;
};

}  // namespace hoithi::gateway
