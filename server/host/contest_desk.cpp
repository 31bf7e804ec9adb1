#include "server/host/contest_desk.hpp"

#include <algorithm>
#include <utility>

#include <sodium.h>

#include "engine/outcome.hpp"
#include "engine/paper.hpp"
#include "server/host/contest_store.hpp"
#include "server/log.hpp"

namespace hoithi::host {

namespace {

std::uint64_t draw_seed() {
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    return seed;
}

}  // namespace

ContestDesk::ContestDesk(const Services& services, const std::vector<Bank>& banks)
    : services_(services),
      banks_(banks),
      timekeeper_(
          services.loop,
          services.clock,
          // All at once, so that the marks of all contests share a commit.
          {[this] {
               for (const auto& contest : contests_) contest->mark_time();
           },
           [this](std::optional<Time> since, Millis length) { stood_still(since, length); }}
      ) {}

void ContestDesk::stood_still(std::optional<Time> since, Millis length) {
    log::warning("stopped_for", {{"ms", std::to_string(length.count())}});
    for (const auto& contest : contests_) contest->stood_still(since, length);
}

ContestHost& ContestDesk::add(StoredContest stored) {
    const bus::ContestSlot slot{static_cast<std::uint32_t>(contests_.size())};
    by_id_[stored.row.id] = slot;
    by_code_[stored.row.code] = slot;
    contests_.push_back(std::make_unique<ContestHost>(
        services_,
        slot,
        std::move(stored),
        timekeeper_,
        [this, slot](bus::ConnectionId connection, std::uint32_t number) {
            open_again(slot, connection, number);
        }
    ));
    return *contests_.back();
}

void ContestDesk::take_up(StoredContest stored) {
    const auto shown = std::exchange(stored.shown, std::nullopt);
    ContestHost& contest = add(std::move(stored));
    contest.recover(shown);
    if (ContestHost* earlier = before(contest)) {
        contest.goes_on_from(*earlier);
        earlier->goes_on_in(contest);
    }
}

// Contests come up from the oldest, so the one before is there already, unless it is damaged.
ContestHost* ContestDesk::before(const ContestHost& contest) {
    const auto found = by_id_.find(contest.contest().setup->after);
    return found == by_id_.end() ? nullptr : contests_[bus::index(found->second)].get();
}

Faults ContestDesk::open(
    const ContestDefinition& definition, Opened opened, store::ContestKey after
) {
    const Time now = services_.clock.now();
    auto first = open_contest(definition, banks_, draw_seed(), now, std::move(after));
    if (!first) return first.error();
    services_.writer.run(
        [title = definition.title, id = definition.id](store::Connection& connection) {
            return create_contest(connection, title, id);
        },
        [this, event = *std::move(first), opened = std::move(opened)](StoredContest stored) {
            ContestHost& host = add(std::move(stored));
            host.open(event, [&host, opened] { opened(host); });
            if (const ContestHost* earlier = before(host)) host.goes_on_from(*earlier);
        }
    );
    return {};
}

Faults ContestDesk::ensure(
    const ContestDefinition& definition, Language language, const Opened& told
) {
    for (const auto& contest : contests_) {
        const Contest& state = contest->contest();
        if (state.definition().id == definition.id && !over(state)) {
            told(*contest);
            return {};
        }
    }
    // People hold its addresses: no other is played in its place.
    if (has_damaged(definition.id)) {
        log::warning("contest_not_opened", {{"definition", definition.id}});
        return {};
    }
    const auto paper = draw_paper(definition, banks_, definition.seed.value_or(1), language);
    if (!paper) return paper.error();
    return open(definition, told);
}

void ContestDesk::open_again(
    bus::ContestSlot slot, bus::ConnectionId connection, std::uint32_t number
) {
    const auto answer = [this, slot, connection](std::string_view text) {
        const bus::Publication reply = bus::ToConnection{connection, net::Frame(text)};
        services_.publications.publish(slot, {&reply, 1});
    };
    ContestHost& old = *contests_[bus::index(slot)];
    // Nobody is led out of a contest that runs.
    const bool finished = over(old.contest());
    const Faults faults = open(
        old.contest().definition(),
        [this, answer, number, finished, &old](const ContestHost& host) {
            const store::ContestRow& row = host.row();
            const std::string secret = services_.secrets.host_secret(row.id);
            answer(protocol::encode(protocol::Opened{number, row.id, row.code, secret}));
            if (finished) old.goes_on_in(host);
        },
        finished ? old.row().id : store::ContestKey{}
    );
    if (faults.empty()) return;
    answer(protocol::encode(protocol::Refused{
        .type = "again", .reason = "banks_missing", .number = number}));
}

void ContestDesk::tell_hosts(const net::Frame& frame) {
    for (const auto& contest : contests_) contest->tell_hosts(frame);
}

void ContestDesk::tell_address() {
    for (const auto& contest : contests_) contest->tell_address();
}

void ContestDesk::stop() {
    timekeeper_.stop();
    for (const auto& contest : contests_) contest->stop();
}

bool ContestDesk::settled() const {
    return std::ranges::all_of(contests_, [](const auto& contest) { return contest->settled(); });
}

// Who resumes names the contest by its id: else a wrong token would tell, without limit, which
// codes there are.
ContestHost* ContestDesk::find(const protocol::Hello& hello) {
    if (hello.resumes && hello.contest.empty()) return nullptr;
    const auto& index_of = hello.contest.empty() ? by_code_ : by_id_;
    const auto found = index_of.find(hello.contest.empty() ? hello.code : hello.contest);
    if (found == index_of.end()) return nullptr;
    return contests_[bus::index(found->second)].get();
}

bool ContestDesk::has_damaged(std::string_view definition) const {
    return std::ranges::any_of(damaged_, [&](const DamagedContest& contest) {
        return contest.definition_name == definition;
    });
}

const DamagedContest* ContestDesk::find_damaged(const protocol::Hello& hello) const {
    const auto found = std::ranges::find_if(damaged_, [&](const DamagedContest& contest) {
        return hello.contest.empty() ? contest.code == hello.code : contest.id == hello.contest;
    });
    return found == damaged_.end() ? nullptr : &*found;
}

void ContestDesk::knock(bus::Knock knock) {
    timekeeper_.look();
    ContestHost* host = find(knock.hello);
    if (host && host->contest().setup) return host->knock(knock);
    turn_away(knock.hello, knock.connection);
}

void ContestDesk::turn_away(const protocol::Hello& hello, bus::ConnectionId connection) const {
    using protocol::CloseCode;
    const auto say = [&](std::string_view reason, CloseCode code) {
        services_.publications.turn_away(connection, reason, code);
    };
    const DamagedContest* damaged = find_damaged(hello);
    if (!damaged) return say("no_such_contest", CloseCode::no_such_contest);
    const std::string secret = services_.secrets.host_secret(damaged->id);
    if (hello.as == bus::Role::host && !store::Secrets::matches(hello.secret, secret)) {
        return say("bad_secret", CloseCode::not_allowed);
    }
    say("contest_damaged", CloseCode::contest_damaged);
}

void ContestDesk::request(bus::ContestSlot contest, bus::Request request) {
    timekeeper_.look();
    contests_[bus::index(contest)]->request(std::move(request));
}

}  // namespace hoithi::host
