#include "server/host/roster.hpp"

#include <algorithm>

#include "engine/text/fold.hpp"

namespace hoithi::host {

namespace {

constexpr Millis good_max{150};
constexpr Millis fair_max{400};

}  // namespace

Roster::Roster(std::vector<store::PersonRow> people) {
    for (store::PersonRow& person : people) add(std::move(person));
}

const store::PersonRow* Roster::find(ContestantId contestant) const {
    if (index(contestant) >= people_.size() || !people_[index(contestant)].known) return nullptr;
    return &people_[index(contestant)].row;
}

bool Roster::bears(std::string_view folded_name) const { return by_name_.contains(folded_name); }

Roster::Person& Roster::slot(ContestantId contestant) {
    if (index(contestant) >= people_.size()) people_.resize(index(contestant) + 1);
    return people_[index(contestant)];
}

void Roster::add(store::PersonRow person) {
    const ContestantId contestant{person.contestant};
    if (!person.removed) by_name_.emplace(person.folded_name, contestant);
    Person& here = slot(contestant);
    here.bare_name = text::bare(person.folded_name);
    here.row = std::move(person);
    here.known = true;
}

store::PersonRow Roster::set_removed(ContestantId contestant, bool removed) {
    store::PersonRow& row = slot(contestant).row;
    row.removed = removed;
    if (removed) {
        by_name_.erase(row.folded_name);
    } else if (!by_name_.emplace(row.folded_name, contestant).second) {
        const std::string mark = " (" + std::to_string(row.contestant + 1) + ")";
        row.name += mark;
        row.folded_name += mark;
        by_name_.emplace(row.folded_name, contestant);
    }
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

Roster::Page Roster::page(std::string_view find, std::uint32_t from, std::uint32_t count) const {
    const std::string wanted = text::bare(text::fold(find));
    Page page;
    for (std::uint32_t i = 0; i < people_.size(); ++i) {
        const Person& person = people_[i];
        if (!person.known || person.bare_name.find(wanted) == std::string::npos) continue;
        if (page.total >= from && page.lines.size() < count) {
            page.lines.push_back({ContestantId{i}, &person.row, person.online, person.round_trip});
        }
        ++page.total;
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
