#include "server/store/people.hpp"

#include <utility>

#include "server/store/contests.hpp"
#include "server/store/row_digest.hpp"

namespace hoithi::store {

std::vector<People::Kept> People::load_all(const ContestKey& contest) {
    Query query = connection_.query(
        "SELECT contestant, name, folded_name, unit_code, unit_vintage, division, team, removed, "
        "barred, held, digest FROM people WHERE contest = ? ORDER BY contestant",
        contest
    );
    std::vector<Kept> all;
    while (query.next()) {
        PersonRow person;
        person.contestant = static_cast<std::uint32_t>(query.number(0));
        person.name = query.text(1);
        person.folded_name = query.text(2);
        person.unit_code = query.text(3);
        person.unit_vintage = query.text(4);
        person.division = query.text(5);
        person.team = query.flag(6);
        person.removed = query.flag(7);
        person.barred = query.flag(8);
        person.held = query.flag(9);
        const bool intact = query.number(0) == std::int64_t{person.contestant} &&
                            query.text(10) == bytes_of(digest_of(contest, person));
        all.push_back({std::move(person), intact});
    }
    return all;
}

Result<std::vector<PersonRow>, std::string> People::load(const ContestKey& contest) {
    std::vector<PersonRow> people;
    for (Kept& kept : load_all(contest)) {
        if (!kept.intact) {
            return "the row of person " + std::to_string(kept.person.contestant) + " is damaged";
        }
        people.push_back(std::move(kept.person));
    }
    const auto row = Contests(connection_).find(contest);
    const std::uint64_t expected = row ? row->people : 0;
    if (people.size() == expected) return people;
    return "there are " + std::to_string(people.size()) + " people, where there were " +
           std::to_string(expected);
}

void People::put(const ContestKey& contest, const PersonRow& person) {
    const bool known = connection_
                           .query(
                               "SELECT 1 FROM people WHERE contest = ? AND contestant = ?",
                               contest,
                               person.contestant
                           )
                           .next();
    connection_.run(
        "INSERT INTO people (contest, contestant, name, folded_name, unit_code, unit_vintage, "
        "division, team, removed, barred, held, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (contest, contestant) DO UPDATE SET name = excluded.name, "
        "folded_name = excluded.folded_name, unit_code = excluded.unit_code, "
        "unit_vintage = excluded.unit_vintage, division = excluded.division, "
        "team = excluded.team, removed = excluded.removed, barred = excluded.barred, "
        "held = excluded.held, digest = excluded.digest",
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
        person.held,
        Blob{bytes_of(digest_of(contest, person))}
    );
    if (!known) Contests(connection_).people_changed(contest, 1);
}

bool People::erase(const ContestKey& contest, std::uint32_t contestant) {
    Transaction change{connection_};
    connection_.run("DELETE FROM people WHERE contest = ? AND contestant = ?", contest, contestant);
    const int erased = connection_.changes();
    if (erased > 0) Contests(connection_).people_changed(contest, -erased);
    connection_.request_scrub();
    change.commit();
    return erased > 0;
}

std::size_t People::erase_contest(const ContestKey& contest) {
    Transaction change{connection_};
    connection_.run("DELETE FROM people WHERE contest = ?", contest);
    const int erased = connection_.changes();
    if (erased > 0) Contests(connection_).people_changed(contest, -erased);
    connection_.request_scrub();
    change.commit();
    return static_cast<std::size_t>(erased);
}

void People::seal(const ContestKey& contest, const PersonRow& person) {
    connection_.run(
        "UPDATE people SET digest = ? WHERE contest = ? AND contestant = ?",
        Blob{bytes_of(digest_of(contest, person))},
        contest,
        person.contestant
    );
}

}  // namespace hoithi::store
