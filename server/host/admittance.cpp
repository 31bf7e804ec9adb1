#include "server/host/contest_host.hpp"

// Whom a contest lets in, and what they are told as they come.

namespace hoithi::host {

void ContestHost::knock(const bus::Knock& knock) {
    const protocol::Hello& hello = knock.hello;
    const auto let_in = [&](bus::Role role, std::optional<ContestantId> who) {
        const Viewer viewer = role == bus::Role::host ? Viewer::host : Viewer::everybody;
        publish(bus::ToConnection{knock.connection, frames_.contest(viewer, now())});
        if (who) roster_.came_from(*who, knock.network);
        admit(knock.connection, role, who);
    };
    const auto turn_away = [&](std::string_view reason, protocol::CloseCode code) {
        services_.publications.turn_away(knock.connection, reason, code);
    };
    switch (hello.as) {
        case bus::Role::host:
            if (!store::Secrets::matches(hello.secret, services_.secrets.host_secret(row_.id))) {
                return turn_away("bad_secret", protocol::CloseCode::not_allowed);
            }
            return let_in(bus::Role::host, std::nullopt);
        case bus::Role::spectator:
            if (contest_.definition().audience == hoithi::Audience::none) {
                return turn_away("spectators_not_admitted", protocol::CloseCode::no_spectators);
            }
            return let_in(bus::Role::spectator, std::nullopt);
        case bus::Role::stage:
            if (!store::Secrets::matches(hello.secret, services_.secrets.stage_secret(row_.id))) {
                return turn_away("bad_secret", protocol::CloseCode::not_allowed);
            }
            return let_in(bus::Role::stage, std::nullopt);
        case bus::Role::contestant:
            break;
    }
    if (!hello.resumes) return let_in(bus::Role::contestant, std::nullopt);
    const ContestantId who{hello.contestant};
    const std::string token = services_.secrets.resume_token(row_.id, hello.contestant);
    const Contestant* contestant = contest_.find(who);
    if (!contestant || !store::Secrets::matches(hello.token, token)) {
        return turn_away("bad_token", protocol::CloseCode::not_allowed);
    }
    if (contestant->removed) return turn_away("removed", protocol::CloseCode::removed);
    let_in(bus::Role::contestant, who);
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
    if (shows && contest_.phase == Phase::finished) {
        publish(bus::ToConnection{connection, finale()});
    }
    publish(bus::ToConnection{connection, frames_.view(viewer, version_, moment)});
    if (shows && news_.counts()) publish(bus::ToConnection{connection, news_.count()});
    if (who) publish(bus::ToConnection{connection, frames_.personal(*who)});
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

}  // namespace hoithi::host
