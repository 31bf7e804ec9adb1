#include "server/host/roster.hpp"

#include <gmock/gmock.h>

namespace hoithi::host {
namespace {

using testing::ElementsAre;

store::PersonRow person(std::uint32_t contestant, std::string name, std::string folded) {
    store::PersonRow row;
    row.contestant = contestant;
    row.name = std::move(name);
    row.folded_name = std::move(folded);
    row.division = "main";
    return row;
}

Roster three() {
    return Roster({person(0, "Hoà", "hòa"), person(1, "Bình", "bình"), person(2, "Hoa", "hoa")});
}

std::vector<std::string> names(const Roster::Page& page) {
    std::vector<std::string> found;
    for (const Roster::Line& line : page.lines) found.push_back(line.person->name);
    return found;
}

std::vector<std::string> latest_names(const Roster& roster, std::size_t count) {
    std::vector<std::string> found;
    for (const store::PersonRow* person : roster.latest(count)) found.push_back(person->name);
    return found;
}

TEST(Roster, FindsByNumber) {
    const Roster roster = three();
    ASSERT_NE(roster.find(ContestantId{1}), nullptr);
    EXPECT_EQ(roster.find(ContestantId{1})->name, "Bình");
    EXPECT_EQ(roster.find(ContestantId{3}), nullptr);
}

TEST(Roster, TheErasedLeaveAGap) {
    const Roster roster({person(2, "Hoa", "hoa")});
    EXPECT_EQ(roster.find(ContestantId{0}), nullptr);
    EXPECT_EQ(roster.page("", 0, 10).total, 1U);
    EXPECT_EQ(roster.room().joined, 1U);
    EXPECT_THAT(latest_names(roster, 5), ElementsAre("Hoa"));
}

TEST(Roster, KnowsWhichNamesAreBorne) {
    Roster roster = three();
    EXPECT_TRUE(roster.bearer_of("hòa"));
    EXPECT_FALSE(roster.bearer_of("hồa"));
    roster.set_removed(ContestantId{0}, true);
    EXPECT_FALSE(roster.bearer_of("hòa"));
    roster.set_removed(ContestantId{0}, false);
    EXPECT_TRUE(roster.bearer_of("hòa"));
}

TEST(Roster, AReinstatedNameThatSomebodyTookIsMarked) {
    Roster roster = three();
    EXPECT_TRUE(roster.set_removed(ContestantId{0}, true).removed);
    roster.add(person(3, "Hoà", "hòa"));
    const store::PersonRow back = roster.set_removed(ContestantId{0}, false);
    EXPECT_EQ(back.name, "Hoà (1)");
    EXPECT_FALSE(back.removed);
    EXPECT_TRUE(roster.bearer_of(back.folded_name));
    EXPECT_EQ(roster.find(ContestantId{3})->name, "Hoà");
}

TEST(Roster, RemovedNamesOfOldAreFreeAfterARestart) {
    store::PersonRow gone = person(0, "Hoà", "hòa");
    gone.removed = true;
    const Roster roster({gone});
    EXPECT_FALSE(roster.bearer_of("hòa"));
    EXPECT_EQ(roster.page("", 0, 10).total, 1U) << "the host still finds them";
}

TEST(Roster, SearchesWithoutAccentsAndInPages) {
    const Roster roster = three();
    EXPECT_THAT(names(roster.page("hoa", 0, 10)), ElementsAre("Hoà", "Hoa"));
    EXPECT_THAT(names(roster.page("ÌNH", 0, 10)), ElementsAre("Bình"));
    EXPECT_THAT(names(roster.page("", 1, 1)), ElementsAre("Bình"));
    EXPECT_EQ(roster.page("", 1, 1).total, 3U);
    EXPECT_TRUE(roster.page("", 9, 10).lines.empty());
}

TEST(Roster, CountsTheRoomByRoundTrip) {
    Roster roster = three();
    EXPECT_EQ(roster.room().away, 3U);
    for (const std::uint32_t who : {0U, 1U, 2U}) roster.came(ContestantId{who}, {});
    roster.measured(ContestantId{0}, Millis{150});
    roster.measured(ContestantId{1}, Millis{400});
    roster.measured(ContestantId{2}, Millis{401});
    const protocol::Room room = roster.room();
    EXPECT_EQ(room.good, 1U);
    EXPECT_EQ(room.fair, 1U);
    EXPECT_EQ(room.poor, 1U);
    EXPECT_EQ(room.online, 3U);
    roster.went(ContestantId{0}, {});
    roster.set_removed(ContestantId{1}, true);
    EXPECT_EQ(roster.room().joined, 2U);
    EXPECT_EQ(roster.room().away, 1U);
    EXPECT_FALSE(roster.online(ContestantId{0}));
}

TEST(Roster, TheLatestComeLast) {
    Roster roster = three();
    EXPECT_THAT(latest_names(roster, 2), ElementsAre("Bình", "Hoa"));
    roster.set_removed(ContestantId{2}, true);
    EXPECT_THAT(latest_names(roster, 9), ElementsAre("Hoà", "Bình"));
}

// The two connections may be on different event loops: news of the older comes when it comes.
TEST(Roster, WhoHasComeBackIsNotGoneWithTheOlderConnection) {
    Roster roster({person(0, "An", "an")});
    const bus::ConnectionId older{net::ConnectionId{1}, bus::GatewayIndex{0}};
    const bus::ConnectionId newer{net::ConnectionId{1}, bus::GatewayIndex{1}};
    roster.came(ContestantId{0}, older);
    roster.came(ContestantId{0}, newer);
    roster.went(ContestantId{0}, older);
    EXPECT_TRUE(roster.online(ContestantId{0}));
    roster.went(ContestantId{0}, newer);
    EXPECT_FALSE(roster.online(ContestantId{0}));
}

}  // namespace
}  // namespace hoithi::host
