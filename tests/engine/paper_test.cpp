#include "engine/paper.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

Bank bank_of(const std::string& id, int count) {
    Bank bank;
    bank.id = id;
    bank.topics = {{"general", "General knowledge"}, {"rivers", "Rivers"}};
    for (int i = 0; i < count; ++i) {
        Question question = single_question(id + "-" + std::to_string(i));
        question.difficulty = static_cast<Difficulty>(i % 3);
        question.topic = i % 2 == 0 ? "general" : "rivers";
        bank.questions.push_back(question);
    }
    return bank;
}

Round round_of(const std::string& bank) {
    Round round;
    round.title = "Round";
    round.bank = bank;
    return round;
}

ContestDefinition drawing(int questions, int spares) {
    ContestDefinition definition;
    Round round = round_of("bank");
    round.draws.push_back({"", std::nullopt, questions});
    round.spares = spares;
    definition.rounds = {round};
    return definition;
}

std::vector<std::string> ids(const std::vector<PaperQuestion>& questions) {
    std::vector<std::string> ids;
    for (const PaperQuestion& asked : questions) ids.push_back(asked.question.id);
    return ids;
}

TEST(DrawPaper, GivesTheSamePaperForTheSameSeed) {
    const std::vector<Bank> banks{bank_of("bank", 40)};
    const ContestDefinition definition = drawing(20, 5);
    EXPECT_EQ(*draw_paper(definition, banks, 7), *draw_paper(definition, banks, 7));
    EXPECT_NE(*draw_paper(definition, banks, 7), *draw_paper(definition, banks, 8));
}

// A paper drawn long ago must come out the same: results are audited by drawing it again.
TEST(DrawPaper, KeepsItsOrderForEver) {
    const auto paper = draw_paper(drawing(4, 2), {bank_of("bank", 8)}, 20251010);
    EXPECT_EQ(
        ids(paper->questions), (std::vector<std::string>{"bank-0", "bank-2", "bank-6", "bank-5"})
    );
    EXPECT_EQ(ids(paper->spares), (std::vector<std::string>{"bank-3", "bank-1"}));
}

TEST(DrawPaper, TakesNamedQuestionsInTheirOrder) {
    ContestDefinition definition;
    definition.rounds = {round_of("bank")};
    definition.rounds[0].questions = {"bank-5", "bank-1", "bank-3"};
    const auto paper = draw_paper(definition, {bank_of("bank", 6)}, 1);
    EXPECT_EQ(ids(paper->questions), definition.rounds[0].questions);
}

TEST(DrawPaper, KeepsToTopicAndDifficulty) {
    ContestDefinition definition;
    definition.rounds = {round_of("bank")};
    definition.rounds[0].draws = {{"rivers", Difficulty::hard, 3}};
    const auto paper = draw_paper(definition, {bank_of("bank", 30)}, 1);
    ASSERT_EQ(paper->questions.size(), 3U);
    for (const PaperQuestion& asked : paper->questions) {
        EXPECT_EQ(asked.question.topic, "rivers");
        EXPECT_EQ(asked.question.difficulty, Difficulty::hard);
        EXPECT_EQ(asked.topic_name, "Rivers");
    }
}

TEST(DrawPaper, LetsTheRoundRuleBeforeTheContestAndTheContestBeforeTheQuestion) {
    ContestDefinition definition = drawing(1, 0);
    EXPECT_EQ(draw_paper(definition, {bank_of("bank", 1)}, 1)->questions[0].window, Millis{20'000});

    definition.seconds = 30;
    definition.scoring.wrong = 5;
    definition.rounds.push_back(definition.rounds[0]);
    definition.rounds[1].seconds = 10;
    definition.rounds[1].points = 3000;
    definition.rounds[1].scoring = Scoring{Scoring::Mode::fixed, 500, false, 0, 0, 0};
    const auto paper = draw_paper(definition, {bank_of("bank", 2)}, 1);
    EXPECT_EQ(paper->questions[0].window, Millis{30'000});
    EXPECT_EQ(paper->questions[0].points, 1000);
    EXPECT_EQ(paper->questions[0].scoring.wrong, 5);
    EXPECT_EQ(paper->questions[0].round, 0U);
    EXPECT_EQ(paper->questions[1].window, Millis{10'000});
    EXPECT_EQ(paper->questions[1].points, 3000);
    EXPECT_EQ(paper->questions[1].scoring.wrong, 500);
    EXPECT_EQ(paper->questions[1].round, 1U);
}

TEST(DrawPaper, SaysWhichBankIsMissing) {
    const auto paper = draw_paper(drawing(1, 0), {bank_of("other", 5)}, 1);
    ASSERT_FALSE(paper);
    ASSERT_EQ(paper.error().size(), 1U);
    EXPECT_EQ(paper.error()[0].pointer, "/rounds/0/bank");
}

TEST(DrawPaper, SaysWhereQuestionsAreTooFew) {
    const auto paper = draw_paper(drawing(3, 2), {bank_of("bank", 4)}, 1);
    ASSERT_FALSE(paper);
    ASSERT_EQ(paper.error().size(), 1U);
    EXPECT_EQ(paper.error()[0].pointer, "/rounds/0/spares");
    EXPECT_EQ(
        draw_paper(drawing(5, 0), {bank_of("bank", 4)}, 1).error()[0].pointer, "/rounds/0/draw/0"
    );
}

TEST(DrawPaper, RefusesANamedQuestionThatIsNotThere) {
    ContestDefinition definition;
    definition.rounds = {round_of("bank")};
    definition.rounds[0].questions = {"bank-0", "bank-9"};
    const auto paper = draw_paper(definition, {bank_of("bank", 3)}, 1);
    ASSERT_FALSE(paper);
    EXPECT_EQ(paper.error()[0].pointer, "/rounds/0/questions/1");
}

TEST(DrawPaper, TakesNamedSparesInTheirOrderAndDrawsNoneOfThem) {
    ContestDefinition definition = drawing(4, 0);
    definition.rounds.push_back(round_of("bank"));
    definition.rounds[1].questions = {"bank-0"};
    definition.rounds[1].named_spares = {"bank-4", "bank-2"};
    definition.rounds[1].points = 3000;
    const std::vector<Bank> banks{bank_of("bank", 7)};
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto paper = draw_paper(definition, banks, seed);
        ASSERT_TRUE(paper);
        EXPECT_EQ(ids(paper->spares), definition.rounds[1].named_spares);
        EXPECT_EQ(paper->spares[0].round, 1U);
        EXPECT_EQ(paper->spares[0].points, 3000);
        for (const std::string& id : ids(paper->questions)) {
            EXPECT_TRUE(id != "bank-4" && id != "bank-2") << id;
        }
    }
    definition.rounds[1].named_spares = {"bank-2", "bank-9"};
    const auto missing = draw_paper(definition, banks, 1);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error()[0].pointer, "/rounds/1/spares/1");
}

TEST(DrawPaper, LeavesTheAuthorsNotesAtTheirDesk) {
    Bank bank = bank_of("bank", 1);
    bank.questions[0].accepted_warnings = {{"no_article", "Press reports have none."}};
    const auto paper = draw_paper(drawing(1, 0), {bank}, 1);
    EXPECT_TRUE(paper->questions[0].question.accepted_warnings.empty());
}

TEST(DrawPaper, GivesEveryFaultAtOnce) {
    ContestDefinition definition;
    definition.rounds = {round_of("nowhere"), round_of("bank"), round_of("bank")};
    definition.rounds[1].questions = {"bank-9"};
    definition.rounds[2].draws = {{"rivers", std::nullopt, 9}};
    EXPECT_EQ(draw_paper(definition, {bank_of("bank", 3)}, 1).error().size(), 3U);
}

RC_GTEST_PROP(DrawPaper, NeverTakesAQuestionTwice, (std::uint64_t seed)) {
    const int drawn = *rc::gen::inRange(1, 15);
    const int spares = *rc::gen::inRange(0, 5);
    ContestDefinition definition = drawing(drawn, spares);
    Round named = round_of("bank");
    named.questions = {"bank-3", "bank-14", "bank-15"};
    named.spares = 3;
    definition.rounds.push_back(named);
    const auto paper = draw_paper(definition, {bank_of("bank", 40)}, seed);
    std::vector<std::string> all = ids(paper->questions);
    for (const std::string& id : ids(paper->spares)) all.push_back(id);
    RC_ASSERT(all.size() == static_cast<std::size_t>(drawn + spares + 6));
    RC_ASSERT(std::set<std::string>(all.begin(), all.end()).size() == all.size());
}

}  // namespace
}  // namespace hoithi::test
