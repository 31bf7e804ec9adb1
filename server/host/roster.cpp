#include "server/host/roster.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/fold.hpp"
#include "engine/text/skeleton.hpp"

namespace hoithi::host {

namespace {

constexpr Millis good_max{150};
constexpr Millis fair_max{400};

/// Stands for a name's skeleton: a number takes less of thousands of people's memory. 0: it has
/// none. That two skeletons share one costs no more than a mark for the host's eyes.
std::uint64_t looks_of(std::string_view name) {
    const std::string skeleton = text::skeleton(name);
    return skeleton.empty() ? 0 : std::max<std::uint64_t>(std::hash<std::string>{}(skeleton), 1);
}

}  // namespace

Roster::Roster(std::vector<store::PersonRow> people) {
    for (store::PersonRow& person : people) add(std::move(person));
}

const store::PersonRow* Roster::find(ContestantId contestant) const {
    if (index(contestant) >= people_.size() || !people_[index(contestant)].known) return nullptr;
    return &people_[index(contestant)].row;
}

std::optional<ContestantId> Roster::bearer_of(std::string_view folded_name) const {
    const auto found = by_name_.find(folded_name);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

bool Roster::resembles_barred(std::string_view name) const {
    return !barred_looks_.empty() && barred_looks_.contains(looks_of(name));
}

Roster::Person& Roster::slot(ContestantId contestant) {
    if (index(contestant) >= people_.size()) people_.resize(index(contestant) + 1);
    return people_[index(contestant)];
}

void Roster::add(store::PersonRow person) {
    const ContestantId contestant{person.contestant};
    Person& here = slot(contestant);
    const bool barred = std::exchange(person.barred, false);
    here.row = std::move(person);
    if (!here.row.removed) by_name_.emplace(here.row.folded_name, contestant);
    here.known = true;
    note_likeness(here, contestant);
    if (barred) set_barred(contestant, true);
}

void Roster::note_likeness(Person& person, ContestantId contestant) {
    person.bare_name = text::bare(person.row.folded_name);
    person.looks = looks_of(person.row.name);
    person.alike.reset();
    if (person.looks == 0) return;
    const auto [first, is_first] = by_looks_.emplace(person.looks, contestant);
    if (!is_first && first->second != contestant) person.alike = first->second;
}

// Before the name changes, and unless it is another's by now.
void Roster::forget_name(const Person& person, ContestantId contestant) {
    if (bearer_of(person.row.folded_name) == contestant) by_name_.erase(person.row.folded_name);
}

store::PersonRow Roster::set_name(
    ContestantId contestant, std::string name, std::string folded_name
) {
    Person& person = slot(contestant);
    const bool barred = person.row.barred;
    if (barred) set_barred(contestant, false);
    forget_name(person, contestant);
    const auto first = by_looks_.find(person.looks);
    if (first != by_looks_.end() && first->second == contestant) by_looks_.erase(first);
    person.row.name = std::move(name);
    person.row.folded_name = std::move(folded_name);
    if (!person.row.removed) by_name_.emplace(person.row.folded_name, contestant);
    note_likeness(person, contestant);
    if (barred) set_barred(contestant, true);
    return person.row;
}

store::PersonRow Roster::set_removed(ContestantId contestant, bool removed) {
    store::PersonRow& row = slot(contestant).row;
    if (row.removed != removed) count_in_network(slot(contestant), removed ? -1U : 1U);
    row.removed = removed;
    if (removed) {
        forget_name(slot(contestant), contestant);
    } else if (!by_name_.emplace(row.folded_name, contestant).second) {
        const std::string mark = " (" + std::to_string(row.contestant + 1) + ")";
        row.name += mark;
        row.folded_name += mark;
        by_name_.emplace(row.folded_name, contestant);
    }
    return row;
}

store::PersonRow Roster::set_barred(ContestantId contestant, bool barred) {
    Person& person = slot(contestant);
    if (std::exchange(person.row.barred, barred) == barred) return person.row;
    if (barred) {
        barred_names_.insert(person.row.folded_name);
        barred_looks_.insert(person.looks);
    } else {
        barred_names_.erase(barred_names_.find(person.row.folded_name));
        barred_looks_.erase(barred_looks_.find(person.looks));
    }
    return person.row;
}

store::PersonRow Roster::set_held(ContestantId contestant, bool held) {
    store::PersonRow& row = slot(contestant).row;
    row.held = held;
    return row;
}

void Roster::came(ContestantId contestant, bus::ConnectionId connection) {
    Person& person = slot(contestant);
    person.online = true;
    person.connection = connection;
}

void Roster::went(ContestantId contestant, bus::ConnectionId connection) {
    Person& person = slot(contestant);
    if (person.connection == connection) person.online = false;
}

void Roster::measured(ContestantId contestant, Millis round_trip) {
    slot(contestant).round_trip = round_trip;
}

void Roster::came_from(ContestantId contestant, bus::NetworkId network) {
    Person& person = slot(contestant);
    if (person.network != 0 || network == bus::NetworkId::unknown) return;
    const auto next = static_cast<std::uint32_t>(network_people_.size() + 1);
    const auto [group, is_new] = networks_.emplace(network, next);
    if (is_new) network_people_.push_back(0);
    person.network = group->second;
    if (!person.row.removed) count_in_network(person, 1);
}

/// `by` may be one less than none.
void Roster::count_in_network(const Person& person, std::uint32_t by) {
    if (person.network != 0) network_people_[person.network - 1] += by;
}

std::vector<protocol::NetworkGroup> Roster::networks(std::size_t count) const {
    std::vector<protocol::NetworkGroup> groups;
    for (std::uint32_t number = 1; number <= network_people_.size(); ++number) {
        if (network(number).people > 1) groups.push_back(network(number));
    }
    const auto largest = [](const auto& a, const auto& b) {
        return a.people != b.people ? a.people > b.people : a.number < b.number;
    };
    const auto end = groups.begin() + static_cast<std::ptrdiff_t>(std::min(count, groups.size()));
    std::ranges::partial_sort(groups, end, largest);
    groups.erase(end, groups.end());
    return groups;
}

Roster::Line Roster::line(ContestantId contestant) const {
    const Person& person = people_[index(contestant)];
    // Whom the name looked like may be called otherwise by now.
    const bool still = person.alike && people_[index(*person.alike)].looks == person.looks;
    const store::PersonRow* alike = still ? find(*person.alike) : nullptr;
    return {contestant, &person.row, person.online, person.round_trip, alike, person.network};
}

Roster::Page Roster::page(
    std::string_view find,
    std::uint32_t from,
    std::uint32_t count,
    const Fits& fits,
    const Rank& rank
) const {
    const std::string wanted = text::bare(text::fold(find));
    std::vector<std::pair<std::uint64_t, Line>> found;
    for (std::uint32_t i = 0; i < people_.size(); ++i) {
        const Person& person = people_[i];
        if (!person.known || person.bare_name.find(wanted) == std::string::npos) continue;
        const Line line = this->line(ContestantId{i});
        if (fits && !fits(line)) continue;
        found.emplace_back(rank ? rank(line.contestant) : i, line);
    }
    if (rank) std::ranges::stable_sort(found, {}, &std::pair<std::uint64_t, Line>::first);
    Page page{static_cast<std::uint32_t>(found.size()), {}};
    for (std::size_t i = from; i < found.size() && page.lines.size() < count; ++i) {
        page.lines.push_back(found[i].second);
    }
    return page;
}

protocol::Room Roster::room() const {
    protocol::Room room;
    for (const Person& person : people_) {
        if (!person.known || person.row.removed) continue;
        ++room.joined;
        if (!person.online) {
            ++room.away;
            continue;
        }
        ++room.online;
        const Millis round_trip = person.round_trip.value_or(Millis{0});
        ++(round_trip <= good_max ? room.good : round_trip <= fair_max ? room.fair : room.poor);
    }
    return room;
}

std::vector<const store::PersonRow*> Roster::latest(std::size_t count) const {
    std::vector<const store::PersonRow*> people;
    for (auto person = people_.rbegin(); person != people_.rend() && people.size() < count;
         ++person) {
        if (person->known && !person->row.removed) people.push_back(&person->row);
    }
    std::ranges::reverse(people);
    return people;
}

}  // namespace hoithi::host
