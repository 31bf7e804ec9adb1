#include "server/gateway/gateway.hpp"

#include <utility>
#include <variant>

#include "server/gateway/network.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::gateway {

namespace {

constexpr std::string_view too_many_attempts = "too_many_attempts";
constexpr TokenBucket::Rate message_rate{40, 20};
constexpr std::chrono::seconds sweep_every{1};
constexpr std::chrono::seconds hello_within{15};
constexpr std::chrono::seconds proof_within{3};

bool is_host(const Session& session) {
    return session.state == Session::State::admitted && session.role == bus::Role::host;
}

net::AddressPrefix prefix_of(const std::string& address) {
    boost::system::error_code failed;
    const auto known = boost::asio::ip::make_address(address, failed);
    return failed ? net::AddressPrefix() : net::AddressPrefix(known);
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
    Shared& shared,
    std::uint32_t admit_rate,
    bus::GatewayIndex index
)
    : sweep_timer_(loop),
      clock_(clock),
      requests_(requests),
      entrance_(
          loop, [this](bus::Knock knock) { pass(std::move(knock)); }, admit_rate
      ),
      index_(index),
      shared_(shared),
      turning_away_(loop) {}

void Gateway::serve(net::Port& port) {
    port_ = &port;
    entrance_.serve(port);
    turning_away_.serve(port);
    sweep();
}

void Gateway::stop() {
    sweep_timer_.cancel();
    entrance_.stop();
    turning_away_.stop();
}

GatewayStats Gateway::stats() const {
    GatewayStats now = stats_;
    now.waiting = entrance_.waiting();
    now.admitted = entrance_.admitted();
    now.refusals_held = turning_away_.waiting();
    return now;
}

// Round trips go to the contests once a second in one message, not one by one; who has connected
// and says nothing has to go, and so has who is in the reserve and has proven nothing.
void Gateway::sweep() {
    const net::TimePoint now = net::Clock::now();
    for (Session& session : sessions_) {
        const auto waited = now - session.since;
        if (session.from_reserve && session.in_doubt() && waited > proof_within) {
            ++stats_.no_place;
            close(session, protocol::CloseCode::house_full);
        } else if (session.state == Session::State::strange && waited > hello_within) {
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
    session.prefix = prefix_of(request.remote_address);
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
    if (session.state != Session::State::strange && !session.to_be_seated()) {
        return close(session, protocol::CloseCode::not_understood);
    }
    if (session.from_reserve && !Entrance::passes_at_once(hello.as)) {
        ++stats_.no_place;
        return close(session, protocol::CloseCode::house_full);
    }
    session.state = Session::State::knocking;
    entrance_.knock({address_of(session), std::move(hello), network_of(session.prefix)}, at);
}

// It is judged now. A try at a code is counted before, or those made at the same time would all
// pass for the first.
void Gateway::pass(bus::Knock knock) {
    Session* session = find(knock.connection.socket);
    if (!session) return;
    const protocol::Hello& hello = knock.hello;
    session->showed_secret = !hello.secret.empty();
    session->code.reset();
    if (hello.contest.empty()) {
        const auto tried = shared_.attempts.begin(session->prefix, hello.code, net::Clock::now());
        if (tried == Attempts::Try::refused) {
            return turn_away(knock.connection, too_many_attempts, protocol::CloseCode::too_many);
        }
        session->code = std::make_unique<CodeTry>(CodeTry{hello.code, tried});
    }
    requests_.knock(std::move(knock));
}

// A connection is one person: it asks to join by one id until that is answered.
void Gateway::handle(Session& session, net::TimePoint at, protocol::JoinRequest join) {
    const bool again = session.joining == join.key;
    if (again && session.seated()) return;  // sent once more before the answer was there
    if ((!again && !session.to_be_seated()) || session.role != bus::Role::contestant) {
        return close(session, protocol::CloseCode::not_understood);
    }
    if (!again && !shared_.joins.take(session.prefix, at)) {
        ++stats_.too_many_joins;
        const protocol::Refused refused{
            .type = "join", .reason = "too_many_joins", .key = join.key};
        port_->send(session.connection, frame_of(refused));
        return;
    }
    session.joining = join.key;
    bus::Newcomer newcomer{address_of(session), std::move(join), network_of(session.prefix)};
    requests_.request(session.contest, std::move(newcomer));
}

void Gateway::handle(Session& session, net::TimePoint at, protocol::AnswerMessage message) {
    if (!session.contestant) return close(session, protocol::CloseCode::not_understood);
    SubmitAnswer& answer = message.answer;
    answer.contestant = *session.contestant;
    answer.journey.received_at = clock_.at(at);
    answer.journey.round_trip = session.round_trip.least();
    const auto left = shared_.first_shown.of(session.contest, answer.contestant, answer.showing);
    if (left) answer.journey.shown_at = clock_.at(*left);
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

void Gateway::handle(Session& session, net::TimePoint, protocol::RenameMessage message) {
    if (!session.contestant) return close(session, protocol::CloseCode::not_understood);
    requests_.request(
        session.contest,
        bus::NewName{address_of(session), *session.contestant, std::move(message.name)}
    );
}

void Gateway::handle(Session& session, net::TimePoint at, protocol::ClockRequest request) {
    // Halfway between the message's coming and the reply's going: the client takes it for the
    // middle of the whole way, so what the server did in between falls out (as in NTP).
    const net::TimePoint middle = at + (net::Clock::now() - at) / 2;
    const protocol::ClockReply reply{request.client_time, clock_.at(middle)};
    port_->send(session.connection, frame_of(reply));
}

void Gateway::from_host(Session& session, bus::Request request) {
    if (!is_host(session)) return close(session, protocol::CloseCode::not_understood);
    requests_.request(session.contest, std::move(request));
}

void Gateway::handle(Session& session, net::TimePoint, protocol::SeatRequest request) {
    from_host(session, bus::HostQuestion{address_of(session), request});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::AnswersRequest request) {
    from_host(session, bus::HostQuestion{address_of(session), request});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::TryRequest request) {
    from_host(session, bus::HostQuestion{address_of(session), std::move(request)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::PeopleRequest request) {
    from_host(session, bus::PeopleQuery{address_of(session), std::move(request)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::AgainRequest request) {
    from_host(session, bus::Again{address_of(session), request.number});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::HostAct act) {
    from_host(session, bus::HostCommand{address_of(session), act.number, std::move(act.command)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::PeopleAct act) {
    from_host(session, bus::PeopleCommand{address_of(session), std::move(act)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::AddressAct act) {
    from_host(session, bus::AddressCommand{address_of(session), std::move(act)});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::SoundMessage sound) {
    const bool stage = session.seated() && session.role == bus::Role::stage;
    if (!stage) return close(session, protocol::CloseCode::not_understood);
    requests_.request(session.contest, bus::StageSound{address_of(session), sound.on});
}

void Gateway::handle(Session& session, net::TimePoint, protocol::OutsideLimits message) {
    const bool may_say =
        message.from == protocol::Role::host ? is_host(session) : session.contestant.has_value();
    if (!may_say) return close(session, protocol::CloseCode::not_understood);
    port_->send(session.connection, frame_of(message.reply));
}

}  // namespace hoithi::gateway
