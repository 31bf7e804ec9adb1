#include <cstdlib>
#include <iostream>
#include <string>

#include "server/store/database.hpp"
#include "server/store/key_check.hpp"
#include "tests/server/damage/written_contest.hpp"
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
    for (int made = 0; made < std::atoi(argv[2]); ++made) test::write_contest(connection, events);
    all.commit();
    std::cout << argv[2] << " contests of " << events.size() << " events\n";
    return 0;
}
