#include "server/host/joining_desk.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::host {
namespace {

/// Whoever asks, at a desk with two divisions and no units unless a test says otherwise.
class JoiningDesk : public testing::Test {
protected:
    JoiningDesk() {
        definition.divisions = {{"audience", "", true}, {"main", "", false}, {"team", "", false}};
        request.key = {1, 2};
        request.name = "An";
    }

    auto check() { return check_papers(request, definition, roster, units); }
    std::string reason() {
        const auto papers = check();
        return papers ? "" : std::string(papers.error());
    }

    /// One unit, 2025:15.
    void ask_for_units(bool required) {
        std::ofstream(folder.path() / "units.tsv")
            << "code_2025\tname\tkind_2025\tpredecessor_names\n15\tLào Cai\ttỉnh\tYên Bái\n";
        loaded.emplace(*Units::load(folder.path() / "units.tsv"));
        units = &*loaded;
        definition.units = "units";
        definition.unit_required = required;
    }

    protocol::JoinRequest request;
    ContestDefinition definition;
    Roster roster{{}};
    const Units* units = nullptr;

private:
    store::TemporaryFolder folder;
    std::optional<Units> loaded;
};

TEST_F(JoiningDesk, MakesACommandAndAPerson) {
    request.name = "  Nguyễn  Thị Hoà ";
    const auto papers = check();
    ASSERT_TRUE(papers);
    EXPECT_EQ(papers->command.key, request.key);
    EXPECT_EQ(papers->person.name, "Nguyễn Thị Hoà");
    EXPECT_NE(papers->person.folded_name, papers->person.name);
}

TEST_F(JoiningDesk, TheFirstDivisionThatIsNotTheAudiencesIsTheDefault) {
    EXPECT_EQ(check()->command.division, DivisionIndex{1});
    EXPECT_EQ(check()->person.division, "main");
    request.division = "audience";
    EXPECT_EQ(check()->command.division, DivisionIndex{0});
    request.division = "nowhere";
    EXPECT_EQ(reason(), "division_unknown");
}

TEST_F(JoiningDesk, LooksAtTheUnit) {
    ask_for_units(false);
    EXPECT_EQ(reason(), "");
    request.unit = "2025:15";
    EXPECT_EQ(check()->person.unit_vintage, "2025");
    EXPECT_EQ(check()->person.unit_code, "15");
    request.unit = "15";
    EXPECT_EQ(reason(), "unit_unknown");
    request.unit = ":";
    EXPECT_EQ(reason(), "unit_unknown");
}

TEST_F(JoiningDesk, AUnitMayBeRequired) {
    ask_for_units(true);
    EXPECT_EQ(reason(), "unit_required");
    request.unit = "2025:15";
    EXPECT_EQ(reason(), "");
}

TEST_F(JoiningDesk, WhereNoUnitIsAskedForNoneIsKept) {
    request.unit = "2025:15";
    EXPECT_EQ(check()->person.unit_code, "");
}

TEST_F(JoiningDesk, WhereOnlyTeamsPlayEverybodyIsATeam) {
    EXPECT_FALSE(check()->command.team);
    definition.entrants = Entrants::team;
    EXPECT_TRUE(check()->command.team);
    EXPECT_TRUE(check()->person.team);
}

TEST_F(JoiningDesk, ANameIsBorneOnce) {
    roster.add(check()->person);
    EXPECT_EQ(reason(), "name_taken");
    request.name = "AN";
    EXPECT_EQ(reason(), "name_taken");
}

}  // namespace
}  // namespace hoithi::host
