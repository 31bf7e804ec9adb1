#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include "server/store/database.hpp"
#include "server/store/key_check.hpp"
#include "tests/server/host/host_world.hpp"

// finished_contests FOLDER COUNT CONTESTANTS: makes a data folder with so many contests that are
// over, to measure how long a server takes to open it.

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
        world.open(test::sample_definition());
        world.attended = world.desk.contests().size() - 1;
        for (int i = 0; i < std::atoi(argv[3]); ++i) world.join("Thí sinh " + std::to_string(i));
        const auto host = world.come(bus::Role::host);
        world.act(host, Start{});
        world.until_phase(Phase::open);
        world.act(host, End{});
        world.settle();
    }
    return 0;
}
