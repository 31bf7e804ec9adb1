#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/store/database.hpp"
#include "server/store/key_check.hpp"
#include "tests/server/host/host_world.hpp"

// finished_contests FOLDER COUNT CONTESTANTS: makes a data folder with so many contests that are
// over, to measure how long a server takes to open it.

namespace {

constexpr std::size_t questions = 3;

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "finished_contests FOLDER COUNT CONTESTANTS\n";
        return 2;
    }
    using namespace hoithi;
    testing::InitGoogleTest();
    {
        const store::DataFolder held(argv[1]);
        store::Connection connection = store::open_database(held);
        store::require_key(connection, held);
    }
    test::HostWorld world(argv[1]);
    for (int made = 0; made < std::atoi(argv[2]); ++made) {
        world.open(test::sample_definition(questions));
        world.attended = world.desk.contests().size() - 1;
        std::vector<test::ConnectionId> contestants;
        for (int i = 0; i < std::atoi(argv[3]); ++i) {
            const std::string name = "Thí sinh " + std::to_string(i);
            contestants.push_back(world.newcomer(name, world.new_key()));
        }
        const auto host = world.come(bus::Role::host);
        for (std::size_t question = 0; question < questions; ++question) {
            world.act(host, question == 0 ? Command{Start{}} : Command{Advance{}});
            world.until_phase(Phase::open);
            for (const auto one : contestants) world.answer(one, OptionSet::of(0), world.new_key());
            world.act(host, CloseQuestion{});
            world.until_phase(Phase::closed);
            world.act(host, Advance{});
            world.act(host, Advance{});
            world.settle();
        }
        world.act(host, End{});
        world.settle();
    }
    return 0;
}
