#include <gtest/gtest.h>

#include "engine/apply.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

/// A contest in which every kind of event happens.
PlayedContest eventful() {
    ContestBuilder builder;
    builder.definition.prediction = Prediction::participants;
    builder.questions(4).question(text_question("q5", {"hà nội"})).spare(single_question("spare"));
    PlayedContest played(builder.setup());
    const ContestantId an = played.join();
    const ContestantId binh = played.join();
    played.must(Predict{an, 2});
    played.must(Lock{});
    played.must(Unlock{});
    played.advance_to(Phase::open);
    played.answer(an, choice({0}));
    played.must(Pause{});
    played.pass(Millis{9000});
    played.must(Resume{});
    played.must(MarkTime{});
    played.must(AddTime{Millis{5000}});
    played.advance_to(Phase::board);
    played.must(Advance{});
    played.must(Replace{});
    played.must(Remove{binh});
    played.must(RemoveMany{{an}});
    played.must(ReinstateMany{{an}});
    played.must(HoldNames{{an, binh}});
    played.must(ReleaseNames{{an}});
    played.must(HoldNewNames{});
    played.must(ReleaseNewNames{});
    played.must(Rename{an, true});
    played.must(MoveSeat{an});
    played.advance_to(Phase::board);
    played.must(ShowAnswer{});
    played.must(Advance{});
    played.must(VoidQuestion{ShowingId{1}, "why"});
    played.must(RestoreQuestion{ShowingId{1}, "why"});
    played.must(ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, "why", {}});
    played.must(Reinstate{binh});
    played.must(Advance{});
    played.must(Skip{});
    played.advance_to(Phase::board);
    played.must(Advance{});
    played.advance_to(Phase::open);
    played.answer(an, typed("hà nội"));
    played.advance_to(Phase::finished);
    played.pass(Advance::settling);
    played.must(Unveil{1});
    return played;
}

TEST(Replay, OfTheEventsGivesTheContest) {
    const PlayedContest played = eventful();
    EXPECT_TRUE(replay(played.events()) == played.state());
}

TEST(Replay, GivesTheContestAfterEachEvent) {
    const PlayedContest played = eventful();
    Contest contest;
    for (std::size_t i = 0; i < played.events().size(); ++i) {
        apply(contest, played.events()[i]);
        EXPECT_TRUE(replay(std::span(played.events()).first(i + 1)) == contest) << i;
    }
}

TEST(Replay, CoversEveryKindOfEvent) {
    const PlayedContest played = eventful();
    std::vector<bool> seen(std::variant_size_v<EventBody>);
    for (const Event& event : played.events()) seen[event.body.index()] = true;
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_TRUE(seen[i]) << "kind " << i;
}

TEST(ApplyDeathTest, RefusesAnEventFromBeforeTheLast) {
    PlayedContest played = eventful();
    Contest contest = played.state();
    const Event early{Time{1}, Locked{}};
    EXPECT_DEATH(apply(contest, early), "event.at >= contest.at");
}

}  // namespace
}  // namespace hoithi::test
