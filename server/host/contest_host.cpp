#include "server/host/contest_host.hpp"

#include <algorithm>
#include <utility>

#include "engine/apply.hpp"
#include "server/host/joining_desk.hpp"
#include "server/host/shown_answers.hpp"

namespace hoithi::host {

namespace {

using bus::Role;
using bus::RoleSet;

constexpr RoleSet everybody_but_hosts = RoleSet::of(Role::contestant, Role::spectator, Role::stage);
constexpr RoleSet stages_only = RoleSet::of(Role::stage);
constexpr RoleSet hosts_only = RoleSet::of(Role::host);

}  // namespace

ContestHost::ContestHost(
    const Services& services,
    bus::ContestSlot slot,
    StoredContest stored,
    Timekeeper& timekeeper,
    OpenAgain again
)
    : services_(services),
      slot_(slot),
      row_(std::move(stored.row)),
      contest_(std::move(stored.state)),
      version_(stored.version),
      roster_(std::move(stored.people)),
      frames_(services_, row_, contest_, roster_),
      ledger_(
          services.loop,
          services.journal,
          row_.id,
          row_.epoch,
          stored.sequence,
          [this](const std::vector<bus::Publication>& durable) {
              services_.publications.publish(slot_, durable);
          }
      ),
      boards_(services, row_, contest_, roster_, ledger_),
      timekeeper_(timekeeper),
      again_(std::move(again)),
      wake_timer_(services.loop, services.clock, contest_, [this] { wake(); }),
      news_(services, contest_, roster_, publisher()),
      people_(
          contest_,
          roster_,
          [this](const Command& command) { return perform(command); },
          [this](store::PersonRow row) { ledger_.write(std::move(row)); }
      ),
      inquiries_(
          contest_, frames_, seats_, [this] { return now(); }, publisher()
      ),
      farewells_(services.loop, contest_, frames_, publisher()),
      own_places_told_(own_place_stamp(contest_)) {}

void ContestHost::open(const Event& opened, Ledger::Act durable) {
    record({opened});
    ledger_.when_durable(std::move(durable));
}

void ContestHost::recover(const std::optional<AsShown>& shown) {
    if (shown) boards_.recover(shown->state, shown->version);
    const Time since = contest_.at;
    const auto recovered = perform(Recover{});
    if (recovered && !recovered->empty()) outage_ = {now(), now() - since};
    boards_.show_when_due(version_);
    wake_timer_.set();
}

void ContestHost::mark_time() {
    if (now() - contest_.at >= mark_every) perform(MarkTime{});
}

void ContestHost::stood_still(std::optional<Time> since, Millis length) {
    wake_timer_.came_late(length);
    if (since) perform(Recover{*since});
    outage_ = {now(), length};
    tell_hosts(net::Frame(protocol::encode(*outage_)));
}

void ContestHost::stop() {
    perform(MarkTime{});
    wake_timer_.stop();
    news_.stop();
    ledger_.stop();
}

Time ContestHost::now() const { return std::max(services_.clock.now(), contest_.at); }

Result<Events, Refusal> ContestHost::perform(const Command& command) {
    auto decided = decide(contest_, command, now());
    if (decided && !decided->empty()) record(*decided);
    return decided;
}

// Applied now, published once durable: the ledger holds what `tell` makes.
void ContestHost::record(const Events& events) {
    for (const Event& event : events) {
        apply(contest_, event);
        ledger_.write(event);
        ++version_;
    }
    tell(events);
    wake_timer_.set();
}

// --- people come and go ---

void ContestHost::tell_hosts(const net::Frame& frame) {
    publish(bus::ToAudience{hosts_only, frame});
}

void ContestHost::tell_address() {
    if (!contest_.setup) return;
    const Time now = services_.clock.now();
    publish(bus::ToAudience{stages_only, frames_.contest(Viewer::everybody, now)});
    publish(bus::ToAudience{hosts_only, frames_.contest(Viewer::host, now)});
}

void ContestHost::handle(bus::Left left) {
    if (left.contestant) roster_.went(*left.contestant, left.connection);
    news_.went(left.role, left.connection);
    news_.room_changed();
}

void ContestHost::handle(bus::RoundTrips trips) {
    for (const auto& [contestant, round_trip] : trips.measured) {
        roster_.measured(contestant, round_trip);
    }
    news_.room_changed();
}

void ContestHost::request(bus::Request request) {
    std::visit([this](auto& known) { handle(std::move(known)); }, request);
}

void ContestHost::refuse(bus::ConnectionId connection, const protocol::Refused& refused) {
    publish(bus::ToConnection{connection, net::Frame(protocol::encode(refused))});
}

void ContestHost::handle(bus::Newcomer newcomer) {
    const protocol::JoinRequest& join = newcomer.join;
    const auto refused = [&](std::string_view reason) {
        const protocol::Refused told{.type = "join", .reason = reason, .key = join.key};
        publish(bus::JoinRefused{newcomer.connection, net::Frame(protocol::encode(told))});
    };
    // Sent again because the answer got lost: they are in already, or out again.
    if (const auto known = contest_.by_key.find(join.key); known != contest_.by_key.end()) {
        if (contest_.contestants[index(known->second)].removed) return refused("removed");
        return admit(newcomer.connection, bus::Role::contestant, known->second);
    }
    const ContestDefinition& definition = contest_.definition();
    auto papers = check_papers(join, definition, roster_, services_.units(definition.units));
    if (!papers) return refused(papers.error());
    if (before_ && before_->expects(papers->person.folded_name)) return refused("name_taken");
    const auto decided = perform(papers->command);
    if (!decided) return refused(name(decided.error()));
    seat(newcomer.connection, newcomer.network, (*std::move(papers)).person);
}

void ContestHost::seat(
    bus::ConnectionId connection, bus::NetworkId network, store::PersonRow person
) {
    const auto who = static_cast<std::uint32_t>(contest_.contestants.size() - 1);
    person.contestant = who;
    person.held = person.held || contest_.new_names_held;
    ledger_.write(person);
    roster_.add(std::move(person));
    roster_.came_from(ContestantId{who}, network);
    admit(connection, bus::Role::contestant, ContestantId{who});
}

// --- commands ---

void ContestHost::handle(bus::HostQuestion question) { inquiries_.answer(question); }

void ContestHost::handle(bus::NewName rename) {
    const auto done = people_.rename(rename.contestant, rename.name, false);
    if (!done) return refuse(rename.connection, {.type = "rename", .reason = done.error()});
    tell_name(rename.contestant);
}

// They hear what they are called now as if they had just been let in.
void ContestHost::tell_name(ContestantId contestant) {
    if (contest_.contestants[index(contestant)].removed) return;
    publish(bus::ToContestant{contestant, frames_.welcome(contestant)});
}

void ContestHost::handle(bus::ContestantCommand command) {
    const auto decided = perform(command.command);
    if (!decided) {
        const ContestantAct act = act_of(command.command);
        return refuse(
            command.connection,
            {.type = act.word,
             .reason = name(decided.error()),
             .key = act.key,
             .showing = act.showing}
        );
    }
    // Done now or, when the same was sent again, before: the reply is the same.
    const auto done = receipt(contest_, command.contestant, command.command);
    publish(bus::ToConnection{
        command.connection,
        done ? net::Frame(protocol::encode(protocol::Recorded{
                   done->key, done->showing, done->elapsed}))
             : frames_.personal(command.contestant)});
}

void ContestHost::handle(bus::HostCommand command) {
    const auto decided = perform(command.command);
    const auto refusal = decided ? std::nullopt : std::optional(decided.error());
    done_or(refusal, command.connection, command.number);
}

void ContestHost::handle(bus::PeopleQuery query) {
    const protocol::PeopleRequest& request = query.request;
    const Roster::Page page = people_.page(request.who, request.from, request.count, request.order);
    publish(bus::ToConnection{query.connection, frames_.people(request, page)});
}

void ContestHost::handle(bus::PeopleCommand command) {
    const std::uint32_t number = command.act.number;
    const auto done = people_.carry_out(command.act);
    if (!done) {
        const protocol::Refused refused{.type = "do", .reason = done.error(), .number = number};
        return refuse(command.connection, refused);
    }
    if (command.act.does == protocol::PeopleAct::Does::rename) tell_name(*command.act.contestant);
    const net::Frame reply(protocol::encode_done(number, *done));
    publish(bus::ToConnection{command.connection, reply});
}

void ContestHost::handle(bus::AddressCommand command) {
    const bool chosen = frames_.choose_address(command.act.url);
    if (chosen) tell_address();
    const auto refusal = chosen ? std::nullopt : std::optional(Refusal::bad_request);
    done_or(refusal, command.connection, command.act.number);
}

void ContestHost::done_or(
    std::optional<Refusal> refusal, bus::ConnectionId connection, std::uint32_t number
) {
    if (refusal) {
        return refuse(connection, {.type = "do", .reason = name(*refusal), .number = number});
    }
    publish(bus::ToConnection{connection, net::Frame(protocol::encode_done(number))});
}

void ContestHost::handle(bus::Again again) { again_(again.connection, again.number); }

// --- what came of it ---

void ContestHost::tell(const Events& events) {
    News news;
    for (const Event& event : events) add_news(news, contest_, event);
    set_removed(news.removed, true);
    set_removed(news.returned, false);
    if (news.names) {
        news_.names_changed();
        boards_.changed();
    }
    if (news.room) news_.room_changed();
    if (news.over) release_code();
    if (news.views) {
        tell_views(news.opened);
        ledger_.hurry();
        if (shows_what_was_given(contest_)) {
            publish(bus::ToAudience{stages_only, shown_answers(contest_)});
        }
    }
    news_.answers_changed();
    if (const OwnPlaceStamp now = own_place_stamp(contest_); now != own_places_told_) {
        own_places_told_ = now;
        tell_everyone_personally();
        boards_.changed();
    }
    boards_.show_when_due(version_);
}

// Another contest may have the code of one that is over.
void ContestHost::release_code() {
    ledger_.when_durable([this] {
        services_.writer.run(
            [id = row_.id](store::Connection& connection) {
                store::Contests(connection).set_state(id, store::ContestState::finished);
            },
            [] {}
        );
    });
}

void ContestHost::tell_views(std::optional<ShowingId> opened) {
    const Time moment = now();
    publish(bus::ToAudience{
        everybody_but_hosts,
        frames_.view(Viewer::everybody, version_, moment),
        bus::Replaceable::never,
        opened});
    if (news_.hosts() == 0) return;
    publish(bus::ToAudience{hosts_only, frames_.view(Viewer::host, version_, moment)});
}

void ContestHost::tell_everyone_personally() {
    for (std::uint32_t i = 0; i < contest_.contestants.size(); ++i) {
        const ContestantId contestant{i};
        if (!contest_.contestants[i].removed && roster_.online(contestant)) {
            publish(bus::ToContestant{contestant, frames_.personal(contestant)});
        }
    }
}

// --- timers ---

void ContestHost::wake() {
    timekeeper_.look();
    perform(Tick{});
}

}  // namespace hoithi::host
