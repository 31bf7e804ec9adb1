#include "server/host/contest_boards.hpp"

#include <fstream>
#include <map>

#include <gmock/gmock.h>

#include "engine/json/words.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/journal_reader.hpp"
#include "tests/server/host/boards_in_public.hpp"

namespace hoithi::test {
namespace {

using leaderboard::BoardFault;
using leaderboard::BoardPage;
using leaderboard::PlaceRange;
using nlohmann::json;
using testing::ElementsAre;

const OptionSet right = OptionSet::of(0);
const OptionSet wrong = OptionSet::of(1);

TEST_F(ContestBoards, AreThereOnceTheHostShowsTheBoard) {
    open();
    const ConnectionId an = world->join("An");
    const ConnectionId binh = world->join("Bình");
    ask({{an, right}, {binh, wrong}});
    EXPECT_EQ(page().total, 0U) << "the board is known, and nobody on it";
    reveal();
    ASSERT_EQ(world->state().phase, Phase::reveal);
    EXPECT_EQ(page().total, 0U);
    show_board();
    ASSERT_EQ(world->state().phase, Phase::board);
    const BoardPage shown = page();
    EXPECT_EQ(shown.phase, "board");
    EXPECT_EQ(shown.title, "Sample");
    EXPECT_TRUE(shown.spectators);
    EXPECT_THAT(shown.boards, ElementsAre("overall/main"));
    EXPECT_EQ(shown.total, 2U);
    EXPECT_EQ(world->last(host, "view")["v"], shown.version);
    EXPECT_EQ(shown.at, world->state().at);
    json first = rows().at(0);
    EXPECT_TRUE(first["time"].is_number_unsigned());
    first.erase("time");
    EXPECT_EQ(
        first, json::parse(R"({"place":1,"contestant":0,"name":"An","unit":"","division":"main",
                        "team":false,"points":1000,"correct":1})")
    );
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0"));
}

TEST_F(ContestBoards, StandStillUntilTheNextOneIsShown) {
    open();
    const ConnectionId an = world->join("An");
    const ConnectionId binh = world->join("Bình");
    play({{an, right}});
    const std::uint64_t first = page().version;
    ask({{binh, right}});
    reveal();
    EXPECT_EQ(page().version, first);
    show_board();
    EXPECT_GT(page().version, first);
    EXPECT_EQ(rows().at(1)["points"], 1000);
}

TEST_F(ContestBoards, FollowWhatIsPutRight) {
    open();
    const ConnectionId an = world->join("An");
    const ConnectionId binh = world->join("Bình");
    play({{an, right}, {binh, wrong}});
    const ShowingId showing = world->state().current()->id;
    act(VoidQuestion{showing, "ambiguous"});
    EXPECT_THAT(lines(), ElementsAre("1 An 0", "1 Bình 0"));
    act(RestoreQuestion{showing, "it was not"});
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0"));
    act(Remove{ContestantId{0}});
    EXPECT_THAT(lines(), ElementsAre("1 Bình 0"));
    EXPECT_EQ(
        world->read_board({.contest = id(), .around = "0"}).error(), BoardFault::no_such_member
    );
    act(Reinstate{ContestantId{0}});
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0"));
    ask({{an, wrong}});
    reveal();
    act(Remove{ContestantId{1}});
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0")) << "not while it is revealed";
    show_board();
    EXPECT_THAT(lines(), ElementsAre("1 An 1000"));
}

TEST_F(ContestBoards, AreReadOnlyOnceTheDiskHasWhatTheySay) {
    open();
    ask({{world->join("An"), right}});
    reveal();
    auto release = world->hold_disk();
    world->act(host, Advance{});
    for (int i = 0; i < 10; ++i) world->turn();
    EXPECT_EQ(world->state().phase, Phase::board);
    EXPECT_EQ(page().total, 0U);
    release.set_value();
    world->settle();
    EXPECT_THAT(lines(), ElementsAre("1 An 1000"));
}

TEST_F(ContestBoards, ComeBackAfterARestart) {
    open();
    play({{world->join("An"), right}});
    const std::uint64_t version = page().version;
    restart();
    EXPECT_THAT(lines(), ElementsAre("1 An 1000"));
    EXPECT_GE(page().version, version);
}

TEST_F(ContestBoards, AreNotShownByARestartEither) {
    open();
    const ConnectionId an = world->join("An");
    ask({{an, right}});
    reveal();
    restart();
    ASSERT_EQ(world->state().phase, Phase::reveal);
    EXPECT_EQ(page().total, 0U);
    show_board();
    EXPECT_THAT(lines(), ElementsAre("1 An 1000"));
}

TEST_F(ContestBoards, OfEachRoundHaveItsPointsOnly) {
    ContestDefinition definition = sample_definition(1);
    definition.rounds.front().spares = 0;
    definition.rounds.push_back(definition.rounds.front());
    definition.rounds.back().title = "Round 2";
    definition.divisions = {{"main", "Contestants", false}, {"hall", "The hall", false}};
    open(definition);
    const ConnectionId an = world->join(entrant("An", "", "main"));
    const ConnectionId hoa = world->join(entrant("Hoà", "", "hall"));
    play({{an, right}, {hoa, right}});
    EXPECT_THAT(
        page().boards,
        ElementsAre(
            "overall/main",
            "overall/hall",
            "round1/main",
            "round1/hall",
            "round2/main",
            "round2/hall"
        )
    );
    EXPECT_EQ(page("round2/main").total, 0U) << "nothing of it is revealed";
    play({{an, right}});
    EXPECT_THAT(lines("overall/main"), ElementsAre("1 An 1000")) << "the finale is to come";
    act(Advance{});
    HostWorld::let_pass(Advance::settling);
    act(Unveil{6});
    EXPECT_THAT(lines("overall/main"), ElementsAre("1 An 2000"));
    EXPECT_THAT(lines("overall/hall"), ElementsAre("1 Hoà 1000"));
    EXPECT_THAT(lines("round1/main"), ElementsAre("1 An 1000"));
    EXPECT_THAT(lines("round1/hall"), ElementsAre("1 Hoà 1000"));
    EXPECT_THAT(lines("round2/main"), ElementsAre("1 An 1000"));
    EXPECT_THAT(lines("round2/hall"), ElementsAre("1 Hoà 0"));
}

TEST_F(ContestBoards, OfVeryManyHaveTheTopAndAHistogram) {
    world->limit_boards({.whole = 3, .top = 2});
    open();
    std::vector<std::pair<ConnectionId, OptionSet>> answers;
    for (const char* name : {"An", "Bình", "Chi", "Dũng"}) {
        answers.emplace_back(world->join(name), answers.empty() ? right : wrong);
    }
    play(answers);
    EXPECT_THAT(lines(), ElementsAre("1 An 1000", "2 Bình 0"));
    const BoardPage found = world->board({.contest = id(), .score = {0, 0, 0}});
    EXPECT_EQ(found.total, 4U);
    EXPECT_EQ(found.place, (PlaceRange{2, 4}));
    act(Remove{ContestantId{3}});
    EXPECT_EQ(rows().size(), 3U) << "few enough now";
    EXPECT_FALSE(world->board({.contest = id(), .score = {0, 0, 0}}).place);
}

TEST_F(ContestBoards, ShowNamesAsTheContestSays) {
    ContestDefinition definition = sample_definition();
    definition.public_names = PublicNames::masked;
    definition.audience = Audience::none;
    open(definition);
    const ConnectionId anh = world->join(entrant("Nguyễn Thị Minh Ánh"));
    world->join(entrant("Đội Sông Hồng Hà", "", "", true));
    play({{anh, right}});
    EXPECT_FALSE(page().spectators);
    EXPECT_EQ(rows().at(0)["name"], "Nguyễn T. M. Á.");
    EXPECT_EQ(rows().at(0)["team"], false);
    EXPECT_EQ(rows().at(1)["name"], "Đội Sông Hồng Hà");
    EXPECT_EQ(rows().at(1)["team"], true);
}

/// How units stand by one rule; An and Bình are of Lào Cai, Chi of Hà Nội, Dũng of none.
class UnitBoards : public ContestBoards, public testing::WithParamInterface<UnitBoard> {
protected:
    void SetUp() override {
        const auto file = folder.path() / "units.tsv";
        std::ofstream(file) << "code_2025\tname\thead_count\tkind_2025\tpredecessor_names\n"
                               "15\tLào Cai\t4\ttỉnh\t\n01\tHà Nội\t1\tthành phố\t\n";
        auto loaded = host::Units::load(file);
        ASSERT_TRUE(loaded) << loaded.error();
        units = *std::move(loaded);
        world->units = &*units;
        ContestDefinition definition = sample_definition();
        definition.units = "test";
        definition.unit_board = GetParam();
        open(definition);
        const ConnectionId an = world->join(entrant("An", "2025:15"));
        const ConnectionId binh = world->join(entrant("Bình", "2025:15"));
        const ConnectionId chi = world->join(entrant("Chi", "2025:01"));
        const ConnectionId dung = world->join(entrant("Dũng"));
        people = {an, binh, chi, dung};
        play({{an, right}, {binh, wrong}, {chi, right}, {dung, right}});
    }

    static json unit_row(int place, const char* unit, const char* name, int members, int value) {
        const std::string rule(hoithi::json::word(GetParam().rule));
        return {
            {"place", place},
            {"unit", unit},
            {"name", name},
            {"members", members},
            {"value", value},
            {"rule", rule}};
    }

    std::optional<host::Units> units;
    std::vector<ConnectionId> people;
};

TEST_P(UnitBoards, RankTheUnits) {
    EXPECT_THAT(page().boards, ElementsAre("overall/main", "overall/units"));
    EXPECT_EQ(rows().at(0)["unit"], "2025:15");
    const auto lao_cai = [](int place, int value) {
        return unit_row(place, "2025:15", "Lào Cai", 2, value);
    };
    const auto ha_noi = [](int place, int value) {
        return unit_row(place, "2025:01", "Hà Nội", 1, value);
    };
    const std::map<UnitRule, std::vector<json>> expected{
        {UnitRule::sum, {lao_cai(1, 1'000), ha_noi(1, 1'000)}},
        {UnitRule::mean, {ha_noi(1, 1'000'000), lao_cai(2, 500'000)}},
        {UnitRule::best, {lao_cai(1, 1'000), ha_noi(1, 1'000)}},
        {UnitRule::share, {ha_noi(1, 100'000), lao_cai(2, 50'000)}}};
    EXPECT_EQ(rows("overall/units"), expected.at(GetParam().rule));
    EXPECT_EQ(page("overall/units").total, 2U);
    EXPECT_EQ(world->board({id(), "overall/units", 1, 1, "2025:15"}).rows.size(), 1U);
    const json told = world->last(host, "view")["units"];
    EXPECT_EQ(told["rule"], expected.at(GetParam().rule)[0]["rule"]);
    EXPECT_EQ(told["total"], 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const json& row = expected.at(GetParam().rule)[i];
        for (const char* field : {"place", "unit", "members", "value"}) {
            EXPECT_EQ(told["rows"][i][field], row[field]);
        }
    }
}

TEST_P(UnitBoards, TellEverybodyTheirOwnUnitsPlace) {
    const bool alone_first =
        GetParam().rule == UnitRule::mean || GetParam().rule == UnitRule::share;
    EXPECT_EQ(
        world->last(people[0], "me")["unit"], json({{"place", alone_first ? 2 : 1}, {"of", 2}})
    );
    EXPECT_EQ(world->last(people[2], "me")["unit"], json({{"place", 1}, {"of", 2}}));
    EXPECT_FALSE(world->last(people[3], "me").contains("unit")) << "of no unit";
    const ConnectionId late = world->join(entrant("Lan", "2025:01"));
    EXPECT_EQ(world->last(late, "me")["unit"]["place"], 1) << "who comes late reads it too";
}

TEST_P(UnitBoards, CountWhoAnsweredAQuestionThatWasSkipped) {
    const ConnectionId late = world->join(entrant("Lan", "2025:01"));
    act(Advance{});
    world->until_phase(Phase::open);
    EXPECT_FALSE(world->last(host, "view").contains("units")) << "while a question runs";
    world->answer(late, right, world->new_key());
    world->settle();
    act(Skip{});
    world->until_phase(Phase::open);
    act(CloseQuestion{});
    world->until_phase(Phase::closed);
    reveal();
    show_board();
    const json rows = world->last(host, "view")["units"]["rows"];
    const auto ha_noi =
        std::ranges::find(rows, "2025:01", [](const json& row) { return row["unit"]; });
    ASSERT_NE(ha_noi, rows.end());
    EXPECT_EQ((*ha_noi)["members"], 2);
}

INSTANTIATE_TEST_SUITE_P(
    EveryRule,
    UnitBoards,
    testing::Values(
        UnitBoard{UnitRule::sum, {}},
        UnitBoard{UnitRule::mean, {}},
        UnitBoard{UnitRule::best, 1},
        UnitBoard{UnitRule::share, {}}
    )
);

// What is told, or given away, cannot be taken back.

TEST_F(ContestBoards, TheCodeIsFreeOnceTheEndIsDurable) {
    open();
    const auto state = [this] {
        store::Connection reader = store::open_reader(folder.path());
        return store::Contests(reader).find(id())->state;
    };
    act(Start{});
    world->until_phase(Phase::open);
    auto release = world->hold_disk();
    world->act(host, End{});
    for (int i = 0; i < 10; ++i) world->turn();
    ASSERT_EQ(world->state().phase, Phase::finished);
    EXPECT_EQ(state(), store::ContestState::open);
    release.set_value();
    world->settle();
    EXPECT_EQ(state(), store::ContestState::finished);
}

TEST_F(ContestBoards, AContestIsOpenOnceItIsDurable) {
    auto release = world->hold_disk();
    int told = 0;
    std::string found;
    const Faults faults =
        world->desk.open(sample_definition(), [&](const host::ContestHost& opened) {
            ++told;
            store::Connection reader = store::open_reader(folder.path());
            const auto end =
                store::read_journal(reader, opened.row().id, [&](const store::JournalEntry& entry) {
                    found += entry.payload;
                });
            EXPECT_TRUE(end);
        });
    EXPECT_TRUE(faults.empty());
    for (int i = 0; i < 10; ++i) world->turn();
    EXPECT_EQ(told, 0);
    release.set_value();
    world->until([&] { return told > 0; });
    EXPECT_THAT(found, testing::HasSubstr("opened"));
    world->settle();
    EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace hoithi::test
