#include "server/store/people.hpp"

namespace hoithi::store {

std::vector<PersonRow> People::load(const ContestKey& contest) {
    Query query = connection_.query(
        "SELECT contestant, name, folded_name, unit_code, unit_vintage, division, team, removed, "
        "barred, held FROM people WHERE contest = ? ORDER BY contestant",
        contest
    );
    std::vector<PersonRow> people;
    while (query.next()) {
        PersonRow person;
        person.contestant = static_cast<std::uint32_t>(query.count(0));
        person.name = query.text(1);
        person.folded_name = query.text(2);
        person.unit_code = query.text(3);
        person.unit_vintage = query.text(4);
        person.division = query.text(5);
        person.team = query.flag(6);
        person.removed = query.flag(7);
        person.barred = query.flag(8);
        person.held = query.flag(9);
        people.push_back(std::move(person));
    }
    return people;
}

void People::put(const ContestKey& contest, const PersonRow& person) {
    connection_.run(
        "INSERT INTO people (contest, contestant, name, folded_name, unit_code, unit_vintage, "
        "division, team, removed, barred, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (contest, contestant) DO UPDATE SET name = excluded.name, "
        "folded_name = excluded.folded_name, unit_code = excluded.unit_code, "
        "unit_vintage = excluded.unit_vintage, division = excluded.division, "
        "team = excluded.team, removed = excluded.removed, barred = excluded.barred, "
        "held = excluded.held",
        contest,
        person.contestant,
        person.name,
        person.folded_name,
        person.unit_code,
        person.unit_vintage,
        person.division,
        person.team,
        person.removed,
        person.barred,
        person.held
    );
}

bool People::erase(const ContestKey& contest, std::uint32_t contestant) {
    connection_.run("DELETE FROM people WHERE contest = ? AND contestant = ?", contest, contestant);
    connection_.request_scrub();
    return connection_.changes() > 0;
}

std::size_t People::erase_contest(const ContestKey& contest) {
    connection_.run("DELETE FROM people WHERE contest = ?", contest);
    connection_.request_scrub();
    return static_cast<std::size_t>(connection_.changes());
}

}  // namespace hoithi::store
