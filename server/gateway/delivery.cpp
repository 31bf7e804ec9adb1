#include <string>
#include <utility>
#include <variant>

#include "server/gateway/gateway.hpp"

namespace hoithi::gateway {

// The half of the gateway that hears the contests.

namespace {

constexpr std::size_t host_message_bytes_max = 64UL * 1024;
constexpr std::size_t host_outbox_bytes_max = 1024UL * 1024;

/// Somebody whom the reserve is for. Anybody says that they are a host or a stage: it is the secret
/// that counts, and the contest that found it right.
bool proven(const Session& session, bus::Role role) {
    return Entrance::passes_at_once(role) && session.showed_secret;
}

}  // namespace

void Gateway::publish(bus::ContestSlot contest, std::span<const bus::Publication> publications) {
    for (const bus::Publication& publication : publications) {
        std::visit([&](const auto& known) { deliver(contest, known); }, publication);
    }
}

void Gateway::turn_away(
    bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code
) {
    Session* session = find(connection.socket);
    if (!session || session->state == Session::State::leaving) return;
    ++stats_.turned_away;
    const auto delay = delay_of_refusal(*session, code, reason);
    leave(*session);
    session->state = Session::State::leaving;
    turning_away_.tell({connection.socket, std::string(reason), code}, delay);
}

// Only what was wrong is answered late, and nobody holds a place of the reserve by it.
LateRefusals::Clock::duration Gateway::delay_of_refusal(
    Session& session, protocol::CloseCode code, std::string_view reason
) {
    const auto now = net::Clock::now();
    LateRefusals::Clock::duration delay{};
    if (code == protocol::CloseCode::too_many) {
        ++stats_.codes_unjudged;
        delay = Attempts::delay_most;
    } else if (code == protocol::CloseCode::no_such_contest && session.code) {
        ++stats_.wrong_codes;
        delay = shared_.attempts.wrong_code(session.prefix, session.code->code, now);
    } else {
        code_was_right(session);
        if (reason != "spectators_not_admitted" && reason != "removed" && reason != "seat_moved") {
            ++stats_.wrong_secrets;
            delay = shared_.attempts.wrong_secret(session.prefix, now);
        }
    }
    return session.from_reserve ? LateRefusals::Clock::duration{} : delay;
}

void Gateway::code_was_right(Session& session) {
    if (!session.code) return;
    const auto right = std::exchange(session.code, nullptr);
    shared_.attempts.right(session.prefix, right->code, right->tried);
}

void Gateway::deliver(bus::ContestSlot contest, const bus::Admit& admit) {
    Session* session = find(admit.connection.socket);
    if (!session || session->state == Session::State::leaving) {
        return left_meanwhile(contest, admit);
    }
    if (session->seated()) {
        // A second join or hello was on its way when the first let them in: one connection has one
        // seat. The same seat once more is a message sent again.
        const bool same = session->contest == contest && session->role == admit.role &&
                          session->contestant == admit.contestant;
        if (same) return;
        left_meanwhile(contest, admit);
        return close(*session, protocol::CloseCode::not_understood);
    }
    code_was_right(*session);
    if (session->from_reserve && !proven(*session, admit.role)) {
        left_meanwhile(contest, admit);
        ++stats_.no_place;
        return close(*session, protocol::CloseCode::house_full);
    }
    seat(*session, contest, admit);
}

void Gateway::seat(Session& session, bus::ContestSlot contest, const bus::Admit& admit) {
    session.state = Session::State::admitted;
    session.contest = contest;
    session.role = admit.role;
    session.contestant = admit.contestant;
    if (!session.seated()) return;

    if (std::exchange(session.from_reserve, false)) port_->keep(session.connection);
    Hall& here = hall(contest);
    session.group_position = here.of(admit.role).add(session.connection);
    if (admit.role == bus::Role::host) {
        port_->set_message_limit(session.connection, host_message_bytes_max);
        port_->set_outbox_limit(session.connection, host_outbox_bytes_max);
    }
    if (admit.contestant) give_seat(here, *admit.contestant, session.connection);
}

// A new connection of a contestant closes the older one.
void Gateway::give_seat(Hall& here, ContestantId who, net::ConnectionId newer) {
    if (index(who) >= here.by_contestant.size()) {
        here.by_contestant.resize(index(who) + 1, net::ConnectionId::none);
    }
    const net::ConnectionId older = std::exchange(here.by_contestant[index(who)], newer);
    if (older == newer) return;
    if (Session* replaced = find(older)) close(*replaced, protocol::CloseCode::replaced);
}

// The connection closed while the contest let it in. The contest counts it until told; an older
// one of the same contestant the contest has forgotten.
void Gateway::left_meanwhile(bus::ContestSlot contest, const bus::Admit& admit) {
    if (admit.role == bus::Role::contestant) {
        if (!admit.contestant) return;
        give_seat(hall(contest), *admit.contestant, net::ConnectionId::none);
    }
    requests_.request(contest, bus::Left{admit.connection, admit.role, admit.contestant});
}

void Gateway::deliver(bus::ContestSlot, const bus::ToConnection& message) {
    port_->send(message.connection.socket, message.frame);
}

void Gateway::deliver(bus::ContestSlot, const bus::JoinRefused& refused) {
    Session* session = find(refused.connection.socket);
    if (!session) return;
    if (session->joining) shared_.joins.give_back(session->prefix);
    session->joining.reset();
    port_->send(session->connection, refused.frame);
}

void Gateway::deliver(bus::ContestSlot contest, const bus::ToContestant& message) {
    const Hall& here = hall(contest);
    if (index(message.contestant) >= here.by_contestant.size()) return;
    const net::ConnectionId connection = here.by_contestant[index(message.contestant)];
    if (connection != net::ConnectionId::none) port_->send(connection, message.frame);
}

void Gateway::deliver(bus::ContestSlot contest, const bus::ToAudience& message) {
    const Hall& here = hall(contest);
    const bus::RoleSet audience = message.audience;
    if (audience.contains(bus::Role::contestant)) {
        broadcast(here.contestants, message);
        if (message.starts_clock) note_shown(contest, *message.starts_clock);
    }
    if (audience.contains(bus::Role::stage)) broadcast(here.stages, message);
    if (audience.contains(bus::Role::host)) broadcast(here.hosts, message);
    if (audience.contains(bus::Role::spectator)) broadcast(here.spectators, message);
}

// When the frame that was just broadcast left for each contestant.
void Gateway::note_shown(bus::ContestSlot contest, ShowingId showing) {
    const auto members = hall(contest).contestants.members();
    FirstShown::Notes notes = shared_.first_shown.note(contest, showing);
    for (std::size_t i = 0; i < members.size() && i < left_at_.size(); ++i) {
        const Session* session = find(members[i]);
        if (!session || left_at_[i] == net::TimePoint::min()) continue;
        notes.add(*session->contestant, left_at_[i]);
    }
}

void Gateway::broadcast(const Group& group, const bus::ToAudience& message) {
    const bool kept = message.replaceable == bus::Replaceable::never;
    port_->broadcast(
        group.members(),
        message.frame,
        kept ? net::Urgency::normal : net::Urgency::replaceable,
        static_cast<std::uint8_t>(message.replaceable),
        message.starts_clock ? &left_at_ : nullptr
    );
}

void Gateway::deliver(bus::ContestSlot, const bus::Dismiss& dismiss) {
    if (Session* session = find(dismiss.connection.socket)) close(*session, dismiss.code);
}

void Gateway::deliver(bus::ContestSlot contest, const bus::DismissContestant& dismiss) {
    const Hall& here = hall(contest);
    if (index(dismiss.contestant) >= here.by_contestant.size()) return;
    if (Session* session = find(here.by_contestant[index(dismiss.contestant)])) {
        close(*session, dismiss.code);
    }
}

}  // namespace hoithi::gateway
