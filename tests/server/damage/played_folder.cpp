#include "tests/server/damage/played_folder.hpp"

#include <fstream>

#include "server/api/media.hpp"
#include "server/store/database.hpp"
#include "server/store/digest.hpp"
#include "server/store/key_check.hpp"

namespace hoithi::test {

namespace {

constexpr int contestants = 12;
constexpr int batches_in_lobby = 180;
constexpr int steps_max = 40;

/// Fills the attended contest and goes on until it stands in `phase`.
void play_to(HostWorld& world, Phase phase) {
    for (int i = 0; i < contestants; ++i) {
        const std::string number = std::to_string(world.attended) + "." + std::to_string(i);
        world.newcomer("Thí sinh " + number, world.new_key());
    }
    world.settle();
    const ConnectionId host = world.come(bus::Role::host);
    for (int i = 0; world.state().phase != phase && i < steps_max; ++i) {
        if (world.state().phase == Phase::lobby) {
            world.act(host, Start{});
        } else if (world.state().phase == Phase::open) {
            world.act(host, CloseQuestion{});
        } else {
            world.act(host, Advance{});
        }
        world.settle();
    }
}

/// Contests that are no more leave free pages behind.
void make_free_pages(const std::filesystem::path& folder) {
    const store::DataFolder held(folder);
    store::Connection connection = store::open_database(held);
    store::require_key(connection, held);
    connection.run_script(
        "CREATE TABLE filler (bytes BLOB); "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
        "INSERT INTO filler SELECT randomblob(3000) FROM n; DROP TABLE filler;"
    );
}

}  // namespace

std::unique_ptr<HostWorld> play_in(const std::filesystem::path& folder) {
    make_free_pages(folder);
    const api::Media media(folder / "media");
    const std::string sky(3000, 'p');
    const std::string name = store::hex(store::bytes_of(store::sha256(sky))) + ".png";
    std::ofstream(media.folder() / name, std::ios::binary) << sky;

    auto world = std::make_unique<HostWorld>(folder);
    for (const Phase phase :
         {Phase::lobby, Phase::open, Phase::closed, Phase::reveal, Phase::board, Phase::finished}) {
        world->open(sample_definition());
        world->attended = world->desk.contests().size() - 1;
        play_to(*world, phase);
    }
    world->attended = 0;
    const ConnectionId host = world->come(bus::Role::host);
    for (int i = 0; i < batches_in_lobby; ++i) {
        world->act(host, i % 2 == 0 ? Command{Lock{}} : Command{Unlock{}});
        world->settle();
    }
    world->act(host, Remove{ContestantId{3}});
    world->settle();
    return world;
}

}  // namespace hoithi::test
