#include "server/switchboard/switchboard.hpp"

#include <utility>
#include <variant>

namespace hoithi::switchboard {

namespace {

constexpr bus::GatewayIndex nowhere{UINT16_MAX};

}  // namespace

Switchboard::Hall& Switchboard::hall(bus::ContestSlot contest) {
    if (bus::index(contest) >= halls_.size()) halls_.resize(bus::index(contest) + 1);
    return halls_[bus::index(contest)];
}

void Switchboard::forward(
    bus::GatewayIndex gateway, bus::ContestSlot contest, const bus::Publication& publication
) {
    gateways_[bus::index(gateway)]->publish(contest, {&publication, 1});
}

void Switchboard::publish(
    bus::ContestSlot contest, std::span<const bus::Publication> publications
) {
    for (const bus::Publication& publication : publications) {
        std::visit([&](const auto& known) { route(contest, publication, known); }, publication);
    }
}

void Switchboard::turn_away(
    bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code
) {
    gateways_[bus::index(connection.gateway)]->turn_away(connection, reason, code);
}

// A gateway closes a contestant's older connection by itself if it has that too; if another one
// has it, that one has to be told.
void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::Admit& admit
) {
    const bus::GatewayIndex gateway = admit.connection.gateway;
    Hall& here = hall(contest);
    here.visited.resize(gateways_.size());
    here.visited[bus::index(gateway)] = true;
    if (admit.contestant) {
        auto& where = here.by_contestant;
        const std::size_t who = index(*admit.contestant);
        if (who >= where.size()) where.resize(who + 1, nowhere);
        const bus::GatewayIndex before = std::exchange(where[who], gateway);
        if (before != nowhere && before != gateway) {
            const auto replaced = protocol::CloseCode::replaced;
            forward(before, contest, bus::DismissContestant{*admit.contestant, replaced});
        }
    }
    forward(gateway, contest, whole);
}

void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::ToConnection& message
) {
    forward(message.connection.gateway, contest, whole);
}

void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::JoinRefused& message
) {
    forward(message.connection.gateway, contest, whole);
}

void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::ToContestant& message
) {
    to_contestant(contest, message.contestant, whole);
}

void Switchboard::
    route(bus::ContestSlot contest, const bus::Publication& whole, const bus::ToAudience&) {
    const Hall& here = hall(contest);
    for (std::size_t i = 0; i < here.visited.size(); ++i) {
        const bus::GatewayIndex gateway{static_cast<std::uint16_t>(i)};
        if (here.visited[i]) forward(gateway, contest, whole);
    }
}

void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::Dismiss& dismiss
) {
    forward(dismiss.connection.gateway, contest, whole);
}

void Switchboard::route(
    bus::ContestSlot contest, const bus::Publication& whole, const bus::DismissContestant& dismiss
) {
    to_contestant(contest, dismiss.contestant, whole);
}

void Switchboard::to_contestant(
    bus::ContestSlot contest, ContestantId contestant, const bus::Publication& whole
) {
    const auto& where = hall(contest).by_contestant;
    const std::size_t who = index(contestant);
    if (who < where.size() && where[who] != nowhere) forward(where[who], contest, whole);
}

}  // namespace hoithi::switchboard
