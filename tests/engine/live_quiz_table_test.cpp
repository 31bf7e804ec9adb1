#include <gtest/gtest.h>

#include <array>

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
    std::array<const char*, phases.size()> outcomes;
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

std::string outcome_of(PlayedContest& played, const Command& command) {
    const auto refusal = played.play(command);
    return std::string(refusal ? name(*refusal) : name(played.state().phase));
}

void expect_table(const std::vector<Row>& rows, bool paused) {
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < phases.size(); ++i) {
            PlayedContest played = contest_in(phases[i]);
            if (paused && played.play(Pause{})) continue;
            EXPECT_EQ(outcome_of(played, row.command), row.outcomes[i])
                << row.about << " in phase " << name(phases[i]);
        }
    }
}

constexpr auto no = "not_now";

const Command add_ten = AddTime{Millis{10'000}};
const Command take_ten = AddTime{Millis{-10'000}};
const Command remove_first = Remove{ContestantId{0}};
const Command guess = Predict{ContestantId{0}, 3};
const Command void_first = VoidQuestion{ShowingId{1}, "why"};
const Command restore_first = RestoreQuestion{ShowingId{1}, "why"};
const Command other_key = ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, "why", {}};

TEST(LiveQuiz, TakesEachCommandInItsPhasesOnly) {
    constexpr auto none = "unknown_question";
    constexpr auto runs = "not_paused";
    constexpr auto over = "finished";
    constexpr auto kind = "wrong_kind";
    constexpr auto same = "nothing_to_change";
    const std::vector<Row> rows{
        // clang-format off
        //                           lobby      lead_in    open       closed     reveal     board      finished
        {"start",   Start{},         {"lead_in", no,        no,        no,        no,        no,        no}},
        {"next",    Advance{},       {"lead_in", "open",    "open",    "reveal",  "board",   "lead_in", no}},
        {"close",   CloseQuestion{}, {no,        no,        "open",    no,        no,        no,        no}},
        {"add",     add_ten,         {no,        no,        "open",    no,        no,        no,        no}},
        {"take",    take_ten,        {no,        no,        "open",    no,        no,        no,        no}},
        {"pause",   Pause{},         {no,        "lead_in", "open",    no,        no,        no,        no}},
        {"resume",  Resume{},        {runs,      runs,      runs,      runs,      runs,      runs,      runs}},
        {"skip",    Skip{},          {no,        "lead_in", "lead_in", "lead_in", no,        no,        no}},
        {"replace", Replace{},       {no,        "lead_in", "lead_in", "lead_in", no,        no,        no}},
        {"void",    void_first,      {none,      no,        no,        "closed",  "reveal",  "board",   over}},
        {"restore", restore_first,   {none,      no,        no,        same,      same,      same,      same}},
        {"key",     other_key,       {none,      no,        no,        "closed",  "reveal",  "board",   over}},
        {"end",     End{},           {over,      over,      over,      over,      over,      over,      no}},
        {"unlock",  Unlock{},        {"lobby",   "lead_in", "open",    "closed",  "reveal",  "board",   over}},
        {"remove",  remove_first,    {"lobby",   "lead_in", "open",    "closed",  "reveal",  "board",   over}},
        {"recover", Recover{},       {"lobby",   "lead_in", "open",    "closed",  "reveal",  "board",   over}},
        {"tick",    Tick{},          {"lobby",   "lead_in", "open",    "closed",  "reveal",  "board",   over}},
        {"predict", guess, {kind, kind, kind, kind, kind, kind, kind}},
        // clang-format on
    };
    expect_table(rows, false);
}

// Only the lead-in and the open question have timers to pause.
TEST(LiveQuiz, WhilePausedGoesOnOnlyByResumingOrLeavingTheQuestion) {
    constexpr auto waits = "already_paused";
    const std::vector<Row> rows{
        // clang-format off
        //                           lobby  lead_in     open        closed …
        {"start",  Start{},         {"",    no,         no,         "", "", "", ""}},
        {"next",   Advance{},       {"",    waits,      waits,      "", "", "", ""}},
        {"close",  CloseQuestion{}, {"",    no,         waits,      "", "", "", ""}},
        {"add",    add_ten,         {"",    no,         "open",     "", "", "", ""}},
        {"pause",  Pause{},         {"",    waits,      waits,      "", "", "", ""}},
        {"resume", Resume{},        {"",    "lead_in",  "open",     "", "", "", ""}},
        {"skip",   Skip{},          {"",    "lead_in",  "lead_in",  "", "", "", ""}},
        {"replace", Replace{},      {"",    "lead_in",  "lead_in",  "", "", "", ""}},
        {"end",    End{},           {"",    "finished", "finished", "", "", "", ""}},
        {"tick",   Tick{},          {"",    "lead_in",  "open",     "", "", "", ""}},
        {"recover", Recover{},      {"",    "lead_in",  "open",     "", "", "", ""}},
        // clang-format on
    };
    expect_table(rows, true);
}

}  // namespace
}  // namespace hoithi::test
