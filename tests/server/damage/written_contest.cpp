#include "tests/server/damage/written_contest.hpp"

#include <string>
#include <utility>
#include <variant>

#include "engine/json/event_json.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/journal_tails.hpp"

namespace hoithi::test {

void write_contest(store::Connection& connection, const Events& events) {
    const host::StoredContest made = host::create_contest(connection, "Hội thi", "sample");
    store::JournalTails tails;
    std::uint64_t sequence = 0;
    std::uint32_t contestants = 0;
    for (const Event& event : events) {
        store::JournalBatch batch{made.row.id, ++sequence, made.row.epoch, 1, {}, {}};
        json::append_event(batch.payload, event);
        batch.payload += '\n';
        if (std::holds_alternative<Joined>(event.body)) {
            store::PersonRow person;
            person.contestant = contestants++;
            person.name = person.folded_name = "thí sinh " + std::to_string(person.contestant);
            batch.people.push_back(std::move(person));
        }
        tails.append(connection, batch);
    }
    store::Contests(connection).set_state(made.row.id, store::ContestState::finished);
}

}  // namespace hoithi::test
