#include <algorithm>
#include <string>
#include <utility>

#include "engine/outcome.hpp"
#include "server/host/contest_host.hpp"
#include "server/host/joining_desk.hpp"
#include "server/host/passes.hpp"
#include "server/host/shown_answers.hpp"

// Whom a contest lets in, what they are told as they come, and who has to go.

namespace hoithi::host {

namespace {

constexpr auto people_only = bus::RoleSet::of(bus::Role::contestant, bus::Role::spectator);
constexpr auto stages_only = bus::RoleSet::of(bus::Role::stage);

}  // namespace

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
    if (!knock.hello.from.empty()) return come_over(knock);
    const auto objection = objection_to(knock.hello, contest_, row_.id, services_.secrets);
    if (objection) return turn_away(knock, objection->reason, objection->code);
    let_in(knock, bus::Role::contestant, ContestantId{knock.hello.contestant});
}

// By what they are known by in the contest before. Whoever has come over already is let in by it as
// long as they did not move on to another device: what they are known by here is the newer.
void ContestHost::come_over(const bus::Knock& knock) {
    using protocol::CloseCode;
    if (!before_) return turn_away(knock, "bad_token", CloseCode::not_allowed);
    const auto objection = before_->objection_to(knock.hello);
    if (objection) return turn_away(knock, objection->reason, objection->code);
    protocol::JoinRequest join = before_->request_of(ContestantId{knock.hello.contestant}, row_.id);
    const auto known = contest_.by_key.find(join.key);
    if (known == contest_.by_key.end()) return join_as_before(knock, std::move(join));
    const Contestant& here = contest_.contestants[index(known->second)];
    if (here.removed) return turn_away(knock, "removed", CloseCode::removed);
    if (here.seats_left > 0) return turn_away(knock, "seat_moved", CloseCode::replaced);
    let_in(knock, bus::Role::contestant, known->second);
}

// Whom the contest does not take as they were is let in to join as anybody else.
void ContestHost::join_as_before(const bus::Knock& knock, protocol::JoinRequest join) {
    const ContestDefinition& definition = contest_.definition();
    const Units* units = services_.units(definition.units);
    auto papers = check_papers(join, definition, roster_, units);
    if (!papers && papers.error() == "name_taken") {
        // Somebody was quicker; marked as a name that comes back is (Roster::set_removed).
        join.name += " (" + std::to_string(contest_.contestants.size() + 1) + ")";
        papers = check_papers(join, definition, roster_, units);
    }
    if (!papers || !perform(papers->command)) return let_in(knock, bus::Role::contestant);
    store::PersonRow person = (*std::move(papers)).person;
    person.held = person.held || before_->holds_name_of(ContestantId{knock.hello.contestant});
    publish(bus::ToConnection{knock.connection, frames_.contest(Viewer::everybody, now())});
    seat(knock.connection, knock.network, std::move(person));
}

void ContestHost::goes_on_from(const ContestHost& before) {
    before_.emplace(before.row_, before.contest_, before.roster_, services_.secrets);
    frames_.choose_address(before.frames_.chosen_address());
}

void ContestHost::goes_on_in(const ContestHost& next) {
    next_ = &next;
    const protocol::Room room = news_.room();
    const Millis within = std::min(follow_pace * (room.online + room.spectators), follow_most);
    publish(bus::ToAudience{people_only, follow(bus::Role::contestant, within)});
    publish(bus::ToAudience{stages_only, follow(bus::Role::stage, Millis{0})});
}

net::Frame ContestHost::follow(bus::Role role, Millis within) const {
    const std::string& there = next_->row_.id;
    const bool shows = role == bus::Role::stage;
    const std::string secret = shows ? services_.secrets.stage_secret(there) : std::string{};
    return net::Frame(protocol::encode(protocol::Follow{there, next_->row_.code, within, secret}));
}

void ContestHost::invite(bus::ConnectionId connection, bus::Role role) {
    if (!next_ || !gathers(next_->contest_) || role == bus::Role::host) return;
    publish(bus::ToConnection{connection, follow(role, Millis{0})});
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
    if (role == bus::Role::contestant && !who) return invite(connection, role);
    if (who) publish(bus::ToConnection{connection, frames_.welcome(*who)});
    const Viewer viewer = role == bus::Role::host ? Viewer::host : Viewer::everybody;
    const bool shows = role == bus::Role::stage || role == bus::Role::host;
    publish(bus::ToConnection{connection, frames_.view(viewer, version_, moment)});
    if (auto count = shows ? news_.count() : std::nullopt) {
        publish(bus::ToConnection{connection, *std::move(count)});
    }
    if (who) publish(bus::ToConnection{connection, frames_.personal(*who)});
    if (role == bus::Role::stage && shows_what_was_given(contest_)) {
        publish(bus::ToConnection{connection, shown_answers(contest_)});
    }
    if (role == bus::Role::stage && gathers(contest_)) {
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
    invite(connection, role);
}

// One goes at once, many some at a time.
void ContestHost::set_removed(const std::vector<ContestantId>& contestants, bool removed) {
    for (const ContestantId who : contestants) {
        if (roster_.find(who)) ledger_.write(roster_.set_removed(who, removed));
    }
    if (!removed || contestants.empty()) return;
    if (contestants.size() == 1) return farewells_.see_off(contestants.front());
    ledger_.when_durable([this, contestants] { farewells_.see_off(contestants); });
}

}  // namespace hoithi::host
