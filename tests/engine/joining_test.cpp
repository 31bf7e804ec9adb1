#include "engine/joining.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

class Joining : public testing::Test {
protected:
    Joining() { builder.questions(2); }

    std::optional<Refusal> join(PlayedContest& played, DivisionIndex division, bool team) {
        return played.play(Join{played.next_key(), division, team});
    }
    std::optional<Refusal> join(PlayedContest& played) {
        return join(played, DivisionIndex{0}, false);
    }

    ContestBuilder builder;
};

TEST_F(Joining, NumbersContestantsInTheOrderOfJoining) {
    PlayedContest played(builder.setup());
    EXPECT_EQ(played.join(), ContestantId{0});
    EXPECT_EQ(played.join(), ContestantId{1});
    EXPECT_EQ(played.state().present, 2U);
}

TEST_F(Joining, NamesAreOnesOwnToCorrectInTheLobbyAndTheHostsAtAnyTime) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    EXPECT_EQ(played.play(Rename{an}), std::nullopt);
    EXPECT_EQ(played.play(Rename{ContestantId{9}}), Refusal::unknown_contestant);
    played.must(Advance{});
    EXPECT_EQ(played.play(Rename{an}), Refusal::too_late);
    EXPECT_EQ(played.play(Rename{an, true}), std::nullopt);
    played.must(Remove{an});
    EXPECT_EQ(played.play(Rename{an}), Refusal::removed);
    EXPECT_EQ(played.play(MoveSeat{an}), Refusal::removed);
}

TEST_F(Joining, TellsBeforeWhyNobodyCan) {
    PlayedContest played(builder.setup());
    EXPECT_EQ(shut_to_newcomers(played.state()), std::nullopt);
    played.must(Lock{});
    EXPECT_EQ(shut_to_newcomers(played.state()), Refusal::joining_locked);
    EXPECT_EQ(join(played), Refusal::joining_locked);
}

TEST_F(Joining, TwiceWithOneKeyIsJoiningOnce) {
    PlayedContest played(builder.setup());
    const ClientKey key = played.next_key();
    EXPECT_EQ(played.play(Join{key, DivisionIndex{0}, false}), std::nullopt);
    EXPECT_EQ(played.play(Join{key, DivisionIndex{0}, false}), std::nullopt);
    EXPECT_TRUE(played.outcome().empty());
    EXPECT_EQ(played.state().contestants.size(), 1U);
}

TEST_F(Joining, AgainWithAKnownKeyIsAnsweredEvenBehindALock) {
    PlayedContest played(builder.setup());
    const ClientKey key = played.next_key();
    played.must(Join{key, DivisionIndex{0}, false});
    played.must(Lock{});
    EXPECT_EQ(played.play(Join{key, DivisionIndex{0}, false}), std::nullopt);
}

TEST_F(Joining, IsRefusedWhileLocked) {
    PlayedContest played(builder.setup());
    played.must(Lock{});
    EXPECT_EQ(join(played), Refusal::joining_locked);
    played.must(Unlock{});
    EXPECT_EQ(join(played), std::nullopt);
}

TEST_F(Joining, LateDependsOnTheDefinition) {
    PlayedContest open(builder.setup());
    open.must(Start{});
    EXPECT_EQ(join(open), std::nullopt);

    builder.definition.late_joining = false;
    PlayedContest strict(builder.setup());
    EXPECT_EQ(join(strict), std::nullopt);
    strict.must(Start{});
    EXPECT_EQ(join(strict), Refusal::late_joining_off);
}

TEST_F(Joining, IsRefusedOnceTheContestIsOver) {
    PlayedContest played(builder.setup());
    played.must(End{});
    EXPECT_EQ(join(played), Refusal::contest_finished);
}

TEST_F(Joining, StopsWhenTheContestIsFull) {
    builder.definition.contestants_max = 1;
    PlayedContest played(builder.setup());
    EXPECT_EQ(join(played), std::nullopt);
    EXPECT_EQ(join(played), Refusal::contest_full);
}

TEST_F(Joining, ARemovedContestantsSeatIsFree) {
    builder.definition.contestants_max = 1;
    PlayedContest played(builder.setup());
    const ClientKey key = played.next_key();
    played.must(Join{key, DivisionIndex{0}, false});
    played.must(Remove{ContestantId{0}});
    EXPECT_EQ(played.play(Join{key, DivisionIndex{0}, false}), std::nullopt);
    EXPECT_TRUE(played.outcome().empty()) << "known: they were removed";
    EXPECT_EQ(played.join(), ContestantId{1}) << "a number of their own";
    EXPECT_EQ(join(played), Refusal::contest_full);
    played.must(Reinstate{ContestantId{0}});
    EXPECT_EQ(played.state().present, 2U) << "whoever is taken back in needs no seat";
    played.must(Remove{ContestantId{1}});
    EXPECT_EQ(join(played), Refusal::contest_full);
}

// Whoever is removed and comes again and again cannot fill the memory.
TEST_F(Joining, NumbersDoNotGrowWithoutEnd) {
    builder.definition.contestants_max = 1;
    PlayedContest played(builder.setup());
    for (std::uint32_t i = 0; i < 20'001; ++i) {
        ASSERT_EQ(played.join(), ContestantId{i});
        played.must(Remove{ContestantId{i}});
    }
    EXPECT_EQ(join(played), Refusal::contest_full);
}

TEST_F(Joining, NeedsADivisionThatExists) {
    builder.definition.divisions = {{"main", "Main", false}, {"audience", "Audience", true}};
    PlayedContest played(builder.setup());
    EXPECT_EQ(join(played, DivisionIndex{1}, false), std::nullopt);
    EXPECT_EQ(join(played, DivisionIndex{2}, false), Refusal::division_unknown);
}

TEST_F(Joining, AdmitsTheEntrantsOfTheDefinition) {
    builder.definition.entrants = Entrants::team;
    PlayedContest teams(builder.setup());
    EXPECT_EQ(join(teams, DivisionIndex{0}, false), Refusal::entrant_kind_not_admitted);
    EXPECT_EQ(join(teams, DivisionIndex{0}, true), std::nullopt);

    builder.definition.entrants = Entrants::person;
    PlayedContest persons(builder.setup());
    EXPECT_EQ(join(persons, DivisionIndex{0}, true), Refusal::entrant_kind_not_admitted);
    EXPECT_EQ(join(persons, DivisionIndex{0}, false), std::nullopt);
}

TEST_F(Joining, LockAndUnlockTwiceChangeNothing) {
    PlayedContest played(builder.setup());
    EXPECT_EQ(played.play(Unlock{}), Refusal::nothing_to_change);
    played.must(Lock{});
    EXPECT_EQ(played.play(Lock{}), Refusal::nothing_to_change);
}

TEST_F(Joining, RemovingTakesAContestantOutAndReinstatingBackIn) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    EXPECT_EQ(played.play(Reinstate{an}), Refusal::nothing_to_change);
    played.must(Remove{an});
    EXPECT_EQ(played.state().present, 0U);
    EXPECT_EQ(played.play(Remove{an}), Refusal::nothing_to_change);
    played.must(Reinstate{an});
    EXPECT_EQ(played.state().present, 1U);
}

TEST_F(Joining, RemovingSomebodyUnknownIsRefused) {
    PlayedContest played(builder.setup());
    EXPECT_EQ(played.play(Remove{ContestantId{5}}), Refusal::unknown_contestant);
    EXPECT_EQ(played.play(Reinstate{ContestantId{5}}), Refusal::unknown_contestant);
}

TEST_F(Joining, RemovingManyIsOneEventOfThoseWhomItChanges) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    const ContestantId chi = played.join();
    EXPECT_EQ(played.play(ReinstateMany{{an, binh}}), Refusal::nothing_to_change);
    played.must(Remove{binh});
    played.must(RemoveMany{{chi, binh, an, chi}});
    ASSERT_EQ(played.outcome().size(), 1U);
    EXPECT_EQ(
        std::get<ManyRemoved>(played.outcome().front().body).contestants,
        (std::vector<ContestantId>{an, chi})
    );
    EXPECT_EQ(played.state().present, 0U);
    EXPECT_EQ(played.play(RemoveMany{{an, binh, chi}}), Refusal::nothing_to_change);
    EXPECT_EQ(played.play(RemoveMany{{}}), Refusal::nothing_to_change);
    EXPECT_EQ(played.play(RemoveMany{{an, ContestantId{9}}}), Refusal::unknown_contestant);
    played.must(ReinstateMany{{an, binh, chi}});
    EXPECT_EQ(played.state().present, 3U);
}

TEST_F(Joining, RemovingManyPlacesTheOthersAndCountsTheirAnswersOut) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    const ContestantId chi = played.join();
    played.advance_to(Phase::open);
    for (const ContestantId who : {an, binh, chi}) {
        played.answer(who, choice({0}));
        played.pass(Millis{1000});
    }
    played.advance_to(Phase::reveal);
    played.must(RemoveMany{{an, binh}});
    EXPECT_EQ(played.state().places.place_of(chi), 1U);
    EXPECT_EQ(played.state().answered, 1U);
    played.must(ReinstateMany{{an, binh}});
    EXPECT_EQ(played.state().places.place_of(chi), 3U);
    EXPECT_EQ(played.state().answered, 3U);
}

TEST_F(Joining, NewNamesAreHeldUntilTheyAreNot) {
    PlayedContest played(builder.setup());
    EXPECT_EQ(played.play(ReleaseNewNames{}), Refusal::nothing_to_change);
    played.must(HoldNewNames{});
    EXPECT_TRUE(played.state().new_names_held);
    EXPECT_EQ(played.play(HoldNewNames{}), Refusal::nothing_to_change);
    played.must(ReleaseNewNames{});
    EXPECT_FALSE(played.state().new_names_held);
}

TEST_F(Joining, KnowsWhenSomebodyJoined) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    played.pass(Millis{5000});
    const ContestantId binh = played.join();
    const auto& people = played.state().contestants;
    EXPECT_EQ(people[index(binh)].joined_at - people[index(an)].joined_at, Millis{5000});
}

TEST_F(Joining, RemovingMovesTheOthersUpAndReinstatingGivesEverythingBack) {
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.pass(Millis{1000});
    played.answer(binh, choice({0}));
    played.advance_to(Phase::reveal);
    EXPECT_EQ(played.state().places.place_of(binh), 2U);

    played.must(Remove{an});
    EXPECT_EQ(played.state().places.place_of(binh), 1U);
    EXPECT_EQ(played.state().places.place_of(an), 0U);
    EXPECT_EQ(played.state().answered, 1U);

    played.must(Reinstate{an});
    EXPECT_EQ(played.state().places.place_of(an), 1U);
    EXPECT_EQ(played.state().tallies[0].points, 1000);
    EXPECT_EQ(played.state().answered, 2U);
}

}  // namespace
}  // namespace hoithi::test
