#include "server/store/seal.hpp"

#include <string>

#include "engine/text/code_points.hpp"
#include "engine/text/fold.hpp"
#include "server/store/contests.hpp"
#include "server/store/journal_reader.hpp"
#include "server/store/people.hpp"

namespace hoithi::store {

namespace {

bool is_text(const PersonRow& person) {
    for (const std::string* text :
         {&person.name,
          &person.folded_name,
          &person.unit_code,
          &person.unit_vintage,
          &person.division}) {
        if (!text::code_points(*text)) return false;
    }
    return true;
}

void seal_people(Connection& connection, ContestRow& contest) {
    People people(connection);
    for (const auto& [person, intact] : people.load_all(contest.id)) {
        ++contest.people;
        if (!is_text(person) || text::fold(person.name) != person.folded_name) continue;
        people.seal(contest.id, person);
    }
}

}  // namespace

void seal_all(Connection& connection) {
    Contests contests(connection);
    for (ContestRow& contest : contests.list()) {
        const auto end = follow_journal(connection, contest.id, [](const JournalEntry&) {});
        seal_people(connection, contest);
        const std::string texts = contest.id + contest.title + contest.definition_name;
        if (!end || !text::code_points(texts)) continue;
        contest.batches = end->sequence;
        if (contest.batches > 0) contest.last_hash = bytes_of_hex(end->hash_hex);
        contests.seal(contest);
    }
}

}  // namespace hoithi::store
