#include "server/host/contest_host.hpp"

// Whom a contest lets in, what they are told as they come, and who has to go.

namespace hoithi::host {

void ContestHost::knock(const bus::Knock& knock) {
    using protocol::CloseCode;
    const protocol::Hello& hello = knock.hello;
    switch (hello.as) {
        case bus::Role::host:
            if (!store::Secrets::matches(hello.secret, services_.secrets.host_secret(row_.id))) {
                return turn_away(knock, "bad_secret", CloseCode::not_allowed);
            }
            return let_in(knock, bus::Role::host);
        case bus::Role::spectator:
            if (contest_.definition().audience == hoithi::Audience::none) {
                return turn_away(knock, "spectators_not_admitted", CloseCode::no_spectators);
            }
            return let_in(knock, bus::Role::spectator);
        case bus::Role::stage:
            if (!store::Secrets::matches(hello.secret, services_.secrets.stage_secret(row_.id))) {
                return turn_away(knock, "bad_secret", CloseCode::not_allowed);
            }
            return let_in(knock, bus::Role::stage);
        case bus::Role::contestant:
            break;
    }
    if (hello.resumes) return come_back(knock);
    if (!hello.seat.empty()) return take_seat(knock);
    let_in(knock, bus::Role::contestant);
}

void ContestHost::let_in(const bus::Knock& knock, bus::Role role, std::optional<ContestantId> who) {
    const Viewer viewer = role == bus::Role::host ? Viewer::host : Viewer::everybody;
    publish(bus::ToConnection{knock.connection, frames_.contest(viewer, now())});
    if (who) roster_.came_from(*who, knock.network);
    admit(knock.connection, role, who);
}

void ContestHost::turn_away(
    const bus::Knock& knock, std::string_view reason, protocol::CloseCode code
) {
    services_.publications.turn_away(knock.connection, reason, code);
}

void ContestHost::come_back(const bus::Knock& knock) {
    using protocol::CloseCode;
    const protocol::Hello& hello = knock.hello;
    const Contestant* contestant = contest_.find(ContestantId{hello.contestant});
    const auto shows_token = [&](std::uint32_t seats_left) {
        const auto& secrets = services_.secrets;
        return store::Secrets::matches(
            hello.token, secrets.resume_token(row_.id, hello.contestant, seats_left)
        );
    };
    if (!contestant) return turn_away(knock, "bad_token", CloseCode::not_allowed);
    if (!shows_token(contestant->seats_left)) {
        for (std::uint32_t left = 0; left < contestant->seats_left; ++left) {
            if (shows_token(left)) return turn_away(knock, "seat_moved", CloseCode::replaced);
        }
        return turn_away(knock, "bad_token", CloseCode::not_allowed);
    }
    if (contestant->removed) return turn_away(knock, "removed", CloseCode::removed);
    let_in(knock, bus::Role::contestant, ContestantId{hello.contestant});
}

// The device that had the seat is closed with 4409 as the new one is let in.
void ContestHost::take_seat(const bus::Knock& knock) {
    const auto who = seats_.take(knock.hello.seat, now());
    if (!who) return turn_away(knock, "bad_seat", protocol::CloseCode::not_allowed);
    if (!perform(MoveSeat{*who})) {
        return turn_away(knock, "removed", protocol::CloseCode::removed);
    }
    let_in(knock, bus::Role::contestant, who);
}

void ContestHost::admit(
    bus::ConnectionId connection, bus::Role role, std::optional<ContestantId> who
) {
    const Time moment = now();
    publish(bus::Admit{connection, role, who});
    if (role == bus::Role::contestant && !who) return;
    if (who) publish(bus::ToConnection{connection, frames_.welcome(*who)});
    const Viewer viewer = role == bus::Role::host ? Viewer::host : Viewer::everybody;
    const bool shows = role == bus::Role::stage || role == bus::Role::host;
    // Before the view, which would show the winners.
    if (contest_.phase == Phase::finished) publish(bus::ToConnection{connection, finale()});
    publish(bus::ToConnection{connection, frames_.view(viewer, version_, moment)});
    if (shows && news_.counts()) publish(bus::ToConnection{connection, news_.count()});
    if (who) publish(bus::ToConnection{connection, frames_.personal(*who)});
    if (role == bus::Role::stage && shows_answers()) {
        publish(bus::ToConnection{connection, shown_answers()});
    }
    if (role == bus::Role::stage && contest_.phase == Phase::lobby) {
        publish(bus::ToConnection{connection, news_.named_lobby()});
    }
    news_.came(role);
    if (role == bus::Role::host) {
        publish(bus::ToConnection{connection, net::Frame(protocol::encode(news_.room()))});
        if (services_.redis_news) publish(bus::ToConnection{connection, *services_.redis_news});
        if (outage_ && moment - outage_->until <= outage_news_kept) {
            publish(bus::ToConnection{connection, net::Frame(protocol::encode(*outage_))});
        }
    }
    if (who) roster_.came(*who, connection);
    news_.room_changed();
}

void ContestHost::set_removed(ContestantId contestant, bool removed) {
    if (roster_.find(contestant)) ledger_.write(roster_.set_removed(contestant, removed));
    news_.room_changed();
    if (removed) farewells_.see_off(contestant);
}

void ContestHost::set_removed(const std::vector<ContestantId>& contestants, bool removed) {
    for (const ContestantId who : contestants) {
        if (roster_.find(who)) ledger_.write(roster_.set_removed(who, removed));
    }
    news_.room_changed();
    if (removed) ledger_.when_durable([this, contestants] { farewells_.see_off(contestants); });
}

}  // namespace hoithi::host
