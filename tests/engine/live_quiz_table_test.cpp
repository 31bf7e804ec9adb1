#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

// Every command of the host in every phase: the phase it leads to, or why it is refused.

constexpr std::array phases{
    Phase::lobby,
    Phase::lead_in,
    Phase::open,
    Phase::closed,
    Phase::reveal,
    Phase::board,
    Phase::finished,
};

struct Row {
    const char* about;
    Command command;
    const char* outcomes;  // one word a phase
};

PlayedContest contest_in(Phase phase) {
    ContestBuilder builder;
    builder.questions(2).spare(single_question("spare"));
    PlayedContest played(builder.setup());
    played.join();
    played.must(Lock{});
    if (phase == Phase::finished) {
        played.advance_to(Phase::board);
        played.must(End{});
    } else {
        played.advance_to(phase);
    }
    return played;
}

/// Refusals as the tables write them, where that is not their name.
std::string word_for(Refusal refusal) {
    switch (refusal) {
        case Refusal::not_now:
            return "-";
        case Refusal::unknown_question:
            return "no_such";
        case Refusal::nothing_to_change:
            return "nothing";
        case Refusal::not_paused:
            return "runs";
        case Refusal::already_paused:
            return "waits";
        case Refusal::wrong_kind:
            return "kind";
        default:
            return std::string(name(refusal));
    }
}

std::string outcome_of(PlayedContest& played, const Command& command) {
    if (const auto refusal = played.play(command)) return word_for(*refusal);
    const bool over = played.state().phase == Phase::finished;
    return over ? "over" : std::string(name(played.state().phase));
}

void expect_table(const std::vector<Row>& rows, bool paused) {
    for (const Row& row : rows) {
        std::istringstream outcomes(row.outcomes);
        for (const Phase phase : phases) {
            std::string expected;
            ASSERT_TRUE(outcomes >> expected) << row.about;
            PlayedContest played = contest_in(phase);
            if (paused && played.play(Pause{})) continue;
            EXPECT_EQ(outcome_of(played, row.command), expected)
                << row.about << " in phase " << name(phase);
        }
    }
}

const Command add_ten = AddTime{Millis{10'000}};
const Command take_ten = AddTime{Millis{-10'000}};
const Command remove_first = Remove{ContestantId{0}};
const Command guess = Predict{ContestantId{0}, 3};
const Command void_first = VoidQuestion{ShowingId{1}, "why"};
const Command restore_first = RestoreQuestion{ShowingId{1}, "why"};
const Command other_key = ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, "why", {}};

TEST(LiveQuiz, TakesEachCommandInItsPhasesOnly) {
    const std::vector<Row> rows{
        // clang-format off
        //                          lobby   lead_in open    closed  reveal  board   over
        {"start", Start{},         "lead_in -       -       -       -       -       -"},
        {"next", Advance{},        "lead_in open    open    reveal  board   lead_in -"},
        {"close", CloseQuestion{}, "-       -       open    -       -       -       -"},
        {"add", add_ten,           "-       -       open    -       -       -       -"},
        {"take", take_ten,         "-       -       open    -       -       -       -"},
        {"pause", Pause{},         "-       lead_in open    -       -       -       -"},
        {"skip", Skip{},           "-       lead_in lead_in lead_in -       -       -"},
        {"replace", Replace{},     "-       lead_in lead_in lead_in -       -       -"},
        {"void", void_first,       "no_such -       -       closed  reveal  board   over"},
        {"restore", restore_first, "no_such -       -       nothing nothing nothing nothing"},
        {"key", other_key,         "no_such -       -       closed  reveal  board   over"},
        {"end", End{},             "over    over    over    over    over    over    -"},
        {"unlock", Unlock{},       "lobby   lead_in open    closed  reveal  board   over"},
        {"remove", remove_first,   "lobby   lead_in open    closed  reveal  board   over"},
        {"recover", Recover{},     "lobby   lead_in open    closed  reveal  board   over"},
        {"tick", Tick{},           "lobby   lead_in open    closed  reveal  board   over"},
        {"mark", MarkTime{},       "lobby   lead_in open    closed  reveal  board   over"},
        {"resume", Resume{},       "runs    runs    runs    runs    runs    runs    runs"},
        {"predict", guess,         "kind    kind    kind    kind    kind    kind    kind"},
        // clang-format on
    };
    expect_table(rows, false);
}

// Only the lead-in and the open question have timers to pause.
TEST(LiveQuiz, WhilePausedGoesOnOnlyByResumingOrLeavingTheQuestion) {
    const std::vector<Row> rows{
        // clang-format off
        //                          lobby   lead_in open    closed  reveal  board   over
        {"start", Start{},         "?       -       -       ?       ?       ?       ?"},
        {"next", Advance{},        "?       waits   waits   ?       ?       ?       ?"},
        {"close", CloseQuestion{}, "?       -       waits   ?       ?       ?       ?"},
        {"add", add_ten,           "?       -       open    ?       ?       ?       ?"},
        {"pause", Pause{},         "?       waits   waits   ?       ?       ?       ?"},
        {"resume", Resume{},       "?       lead_in open    ?       ?       ?       ?"},
        {"skip", Skip{},           "?       lead_in lead_in ?       ?       ?       ?"},
        {"replace", Replace{},     "?       lead_in lead_in ?       ?       ?       ?"},
        {"end", End{},             "?       over    over    ?       ?       ?       ?"},
        {"tick", Tick{},           "?       lead_in open    ?       ?       ?       ?"},
        {"mark", MarkTime{},       "?       lead_in open    ?       ?       ?       ?"},
        {"recover", Recover{},     "?       lead_in open    ?       ?       ?       ?"},
        // clang-format on
    };
    expect_table(rows, true);
}

}  // namespace
}  // namespace hoithi::test
