#include "server/host/people_desk.hpp"

#include <algorithm>
#include <utility>

#include "engine/decide.hpp"
#include "server/host/joining_desk.hpp"

namespace hoithi::host {

namespace {

using protocol::PeopleAct;
using protocol::PeopleFilter;

bool fits(const Roster::Line& line, const PeopleFilter& who, const Contestant& contestant) {
    if (who.joined_from && contestant.joined_at < *who.joined_from) return false;
    if (who.joined_until && contestant.joined_at > *who.joined_until) return false;
    if (!who.division.empty() && line.person->division != who.division) return false;
    if (who.network && line.network != *who.network) return false;
    switch (who.only) {
        case PeopleFilter::Only::all:
            return true;
        case PeopleFilter::Only::look:
            return !line.person->removed && (line.person->held || line.alike);
        case PeopleFilter::Only::held:
            return !line.person->removed && line.person->held;
        case PeopleFilter::Only::removed:
            return line.person->removed;
    }
    return false;
}

/// Whether an act changes somebody who stands as the row says. A bulk leaves the removed alone.
bool changes(PeopleAct::Does does, const store::PersonRow& person, bool one_by_number) {
    switch (does) {
        case PeopleAct::Does::remove:
            return !person.removed;
        case PeopleAct::Does::reinstate:
            return person.removed;
        case PeopleAct::Does::hold:
            return !person.held && (one_by_number || !person.removed);
        case PeopleAct::Does::release:
            return person.held;
        case PeopleAct::Does::take_back:
        case PeopleAct::Does::rename:
            break;
    }
    return false;
}

PeopleAct::Does opposite(PeopleAct::Does does) {
    switch (does) {
        case PeopleAct::Does::remove:
            return PeopleAct::Does::reinstate;
        case PeopleAct::Does::reinstate:
            return PeopleAct::Does::remove;
        case PeopleAct::Does::hold:
            return PeopleAct::Does::release;
        case PeopleAct::Does::release:
        case PeopleAct::Does::take_back:
        case PeopleAct::Does::rename:
            break;
    }
    return PeopleAct::Does::hold;
}

/// One is told as one, in the words of old.
template <class One, class Many>
Command command_about(const std::vector<ContestantId>& people) {
    if (people.size() == 1) return One{people.front()};
    return Many{people};
}

}  // namespace

Roster::Page PeopleDesk::page(
    const PeopleFilter& who,
    std::uint32_t from,
    std::uint32_t count,
    protocol::PeopleRequest::Order order
) const {
    const auto fitting = [&](const Roster::Line& line) {
        return fits(line, who, contest_.contestants[index(line.contestant)]);
    };
    if (order == protocol::PeopleRequest::Order::joined) {
        return roster_.page(who.find, from, count, fitting);
    }
    return roster_.page(who.find, from, count, fitting, [this](ContestantId id) {
        return rank(id);
    });
}

// By division, and in it by place; who has none comes last.
std::uint64_t PeopleDesk::rank(ContestantId who) const {
    constexpr std::uint32_t last = UINT32_MAX;
    const std::uint32_t place = contest_.places.place_of(who);
    const std::uint64_t division = index(contest_.contestants[index(who)].division);
    return division << 32U | (place == 0 ? last : place);
}

PeopleDesk::Done PeopleDesk::rename(ContestantId who, std::string_view typed, bool by_host) {
    const store::PersonRow* person = roster_.find(who);
    if (!person) return Done(name(Refusal::unknown_contestant));
    auto checked = check_name(typed, roster_, who);
    if (!checked) return Done(checked.error());
    if (checked->name == person->name) return Done(name(Refusal::nothing_to_change));
    const Rename rename{who, by_host};
    // Asked before the roster changes, for what comes of it tells the new name.
    const auto allowed = decide(contest_, rename, contest_.at);
    if (!allowed) return Done(name(allowed.error()));
    const bool held = !by_host && (person->held || checked->held);
    CheckedName fresh = *std::move(checked);
    roster_.set_name(who, std::move(fresh.name), std::move(fresh.folded));
    keep_(roster_.set_held(who, held));
    perform_(rename);
    return protocol::PeopleDone{1, 0};
}

PeopleDesk::People PeopleDesk::those(const PeopleAct& act) const {
    if (act.contestant) return {*act.contestant};
    People people;
    for (const Roster::Line& line : page(act.who, 0, UINT32_MAX).lines) {
        people.push_back(line.contestant);
    }
    return people;
}

PeopleDesk::Done PeopleDesk::carry_out(const PeopleAct& act) {
    if (act.does == Does::take_back) return take_back(act.batch);
    if (act.contestant && !roster_.find(*act.contestant)) {
        return Done(name(Refusal::unknown_contestant));
    }
    if (act.does == Does::rename) return rename(*act.contestant, act.name, true);
    const People people = those(act);
    if (act.does == Does::remove) return remove(people, act.for_good);
    return carry_out(act.does, people, act.contestant.has_value());
}

// Who is out already, but might come back, is barred as well.
PeopleDesk::Done PeopleDesk::remove(const People& people, bool for_good) {
    std::uint32_t barred = 0;
    for (const ContestantId who : people) {
        const store::PersonRow& person = *roster_.find(who);
        if (!for_good || person.barred) continue;
        const bool out = person.removed;
        store::PersonRow row = roster_.set_barred(who, true);
        if (!out) continue;  // their row is stored as they are removed
        keep_(std::move(row));
        ++barred;
    }
    auto removed = carry_out(Does::remove, people, true);
    if (removed) {
        protocol::PeopleDone both = *removed;
        both.people += barred;
        return both;
    }
    if (barred > 0) return protocol::PeopleDone{barred, 0};
    return removed;
}

PeopleDesk::Done PeopleDesk::carry_out(Does does, const People& people, bool one_by_number) {
    People changed;
    for (const ContestantId who : people) {
        if (changes(does, *roster_.find(who), one_by_number)) changed.push_back(who);
    }
    if (changed.empty()) return Done(name(Refusal::nothing_to_change));
    const bool names = does == Does::hold || does == Does::release;
    for (const ContestantId who : changed) {
        if (names) keep_(roster_.set_held(who, does == Does::hold));
        if (does == Does::reinstate) roster_.set_barred(who, false);
    }
    const auto command = [&]() -> Command {
        switch (does) {
            case Does::remove:
                return command_about<Remove, RemoveMany>(changed);
            case Does::reinstate:
                return command_about<Reinstate, ReinstateMany>(changed);
            case Does::hold:
                return HoldNames{changed};
            case Does::release:
            case Does::take_back:
            case Does::rename:
                break;
        }
        return ReleaseNames{changed};
    }();
    const auto decided = perform_(command);
    if (!decided) return Done(name(decided.error()));
    return done(does, std::move(changed));
}

PeopleDesk::Done PeopleDesk::done(Does does, People changed) {
    const auto people = static_cast<std::uint32_t>(changed.size());
    batches_.push_back({++batches_made_, does, std::move(changed)});
    if (batches_.size() > batches_max) batches_.pop_front();
    return protocol::PeopleDone{people, batches_made_};
}

PeopleDesk::Done PeopleDesk::take_back(std::uint32_t number) {
    const auto batch = std::ranges::find(batches_, number, &Batch::number);
    if (batch == batches_.end()) return Done(name(Refusal::nothing_to_change));
    const Batch taken = std::move(*batch);
    batches_.erase(batch);
    return carry_out(opposite(taken.does), taken.people, true);
}

}  // namespace hoithi::host
