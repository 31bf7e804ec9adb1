#include "engine/finale.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/apply.hpp"
#include "engine/view.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

using Seen = std::vector<std::uint32_t>;

constexpr DivisionIndex first_division{0};

/// Five contestants, of whom so many answer each question rightly as their number says.
class Finale : public testing::Test {
protected:
    explicit Finale(std::size_t divisions = 1) {
        ContestBuilder builder;
        builder.questions(4);
        if (divisions == 2) builder.definition.divisions.push_back({"audience", "Khán giả", true});
        played.emplace(builder.setup());
        for (int i = 0; i < 5; ++i) played->join();
        if (divisions == 2) played->join(DivisionIndex{1});
    }

    const Contest& state() const { return played->state(); }

    void ask(std::uint32_t question) {
        played->advance_to(Phase::open);
        for (std::uint32_t who = 0; who < state().contestants.size(); ++who) {
            const std::size_t option = who >= question ? 0 : 1;
            ASSERT_EQ(played->answer(ContestantId{who}, choice({option})), std::nullopt);
        }
    }
    void play_to_the_end() {
        for (std::uint32_t question = 1; question <= 4; ++question) {
            ask(question);
            played->advance_to(Phase::board);
        }
        played->advance_to(Phase::finished);
    }
    std::optional<Refusal> unveil(std::uint32_t step) {
        played->pass(Advance::settling);
        return played->play(Unveil{step});
    }
    Seen places_seen(std::size_t division = 0) const {
        Seen seen;
        const View of_all = view(state(), Viewer::everybody);
        for (const BoardRow& row : of_all.boards->at(division).rows) seen.push_back(row.place);
        return seen;
    }
    std::uint32_t own_place(std::uint32_t who) const {
        return personal_view(state(), ContestantId{who}).place;
    }

    std::optional<PlayedContest> played;
};

TEST_F(Finale, NamesTheThirdPlaceFirstAndThenAllTheOthers) {
    play_to_the_end();
    EXPECT_EQ(state().unveiled, 0U);
    EXPECT_EQ(places_seen(), Seen{});
    EXPECT_EQ(unveil(1), std::nullopt);
    EXPECT_EQ(places_seen(), (Seen{3}));
    EXPECT_EQ(unveil(2), std::nullopt);
    EXPECT_EQ(places_seen(), (Seen{2, 3}));
    EXPECT_EQ(own_place(4), 0U);
    EXPECT_EQ(unveil(3), std::nullopt);
    EXPECT_EQ(places_seen(), (Seen{1, 2, 3, 4, 5}));
    EXPECT_EQ(own_place(4), 1U);
    EXPECT_EQ(own_place(0), 5U);
}

TEST_F(Finale, GoesOnlyOnwardsAndNoFurtherThanItsEnd) {
    EXPECT_EQ(unveil(1), Refusal::not_now) << "nothing is over yet";
    play_to_the_end();
    EXPECT_EQ(played->play(Unveil{1}), Refusal::not_now) << "the press that ended the contest";
    EXPECT_EQ(unveil(4), Refusal::bad_request);
    EXPECT_EQ(unveil(2), std::nullopt);
    EXPECT_EQ(unveil(2), Refusal::nothing_to_change);
    EXPECT_EQ(unveil(1), Refusal::nothing_to_change);
    EXPECT_EQ(unveil(3), std::nullopt);
    EXPECT_EQ(played->play(Unveil{3}), Refusal::nothing_to_change);
}

TEST_F(Finale, IsNotGivenAwayByTheBoardAfterTheLastQuestion) {
    for (std::uint32_t question = 1; question <= 3; ++question) {
        ask(question);
        played->advance_to(Phase::board);
        EXPECT_FALSE(veiled(state())) << question;
        EXPECT_NE(own_place(4), 0U) << question;
    }
    ask(4);
    EXPECT_FALSE(veiled(state())) << "what the board before told";
    for (const Phase phase : {Phase::reveal, Phase::board}) {
        played->advance_to(phase);
        EXPECT_TRUE(veiled(state()));
        EXPECT_EQ(own_place(4), 0U);
        EXPECT_FALSE(view(state(), Viewer::everybody).boards);
    }
    EXPECT_EQ(view(state(), Viewer::host).boards->front().rows.size(), 5U);
}

TEST_F(Finale, GoesOnWhereItStoodAfterARestartAndACorrection) {
    play_to_the_end();
    ASSERT_EQ(unveil(1), std::nullopt);
    played->must(VoidQuestion{ShowingId{1}, "two answers are right"});
    ASSERT_TRUE(played->restart());
    EXPECT_EQ(places_seen(), (Seen{3}));
    EXPECT_EQ(unveil(1), Refusal::nothing_to_change);
    EXPECT_EQ(unveil(2), std::nullopt);
}

TEST_F(Finale, HasBeenToldWhereAnOldJournalKnowsOfNone) {
    play_to_the_end();
    Events old = played->events();
    std::get<Finished>(old.back().body).finale = false;
    const Contest contest = replay(old);
    EXPECT_FALSE(veiled(contest));
    const View seen = view(contest, Viewer::everybody);
    EXPECT_FALSE(seen.finale);
    EXPECT_EQ(seen.boards->front().rows.size(), 5U);
    EXPECT_EQ(
        decide_unveil(contest, Unveil{1}, contest.at + Advance::settling).error(),
        Refusal::nothing_to_change
    );
}

TEST_F(Finale, CountsThoseWhoShareAPlaceWithoutARowOnceItIsNamed) {
    ContestBuilder builder;
    builder.questions(1);
    builder.definition.board_size = 3;
    played.emplace(builder.setup());
    for (int i = 0; i < 40; ++i) played->join();
    played->advance_to(Phase::finished);
    const auto more = [&] { return view(state(), Viewer::everybody).boards->front().more; };
    EXPECT_EQ(more(), 0U) << "they would be known by their number";
    ASSERT_EQ(unveil(3), std::nullopt);
    EXPECT_EQ(more(), 37U);
}

class FinaleOfTwoDivisions : public Finale {
protected:
    FinaleOfTwoDivisions() : Finale(2) {}
};

TEST_F(FinaleOfTwoDivisions, NamesOneAfterTheOther) {
    play_to_the_end();
    EXPECT_EQ(finale_steps(state()), 6U);
    ASSERT_EQ(unveil(3), std::nullopt);
    EXPECT_EQ(places_seen(0), (Seen{1, 2, 3})) << "the rest of the list waits as well";
    EXPECT_EQ(places_seen(1), Seen{});
    EXPECT_EQ(shown_from(state(), first_division), 1U);
    ASSERT_EQ(unveil(6), std::nullopt);
    EXPECT_EQ(places_seen(0), (Seen{1, 2, 3, 4, 5}));
    EXPECT_EQ(places_seen(1), (Seen{1}));
}

}  // namespace
}  // namespace hoithi::test
