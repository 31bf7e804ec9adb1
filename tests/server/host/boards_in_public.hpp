#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {

inline protocol::JoinRequest entrant(
    const std::string& name,
    const std::string& unit = {},
    const std::string& division = {},
    bool team = false
) {
    return {{}, name, unit, division, team};
}

/// A contest whose boards are read as the public reads them.
class ContestBoards : public testing::Test {
protected:
    void open(const ContestDefinition& definition = sample_definition()) {
        world->open(definition);
        host = world->come(bus::Role::host);
    }
    void restart() {
        const host::Units* units = world->units;
        world.reset();
        world = std::make_unique<HostWorld>(folder.path(), units);
        host = world->come(bus::Role::host);
    }

    void act(Command command) {
        world->act(host, std::move(command));
        world->settle();
    }
    /// Asks the next question and takes these answers; the question is closed then.
    void ask(const std::vector<std::pair<ConnectionId, OptionSet>>& answers) {
        if (world->state().phase == Phase::lobby) {
            act(Start{});
        } else {
            act(Advance{});
        }
        world->until_phase(Phase::open);
        for (const auto& [contestant, options] : answers) {
            world->answer(contestant, options, world->new_key());
        }
        world->settle();
        act(CloseQuestion{});
        world->until_phase(Phase::closed);
    }
    void reveal() { act(Advance{}); }
    void show_board() { act(Advance{}); }
    void play(const std::vector<std::pair<ConnectionId, OptionSet>>& answers) {
        ask(answers);
        reveal();
        show_board();
    }

    std::string id() const { return world->contest().row().id; }
    leaderboard::BoardPage page(const std::string& board = {}) {
        return world->board({id(), board});
    }
    std::vector<nlohmann::json> rows(const std::string& board = {}) {
        std::vector<nlohmann::json> rows;
        for (const std::string& row : page(board).rows) rows.push_back(nlohmann::json::parse(row));
        return rows;
    }
    /// Of each row, "PLACE NAME POINTS".
    std::vector<std::string> lines(const std::string& board = {}) {
        std::vector<std::string> lines;
        for (const nlohmann::json& row : rows(board)) {
            lines.push_back(
                row["place"].dump() + " " + row["name"].get<std::string>() + " " +
                row["points"].dump()
            );
        }
        return lines;
    }

    store::TemporaryFolder folder;
    std::unique_ptr<HostWorld> world = std::make_unique<HostWorld>(folder.path());
    ConnectionId host{};
};

}  // namespace hoithi::test
