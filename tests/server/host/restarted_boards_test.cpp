#include <fstream>
#include <map>
#include <optional>

#include <gmock/gmock.h>

#include "tests/server/host/boards_in_public.hpp"

namespace hoithi::test {
namespace {

using leaderboard::BoardPage;
using nlohmann::json;
using testing::ElementsAre;

const OptionSet right = OptionSet::of(0);

/// A contest whose server is stopped and started wherever it stands.
class RestartedBoards : public ContestBoards {
protected:
    void SetUp() override {
        const auto file = folder.path() / "units.tsv";
        std::ofstream(file) << "code_2025\tname\thead_count\tkind_2025\tpredecessor_names\n"
                               "15\tLào Cai\t4\ttỉnh\t\n";
        auto loaded = host::Units::load(file);
        ASSERT_TRUE(loaded) << loaded.error();
        units = *std::move(loaded);
        world->units = &*units;
        ContestDefinition definition = sample_definition(1);
        definition.rounds.front().spares = 0;
        definition.rounds.push_back(definition.rounds.front());
        definition.rounds.back().title = "Round 2";
        definition.lead_in = Millis{60'000};
        definition.units = "test";
        definition.unit_board = UnitBoard{UnitRule::sum, {}};
        open(definition);
        for (const char* name : {"An", "Bình"}) {
            const ConnectionId joined = world->join(entrant(name, "2025:15"));
            const json welcome = world->last(joined, "welcome");
            tickets[name] = welcome["token"];
        }
    }

    void answer(const char* name, std::uint32_t number, OptionSet options) {
        protocol::Hello hello;
        hello.contest = id();
        hello.resumes = true;
        hello.contestant = number;
        hello.token = tickets.at(name);
        world->answer(world->hello(hello), options, world->new_key());
        world->settle();
    }
    void close() {
        act(CloseQuestion{});
        world->until_phase(Phase::closed);
    }

    std::vector<BoardPage> pages() {
        std::vector<BoardPage> all;
        for (const std::string& name : page().boards) all.push_back(page(name));
        return all;
    }
    void restart_here(const char* where) {
        const auto before = pages();
        restart();
        const auto after = pages();
        ASSERT_EQ(after.size(), before.size()) << where;
        for (std::size_t i = 0; i < after.size(); ++i) {
            EXPECT_EQ(after[i].rows, before[i].rows) << where << ", " << after[i].board;
            EXPECT_EQ(after[i].total, before[i].total) << where << ", " << after[i].board;
            EXPECT_GE(after[i].version, before[i].version) << where;
        }
    }

    std::optional<host::Units> units;
    std::map<std::string, std::string> tickets;
};

// Corrections and removals in the reveal belong to the board that is still to be shown.
TEST_F(RestartedBoards, AreTheSameInEveryPhase) {
    restart_here("lobby");
    act(Start{});
    restart_here("lead-in");
    act(Advance{});
    answer("An", 0, right);
    restart_here("open");
    EXPECT_EQ(page("overall/units").total, 0U) << "nobody has seen who answers";
    world->join(entrant("Chi", "2025:15"));
    close();
    restart_here("closed");
    reveal();
    restart_here("the first reveal");
    EXPECT_EQ(page().total, 0U);
    show_board();
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0", "2 Chi 0"));
    restart_here("board");
    world->join(entrant("Dũng", "2025:15"));
    act(Advance{});
    act(Pause{});
    restart_here("paused");
    act(Resume{});
    act(Advance{});
    answer("Bình", 1, right);
    close();
    act(Remove{ContestantId{0}});
    act(Reinstate{ContestantId{0}});
    reveal();
    restart_here("reveal");
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0", "2 Chi 0", "2 Dũng 0"));
    act(VoidQuestion{ShowingId{1}, "ambiguous"});
    act(Remove{ContestantId{0}});
    restart_here("reveal, corrected");
    restart_here("reveal, a second time");
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0", "2 Chi 0", "2 Dũng 0"));
    show_board();
    restart_here("the board after the last question");
    act(End{});
    restart_here("finished");
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0", "2 Chi 0", "2 Dũng 0"));
    HostWorld::let_pass(Advance::settling);
    act(Unveil{1});
    restart_here("the finale");
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0", "2 Chi 0", "2 Dũng 0"));
    HostWorld::let_pass(Advance::settling);
    act(Unveil{3});
    EXPECT_THAT(lines(), ElementsAre("1 Bình 1000", "2 Chi 0", "2 Dũng 0"));
    restart_here("the finale's end");
}

}  // namespace
}  // namespace hoithi::test
