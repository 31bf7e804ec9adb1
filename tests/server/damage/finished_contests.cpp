#include <cstdlib>
#include <iostream>
#include <string>
#include <variant>

#include "engine/json/event_json.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/database.hpp"
#include "server/store/journal_tails.hpp"
#include "server/store/key_check.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"

// finished_contests FOLDER COUNT CONTESTANTS: makes a data folder with so many contests that are
// over, each event a batch of its own, to measure how long a server takes to open it.

namespace hoithi::test {
namespace {

constexpr std::size_t questions = 10;

Events play(int contestants) {
    PlayedContest contest(ContestBuilder{}.questions(questions).setup());
    for (int i = 0; i < contestants; ++i) contest.join();
    for (std::size_t question = 0; question < questions; ++question) {
        contest.advance_to(Phase::open);
        for (std::uint32_t who = 0; who < contest.state().contestants.size(); ++who) {
            Answer answer;
            answer.options = OptionSet::of(who % 4);
            contest.answer(ContestantId{who}, answer);
        }
        contest.advance_to(Phase::board);
    }
    contest.advance_to(Phase::finished);
    return contest.events();
}

void write(store::Connection& connection, const Events& events) {
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

}  // namespace
}  // namespace hoithi::test

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "finished_contests FOLDER COUNT CONTESTANTS\n";
        return 2;
    }
    using namespace hoithi;
    const store::DataFolder folder(argv[1]);
    store::Connection connection = store::open_database(folder);
    store::require_key(connection, folder);
    const Events events = test::play(std::atoi(argv[3]));
    store::Transaction all(connection);
    for (int made = 0; made < std::atoi(argv[2]); ++made) test::write(connection, events);
    all.commit();
    std::cout << argv[2] << " contests of " << events.size() << " events\n";
    return 0;
}
