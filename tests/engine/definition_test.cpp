#include "engine/definition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/json/samples.hpp"

namespace hoithi {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

template <class Change>
Faults faults_of(Change change) {
    ContestDefinition definition = samples::definition();
    change(definition);
    return check(definition);
}

using Def = ContestDefinition;

TEST(CheckDefinition, FindsNothingWrongWithAGoodDefinition) {
    EXPECT_THAT(check(samples::definition()), ElementsAre());
}

TEST(CheckDefinition, TakesTheDefaultsForGood) {
    ContestDefinition definition;
    definition.id = "a";
    definition.title = "A";
    definition.rounds = {{"Vòng", "b", {"q"}, {}, 0, {}, {}, {}, false, {}}};
    EXPECT_THAT(check(definition), ElementsAre());
}

TEST(CheckDefinition, WantsColoursThatBrowsersKnow) {
    for (const char* colour : {"", "red", "#12345", "#1234567", "#12345g", "123456#"}) {
        EXPECT_THAT(
            faults_of([&](Def& d) { d.theme.accent2 = colour; }),
            ElementsAre(fault("/theme/accent2", "not a colour"))
        ) << colour;
    }
}

TEST(CheckDefinition, WantsPartnersWithNames) {
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.theme.partners = {{" ", ""}, {"A", "../a.png"}};
        }),
        UnorderedElementsAre(
            fault("/theme/partners/0/name", "is empty"),
            fault("/theme/partners/1/logo", "not a path")
        )
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.theme.partners.assign(9, {"A", ""});
        }),
        ElementsAre(fault("/theme/partners", "9 entries"))
    );
}

TEST(CheckDefinition, WantsALogoBelowTheFile) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.theme.logo = "../logo.png"; }),
        ElementsAre(fault("/theme/logo", "not a path"))
    );
    EXPECT_THAT(faults_of([](Def& d) { d.theme.logo = ""; }), ElementsAre());
}

TEST(CheckDefinition, KeepsNumbersInRange) {
    const auto only = [](const char* pointer) { return ElementsAre(fault(pointer, "must be")); };
    EXPECT_THAT(faults_of([](Def& d) { d.grace = Millis{5001}; }), only("/grace_ms"));
    EXPECT_THAT(faults_of([](Def& d) { d.grace = Millis{-1}; }), only("/grace_ms"));
    EXPECT_THAT(faults_of([](Def& d) { d.lead_in = Millis{60'001}; }), only("/lead_in_ms"));
    EXPECT_THAT(faults_of([](Def& d) { d.board_size = 2; }), only("/board_size"));
    EXPECT_THAT(faults_of([](Def& d) { d.board_size = 101; }), only("/board_size"));
    EXPECT_THAT(faults_of([](Def& d) { d.contestants_max = 0; }), only("/contestants_max"));
    EXPECT_THAT(faults_of([](Def& d) { d.contestants_max = 1'000'001; }), only("/contestants_max"));
    EXPECT_THAT(faults_of([](Def& d) { d.seconds = 4; }), only("/seconds"));
    EXPECT_THAT(faults_of([](Def& d) { d.rounds[0].seconds = 301; }), only("/rounds/0/seconds"));
    EXPECT_THAT(faults_of([](Def& d) { d.rounds[0].points = -1; }), only("/rounds/0/points"));
    EXPECT_THAT(faults_of([](Def& d) { d.rounds[1].spares = 51; }), only("/rounds/1/spares"));
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].common_spares = true; }),
        ElementsAre(fault("/rounds/1/common_spares", "no spares"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].draws[0].count = 0; }), only("/rounds/1/draw/0/count")
    );
    EXPECT_THAT(faults_of([](Def& d) { d.scoring.wrong = -1; }), only("/scoring/wrong"));
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[0].scoring->wrong = -1; }), only("/rounds/0/scoring/wrong")
    );
}

TEST(CheckDefinition, TakesSparesByNameOrByNumber) {
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.rounds[1].common_spares = true;
            d.rounds[1].named_spares = {"q-number"};
        }),
        ElementsAre()
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.rounds[1].named_spares = {"q-number", "q-single", "q-number"};
        }),
        ElementsAre(
            fault("/rounds/1/spares/1", "stands twice"), fault("/rounds/1/spares/2", "twice")
        )
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].named_spares = {"Q 1"}; }),
        ElementsAre(fault("/rounds/1/spares/0", "is not an id"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.rounds[1].named_spares.clear();
            for (int i = 0; i < 51; ++i)
                d.rounds[1].named_spares.push_back("q-" + std::to_string(i));
        }),
        ElementsAre(fault("/rounds/1/spares", "has 51 entries"))
    );
}

TEST(CheckDefinition, WantsQuestionsNamedOrDrawn) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].questions = {"q-number"}; }),
        ElementsAre(fault("/rounds/1", "has both"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].draws.clear(); }),
        ElementsAre(fault("/rounds/1", "no questions"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds.clear(); }),
        ElementsAre(fault("/rounds", "has 0 entries"), fault("/rounds", "has 0 questions"))
    );
}

TEST(CheckDefinition, NamesNoQuestionTwice) {
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.rounds[0].questions = {"a", "b", "a"};
        }),
        ElementsAre(fault("/rounds/0/questions/2", "stands twice"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.rounds[1] = d.rounds[0];
            d.rounds[1].bank = "bank-khac";
        }),
        ElementsAre()
    );
}

TEST(CheckDefinition, LimitsTheWholeContest) {
    EXPECT_THAT(faults_of([](Def& d) { d.rounds[1].draws[0].count = 197; }), ElementsAre());
    EXPECT_THAT(
        faults_of([](Def& d) { d.rounds[1].draws[0].count = 198; }),
        ElementsAre(fault("/rounds", "has 201 questions"))
    );
}

TEST(CheckDefinition, WantsStreaksThatMakeSense) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.scoring.streak_from = 1; }),
        ElementsAre(fault("/scoring/streak/from", "no streak"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.scoring.streak_bonus_max = 49; }),
        ElementsAre(fault("/scoring/streak/max", "49"))
    );
}

TEST(CheckDefinition, WantsTieBreakKeysOnceAndAnswerable) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.tie_break.push_back(TieBreak::points); }),
        ElementsAre(fault("/tie_break/3", "twice"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.tie_break.clear(); }),
        ElementsAre(fault("/tie_break", "has 0 entries"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.prediction = Prediction::none; }),
        ElementsAre(fault("/tie_break/1", "no prediction"))
    );
}

TEST(CheckDefinition, GivesTheAudienceExactlyOneDivisionWhereItPlays) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.divisions[1].audience = false; }),
        ElementsAre(fault("/divisions", "exactly one division"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.divisions.push_back({"hall-2", "", true});
        }),
        ElementsAre(fault("/divisions", "2 are"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.audience = Audience::watch; }),
        ElementsAre(fault("/audience", "do not play"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.divisions.erase(d.divisions.begin()); }),
        ElementsAre(fault("/divisions", "every division"))
    );
}

TEST(CheckDefinition, WantsDivisionsWithIdsOfTheirOwn) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.divisions[1].id = "main"; }),
        ElementsAre(fault("/divisions/1/id", "used twice"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) { d.divisions[0].id = "Bảng A"; }),
        ElementsAre(fault("/divisions/0/id", "not an id"))
    );
}

TEST(CheckDefinition, WantsUnitsWhereOneIsRequired) {
    EXPECT_THAT(
        faults_of([](Def& d) { d.units = ""; }), ElementsAre(fault("/units/set", "no set"))
    );
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.units = "";
            d.unit_required = false;
        }),
        ElementsAre(fault("/units/set", "no set"))
    ) << "they are ranked";
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.units = "";
            d.unit_required = false;
            d.unit_board.reset();
        }),
        ElementsAre()
    );
}

TEST(CheckDefinition, WantsANumberOfTheBestWithThatRuleOnly) {
    const auto ranked = [](UnitRule rule, std::optional<int> best) {
        return faults_of([&](Def& d) { d.unit_board = UnitBoard{rule, best}; });
    };
    for (const UnitRule rule : {UnitRule::sum, UnitRule::mean, UnitRule::share}) {
        EXPECT_THAT(ranked(rule, {}), ElementsAre());
        EXPECT_THAT(ranked(rule, 3), ElementsAre(fault("/units/board/best", "only the rule")));
    }
    EXPECT_THAT(ranked(UnitRule::best, {}), ElementsAre(fault("/units/board", "how many members")));
    EXPECT_THAT(ranked(UnitRule::best, 1), ElementsAre());
    EXPECT_THAT(ranked(UnitRule::best, 1000), ElementsAre());
    for (const int wrong : {-1, 0, 1001}) {
        EXPECT_THAT(
            ranked(UnitRule::best, wrong), ElementsAre(fault("/units/board/best", "1 to 1000"))
        );
    }
}

TEST(CheckDefinition, GivesAllFaultsAtOnce) {
    EXPECT_THAT(
        faults_of([](Def& d) {
            d.id = "";
            d.title = "";
            d.language = "de";
        }),
        IsSupersetOf({fault("/id", "id"), fault("/title", "empty"), fault("/language", "de")})
    );
}

}  // namespace
}  // namespace hoithi
