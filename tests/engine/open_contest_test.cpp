#include <gtest/gtest.h>

#include "engine/decide.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

Bank bank(int count) {
    Bank bank;
    bank.id = "bank";
    bank.topics = {{"general", "General"}};
    for (int i = 0; i < count; ++i) {
        bank.questions.push_back(single_question("q-" + std::to_string(i)));
    }
    return bank;
}

ContestDefinition definition() {
    ContestDefinition definition = ContestBuilder().definition;
    definition.rounds.front().draws = {{"", std::nullopt, 5}};
    return definition;
}

const Setup& setup_of(const Result<Event, Faults>& opened) {
    return *std::get<ContestOpened>(opened->body).setup;
}

TEST(OpenContest, DrawsByTheSeedItIsGiven) {
    const auto opened = open_contest(definition(), {bank(30)}, 77, Time{5});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->at, Time{5});
    EXPECT_EQ(setup_of(opened).seed, 77U);
    EXPECT_EQ(setup_of(opened).paper, *draw_paper(definition(), {bank(30)}, 77));
}

TEST(OpenContest, DrawsByTheDefinitionsOwnSeedIfItHasOne) {
    ContestDefinition seeded = definition();
    seeded.seed = 12;
    const auto opened = open_contest(seeded, {bank(30)}, 77, Time{5});
    EXPECT_EQ(setup_of(opened).seed, 12U);
    EXPECT_EQ(setup_of(opened).paper, *draw_paper(definition(), {bank(30)}, 12));
}

TEST(OpenContest, HandsOnWhatTheBanksCannotGive) {
    const auto opened = open_contest(definition(), {bank(3)}, 1, Time{5});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error()[0].pointer, "/rounds/0/draw/0");
}

}  // namespace
}  // namespace hoithi::test
