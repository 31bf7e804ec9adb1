#include "engine/json/definition_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/engine/json/samples.hpp"

namespace hoithi::json {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using Json = nlohmann::json;

const Json smallest = Json::parse(R"({
    "version": 1, "id": "nho", "title": "Nhỏ",
    "rounds": [{"title": "Vòng 1", "bank": "b", "questions": ["q-1"]}]})");

ContestDefinition read_with(const Json& changes) {
    Json file = smallest;
    file.merge_patch(changes);
    const auto read = read_definition(file.dump());
    EXPECT_TRUE(read) << read.error()[0].pointer << ": " << read.error()[0].problem;
    return read ? *read : ContestDefinition{};
}

Faults faults(const Json& changes) {
    Json file = smallest;
    file.merge_patch(changes);
    const auto read = read_definition(file.dump());
    return read ? Faults{} : read.error();
}

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

TEST(DefinitionJson, GivesBackWhatItWrote) {
    ContestDefinition definition = samples::definition();
    definition.rounds[1].named_spares = {"q-number", "q-true-false"};
    const auto read = read_definition(write_definition(definition));
    ASSERT_TRUE(read) << read.error()[0].pointer << ": " << read.error()[0].problem;
    EXPECT_EQ(*read, definition);
}

TEST(DefinitionJson, FillsInTheDefaults) {
    ContestDefinition expected;
    expected.id = "nho";
    expected.title = "Nhỏ";
    expected.rounds = {{"Vòng 1", "b", {"q-1"}, {}, 0, {}, {}, {}, false, {}}};
    expected.divisions = {{"main", "Thí sinh", false}};
    EXPECT_EQ(read_with(Json::object()), expected);
}

TEST(DefinitionJson, ReadsHowManySparesOrWhich) {
    const auto round_with = [](const Json& spares) {
        Json changes = smallest;
        changes["rounds"][0]["spares"] = spares;
        return read_with(changes).rounds[0];
    };
    EXPECT_EQ(round_with(2).spares, 2);
    EXPECT_TRUE(round_with(2).named_spares.empty());
    EXPECT_EQ(round_with({"q-7", "q-2"}).spares, 0);
    EXPECT_EQ(round_with({"q-7", "q-2"}).named_spares, (std::vector<std::string>{"q-7", "q-2"}));
    EXPECT_TRUE(round_with(Json::array()).named_spares.empty());
    Json wrong = smallest;
    wrong["rounds"][0]["spares"] = {"q-7", 2};
    EXPECT_THAT(faults(wrong), ElementsAre(fault("/rounds/0/spares/1", "a text")));
    wrong["rounds"][0]["spares"] = "q-7";
    EXPECT_THAT(faults(wrong), ElementsAre(fault("/rounds/0/spares", "a whole number")));
}

TEST(DefinitionJson, NamesTheOneDivisionInTheContestsLanguage) {
    EXPECT_EQ(read_with({{"language", "en"}}).divisions[0].name, "Contestants");
}

TEST(DefinitionJson, AddsADivisionForAnAudienceThatPlays) {
    const Division audience{"audience", "Khán giả", true};
    EXPECT_EQ(read_with({{"audience", "play"}}).divisions[1], audience);
    const Json own =
        Json::parse(R"({"audience":"play","divisions":[{"id":"a"},{"id":"hall","audience":true}]})"
        );
    EXPECT_EQ(read_with(own).divisions.size(), 2U);
}

TEST(DefinitionJson, ReadsScoringOfTheContestAndOfARound) {
    const Json changes = Json::parse(R"({"scoring": {"mode": "fixed"}, "rounds": [
        {"title": "1", "bank": "b", "questions": ["q-1"]},
        {"title": "2", "bank": "b", "draw": [{"count": 2}, {"difficulty": "hard", "count": 1}],
         "scoring": {"wrong": 300, "partial": true,
                     "streak": {"from": 3, "bonus": 100, "max": 500}}}
        ]})");
    const ContestDefinition definition = read_with(changes);
    EXPECT_EQ(definition.scoring.mode, Scoring::Mode::fixed);
    EXPECT_EQ(definition.rounds[0].scoring, std::nullopt);
    EXPECT_EQ(
        definition.rounds[1].scoring, (Scoring{Scoring::Mode::speed, 300, true, 3, 100, 500})
    );
    EXPECT_EQ(definition.rounds[1].draws[1], (Draw{"", Difficulty::hard, 1}));
}

TEST(DefinitionJson, ReadsHowUnitsAreRanked) {
    const auto board = [](const char* units) {
        return read_with({{"units", Json::parse(units)}}).unit_board;
    };
    EXPECT_EQ(board(R"({"set": "xa"})"), std::nullopt);
    EXPECT_EQ(board(R"({"set": "xa", "board": null})"), std::nullopt);
    EXPECT_EQ(
        board(R"({"set": "xa", "board": {"rule": "share"}})"), (UnitBoard{UnitRule::share, {}})
    );
    EXPECT_EQ(
        board(R"({"set": "xa", "board": {"rule": "best", "best": 10}})"),
        (UnitBoard{UnitRule::best, 10})
    );
}

TEST(DefinitionJson, WritesEveryRuleOfUnitsSoThatItIsReadAgain) {
    ContestDefinition definition = samples::definition();
    for (const UnitRule rule : {UnitRule::sum, UnitRule::mean, UnitRule::share}) {
        definition.unit_board = UnitBoard{rule, {}};
        const auto read = read_definition(write_definition(definition));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, definition);
    }
}

// Journals written before these fields were there hold definitions without them.
TEST(DefinitionJson, ReadsWhatWasWrittenWithoutTheNewerFields) {
    ContestDefinition definition = samples::definition();
    Json file = Json::parse(write_definition(definition));
    ASSERT_EQ(file["units"].erase("board"), 1U);
    ASSERT_EQ(file.erase("public_names"), 1U);
    ASSERT_EQ(file["theme"].erase("mark"), 1U);
    ASSERT_EQ(file["theme"].erase("partners"), 1U);
    definition.unit_board.reset();
    definition.public_names = PublicNames::full;
    definition.theme.mark = Emblem::none;
    definition.theme.partners.clear();
    const auto read = read_definition(file.dump());
    ASSERT_TRUE(read) << read.error()[0].pointer << ": " << read.error()[0].problem;
    EXPECT_EQ(*read, definition);
}

TEST(DefinitionJson, NamesWhatIsWrong) {
    EXPECT_THAT(faults({{"title", nullptr}}), ElementsAre(fault("/title", "missing")));
    EXPECT_THAT(faults({{"board_size", "10"}}), ElementsAre(fault("/board_size", "a text")));
    EXPECT_THAT(faults({{"board_size", 1000}}), ElementsAre(fault("/board_size", "3 to 100")));
    EXPECT_THAT(faults({{"audience", "sing"}}), ElementsAre(fault("/audience", "sing")));
    EXPECT_THAT(faults({{"seed", -1}}), ElementsAre(fault("/seed", "must be")));
    EXPECT_THAT(
        faults({{"tie_break", {"points", "luck"}}}), ElementsAre(fault("/tie_break/1", "luck"))
    );
    EXPECT_THAT(
        faults({{"tie_break", Json::array()}}), ElementsAre(fault("/tie_break", "0 entries"))
    );
    EXPECT_THAT(
        faults({{"rounds", {{{"titel", "1"}}}}}), Contains(fault("/rounds/0/titel", "no field"))
    );
    EXPECT_THAT(faults({{"units", {{"set", "Tỉnh"}}}}), ElementsAre(fault("/units/set", "Tỉnh")));
    const auto board = [](const char* text) {
        return faults({{"units", {{"set", "xa"}, {"board", Json::parse(text)}}}});
    };
    EXPECT_THAT(board("{}"), ElementsAre(fault("/units/board/rule", "missing")));
    EXPECT_THAT(board(R"({"rule": "luck"})"), ElementsAre(fault("/units/board/rule", "luck")));
    EXPECT_THAT(
        board(R"({"rule": "best", "best": 1001})"),
        ElementsAre(fault("/units/board/best", "1 to 1000"))
    );
    EXPECT_THAT(
        board(R"({"rule": "sum", "bset": 1})"), ElementsAre(fault("/units/board/bset", "no field"))
    );
    EXPECT_THAT(faults({{"public_names", "none"}}), ElementsAre(fault("/public_names", "none")));
    EXPECT_THAT(faults({{"version", 9}}), ElementsAre(fault("/version", "9")));
    const auto theme = [](const char* text) { return faults({{"theme", Json::parse(text)}}); };
    EXPECT_THAT(theme(R"({"mark": "20.11"})"), ElementsAre(fault("/theme/mark", "20.11")));
    EXPECT_THAT(
        theme(R"({"partners": [{"logo": "a.png"}]})"),
        ElementsAre(fault("/theme/partners/0/name", "missing"))
    );
    EXPECT_THAT(
        theme(R"({"accent": "#ffdd00"})"), ElementsAre(fault("/theme/accent", "too light"))
    );
}

TEST(DefinitionJson, LooksAtContentWhereTheShapeIsRight) {
    EXPECT_THAT(
        faults({{"theme", {{"accent", "red"}}}, {"grace_ms", true}}),
        ElementsAre(fault("/grace_ms", "true or false"), fault("/theme/accent", "not a colour"))
    );
}

TEST(DefinitionJson, NeverThrowsWhateverTheTextIs) {
    const std::string text = write_definition(samples::definition());
    for (std::size_t i = 0; i < text.size(); ++i) {
        EXPECT_FALSE(read_definition(text.substr(0, i)));
        for (const char other : {'"', '[', '\xFF', '-'}) {
            std::string spoilt = text;
            spoilt[i] = other;
            read_definition(spoilt);
        }
    }
}

}  // namespace
}  // namespace hoithi::json
