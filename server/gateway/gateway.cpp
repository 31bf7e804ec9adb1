#include "server/gateway/gateway.hpp"

#include <utility>
#include <variant>

#include "server/gateway/network.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::gateway {

namespace {

constexpr TokenBucket::Rate message_rate{40, 20};
constexpr std::size_t host_message_bytes_max = 64 * 1024;
constexpr std::size_t host_outbox_bytes_max = 1024 * 1024;
constexpr std::chrono::seconds sweep_every{1};
constexpr std::chrono::seconds hello_within{15};
constexpr std::chrono::seconds hello_within_in_reserve{3};

bool is_host(const Session& session) {
    return session.state == Session::State::admitted && session.role == bus::Role::host;
}

net::Frame frame_of(const auto& message) { return net::Frame(protocol::encode(message)); }

}  // namespace

Group& Gateway::Hall::of(bus::Role role) {
    switch (role) {
        case bus::Role::contestant:
            return contestants;
        case bus::Role::spectator:
            return spectators;
        case bus::Role::stage:
            return stages;
        case bus::Role::host:
            return hosts;
    }
    return contestants;
}

Gateway::Gateway(
    boost::asio::io_context& loop,
    const ServerClock& clock,
    bus::Requests& requests,
    Attempts& attempts,
    std::uint32_t admit_rate,
    bus::GatewayIndex index
)
    : sweep_timer_(loop),
      clock_(clock),
      requests_(requests),
      entrance_(loop, requests, admit_rate),
      index_(index),
      attempts_(attempts) {}

void Gateway::serve(net::Port& port) {
    port_ = &port;
    entrance_.serve(port);
    sweep();
}

void Gateway::stop() {
    sweep_timer_.cancel();
    entrance_.stop();
}

GatewayStats Gateway::stats() const {
    GatewayStats now = stats_;
    now.waiting = entrance_.waiting();
    now.admitted = entrance_.admitted();
    return now;
}

// Round trips go to the contests once a second in one message, not one by one; who has connected
// and says nothing has to go.
void Gateway::sweep() {
    const net::TimePoint now = net::Clock::now();
    for (Session& session : sessions_) {
        const auto patience = session.from_reserve ? hello_within_in_reserve : hello_within;
        if (session.state == Session::State::strange && now - session.since > patience) {
            close(session, protocol::CloseCode::not_understood);
        }
    }
    for (std::size_t i = 0; i < halls_.size(); ++i) {
        if (halls_[i].measured.empty()) continue;
        const bus::ContestSlot contest{static_cast<std::uint32_t>(i)};
        requests_.request(contest, bus::RoundTrips{std::exchange(halls_[i].measured, {})});
    }
    sweep_timer_.expires_after(sweep_every);
    sweep_timer_.async_wait([this](const boost::system::error_code& ec) {
        if (!ec) sweep();
    });
}

// --- sockets ---

bool Gateway::on_open(net::ConnectionId connection, const net::SocketRequest& request) {
    const std::size_t slot = net::slot_of(connection);
    if (slot >= sessions_.size()) sessions_.resize(slot + 1);
    Session& session = sessions_[slot];
    session = Session{};
    session.connection = connection;
    session.state = Session::State::strange;
    session.since = net::Clock::now();
    session.address = request.remote_address;
    session.from_reserve = request.from_reserve;
    return true;
}

void Gateway::on_text(
    net::ConnectionId connection, std::string_view text, net::TimePoint received_at
) {
    Session* session = find(connection);
    if (!session || session->state == Session::State::leaving) return;
    ++stats_.messages;
    if (!session->messages.take(message_rate, received_at)) {
        ++stats_.too_many;
        return close(*session, protocol::CloseCode::too_many);
    }
    auto message = protocol::decode(text);
    if (!message) {
        ++stats_.not_understood;
        return close(*session, protocol::CloseCode::not_understood);
    }
    std::visit(
        [&](auto&& known) { handle(*session, received_at, std::forward<decltype(known)>(known)); },
        *std::move(message)
    );
}

void Gateway::on_pong(net::ConnectionId connection, net::Clock::duration round_trip) {
    Session* session = find(connection);
    if (!session) return;
    const auto measured = std::chrono::duration_cast<Millis>(round_trip);
    session->round_trip.measured(measured);
    if (session->contestant) {
        hall(session->contest).measured.emplace_back(*session->contestant, measured);
    }
}

void Gateway::on_close(net::ConnectionId connection) {
    Session* session = find(connection);
    if (!session) return;
    leave(*session);
    *session = Session{};
}

Session* Gateway::find(net::ConnectionId connection) {
    // A free slot has no connection either.
    if (connection == net::ConnectionId::none) return nullptr;
    const std::size_t slot = net::slot_of(connection);
    if (slot >= sessions_.size() || sessions_[slot].connection != connection) return nullptr;
    return &sessions_[slot];
}

Gateway::Hall& Gateway::hall(bus::ContestSlot contest) {
    if (bus::index(contest) >= halls_.size()) halls_.resize(bus::index(contest) + 1);
    return halls_[bus::index(contest)];
}

void Gateway::close(Session& session, protocol::CloseCode code) {
    const net::ConnectionId connection = session.connection;
    if (code == protocol::CloseCode::replaced) ++stats_.replaced;
    leave(session);
    session.state = Session::State::leaving;
    port_->close(connection, static_cast<std::uint16_t>(code), protocol::reason(code));
}

// Takes a session out of its contest's groups and, unless a newer connection of the same
// contestant is there, tells the contest.
void Gateway::leave(Session& session) {
    if (session.state == Session::State::knocking) entrance_.leave(session.connection);
    if (session.state != Session::State::admitted) return;
    session.state = Session::State::leaving;
    Hall& here = hall(session.contest);
    if (session.role == bus::Role::contestant && !session.contestant) return;
    Group& group = here.of(session.role);
    if (Session* moved = find(group.remove(session.group_position))) {
        moved->group_position = session.group_position;
    }
    if (session.contestant) {
        net::ConnectionId& current = here.by_contestant[index(*session.contestant)];
        if (current != session.connection) return;
        current = net::ConnectionId::none;
    }
    requests_.request(
        session.contest, bus::Left{address_of(session), session.role, session.contestant}
    );
}

void Gateway::handle(Session& session, net::TimePoint at, protocol::Hello hello) {
    const bool may_change = session.state == Session::State::admitted && !session.seated();
    if (session.state != Session::State::strange && !may_change) {
        return close(session, protocol::CloseCode::not_understood);
    }
    if (session.from_reserve && !Entrance::passes_at_once(hello.as)) {
        ++stats_.no_place;
        return close(session, protocol::CloseCode::house_full);
    }
    // Nobody guesses a token of 128 bits: whoever comes back is not held up by a neighbour's tries.
    session.guess = Entrance::passes_at_once(hello.as) ? Guess::secret : Guess::code;
    if (!hello.resumes && !attempts_.may_try(session.address, session.guess, at)) {
        return turn_away(address_of(session), "too_many_attempts", protocol::CloseCode::too_many);
    }
    session.state = Session::State::knocking;
    entrance_.knock({address_of(session), std::move(hello), network_of(session.address)}, at);
}

void Gateway::handle(Session& session, net::TimePoint, protocol::JoinRequest join) {
    const bool may_join = session.state == Session::State::admitted &&
                          session.role == bus::Role::contestant && !session.contestant;
    if (!may_join) return close(session, protocol::CloseCode::not_understood);
    bus::Newcomer newcomer{address_of(session), std::move(join), network_of(session.address)};
    requests_.request(session.contest, std::move(newcomer));
}

void Gateway::handle(Session& session, net::TimePoint at, protocol::AnswerMessage message) {
    if (!session.contestant) return close(session, protocol::CloseCode::not_understood);
    SubmitAnswer& answer = message.answer;
    answer.contestant = *session.contestant;
    answer.journey.received_at = clock_.at(at);
    answer.journey.round_trip = session.round_trip.least();
    if (session.shown == answer.showing && session.shown != ShowingId{}) {
        answer.journey.shown_at = clock_.at(session.shown_at);
    }
    requests_.request(
        session.contest,
        bus::ContestantCommand{address_of(session), *session.contestant, std::move(answer)}
    );
}

void Gateway::handle(Session& session, net::TimePoint, protocol::PredictMessage message) {
    if (!session.contestant) return close(session, protocol::CloseCode::not_understood);
    requests_.request(
        session.contest,
        bus::ContestantCommand{
            address_of(session), *session.contestant, Predict{*session.contestant, message.value}}
    );
}

void Gateway::handle(Session& session, net::TimePoint at, protocol::ClockRequest request) {
    // Halfway between the message's coming and the reply's going: the client takes it for the
    // middle of the whole way, so what the server did in between falls out (as in NTP).
    const net::TimePoint middle = at + (net::Clock::now() - at) / 2;
    const protocol::ClockReply reply{request.client_time, clock_.at(middle)};
    port_->send(session.connection, frame_of(reply));
}

void Gateway::handle(Session& session, net::TimePoint, protocol::PeopleRequest request) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    requests_.request(session.contest, bus::PeopleQuery{address_of(session), std::move(request)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::AgainRequest request) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    requests_.request(session.contest, bus::Again{address_of(session), request.number});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::HostAct act) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    requests_.request(
        session.contest, bus::HostCommand{address_of(session), act.number, std::move(act.command)}
    );
}

void Gateway::handle(Session& session, net::TimePoint, protocol::PeopleAct act) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    requests_.request(session.contest, bus::PeopleCommand{address_of(session), std::move(act)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::BadHostAct act) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    const protocol::Refused refused{.type = "do", .reason = "bad_request", .number = act.number};
    port_->send(session.connection, frame_of(refused));
}

// --- publications ---

void Gateway::publish(bus::ContestSlot contest, std::span<const bus::Publication> publications) {
    for (const bus::Publication& publication : publications) {
        std::visit([&](const auto& known) { deliver(contest, known); }, publication);
    }
}

void Gateway::turn_away(
    bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code
) {
    Session* session = find(connection.socket);
    if (!session) return;
    ++stats_.turned_away;
    attempts_.failed(session->address, session->guess, net::Clock::now());
    port_->send(connection.socket, frame_of(protocol::Refused{.type = "hello", .reason = reason}));
    close(*session, code);
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
    session->state = Session::State::admitted;
    session->contest = contest;
    session->role = admit.role;
    session->contestant = admit.contestant;
    if (admit.role == bus::Role::contestant && !admit.contestant) return;

    Hall& here = hall(contest);
    session->group_position = here.of(admit.role).add(admit.connection.socket);
    if (admit.role == bus::Role::host) {
        port_->set_message_limit(admit.connection.socket, host_message_bytes_max);
        port_->set_outbox_limit(admit.connection.socket, host_outbox_bytes_max);
    }
    if (admit.contestant) give_seat(here, *admit.contestant, admit.connection.socket);
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

void Gateway::deliver(bus::ContestSlot contest, const bus::ToContestant& message) {
    const Hall& here = hall(contest);
    if (index(message.contestant) >= here.by_contestant.size()) return;
    const net::ConnectionId connection = here.by_contestant[index(message.contestant)];
    if (connection != net::ConnectionId::none) port_->send(connection, message.frame);
}

void Gateway::deliver(bus::ContestSlot contest, const bus::ToAudience& message) {
    const Hall& here = hall(contest);
    if (message.audience.contestants) {
        broadcast(here.contestants, message);
        if (message.starts_clock) {
            const auto members = here.contestants.members();
            for (std::size_t i = 0; i < members.size() && i < left_at_.size(); ++i) {
                Session* session = find(members[i]);
                if (!session || left_at_[i] == net::TimePoint::min()) continue;
                session->shown = *message.starts_clock;
                session->shown_at = left_at_[i];
            }
        }
    }
    if (message.audience.stages) broadcast(here.stages, message);
    if (message.audience.hosts) broadcast(here.hosts, message);
    if (message.audience.watchers) broadcast(here.spectators, message);
}

void Gateway::broadcast(const Group& group, const bus::ToAudience& message) {
    const auto urgency =
        message.replaceable != 0 ? net::Urgency::replaceable : net::Urgency::normal;
    port_->broadcast(
        group.members(),
        message.frame,
        urgency,
        message.replaceable,
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
