#include <bitset>
#include <iostream>
#include <stdexcept>
#include <variant>

#include "engine/json/event_json.hpp"
#include "engine/json/event_names.hpp"
#include "server/store/database.hpp"
#include "server/store/key_check.hpp"
#include "tests/server/damage/written_contest.hpp"
#include "tests/simulation/simulation.hpp"

// write_golden FOLDER: makes a data folder of today's version with simulated contests in which
// every kind of event occurs. Run by tests/golden/write.

namespace hoithi::test {
namespace {

constexpr std::uint64_t contests = 24;

Events simulated(std::uint64_t seed) {
    Simulation simulation(seed);
    if (const auto broken = simulation.run()) throw std::runtime_error(*broken);
    Events events;
    for (const std::string& line : simulation.journal().lines()) {
        events.push_back(*json::read_event(line));
    }
    return events;
}

void write_all(const store::DataFolder& folder) {
    store::Connection connection = store::open_database(folder);
    store::require_key(connection, folder);
    std::bitset<std::variant_size_v<EventBody>> seen;
    store::Transaction all(connection);
    for (std::uint64_t seed = 1; seed <= contests; ++seed) {
        const Events events = simulated(seed);
        for (const Event& event : events) seen.set(event.body.index());
        write_contest(connection, events);
    }
    all.commit();
    for (std::size_t kind = 0; kind < seen.size(); ++kind) {
        if (seen.test(kind)) continue;
        throw std::runtime_error(
            "no contest has the event " + std::string(json::event_names[kind])
        );
    }
}

}  // namespace
}  // namespace hoithi::test

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "write_golden FOLDER\n";
        return 2;
    }
    try {
        hoithi::test::write_all(hoithi::store::DataFolder(argv[1]));
    } catch (const std::exception& error) {
        std::cerr << "write_golden: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
