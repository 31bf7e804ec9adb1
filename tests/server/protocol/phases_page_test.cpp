#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/json/source_file.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/document.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {
namespace {

// The tables of docs/protocol.md that say what becomes of each message in each phase, cell by cell.

constexpr ContestantId an{0};
constexpr ContestantId binh{1};

/// Where a contest stands, in the words of the tables' heads.
std::string standing(const PlayedContest& played) {
    const Contest& contest = played.state();
    if (contest.paused) return std::string(name(contest.phase)) + ", paused";
    const bool late = contest.phase == Phase::open && contest.current()->closes_at <= played.now();
    return late ? "grace" : std::string(name(contest.phase));
}

/// How a row differs from a contest of three questions with a spare whose first is in view.
struct Case {
    std::function<void(ContestBuilder&)> definition = [](ContestBuilder&) {};
    /// Once the contest stands where the column says.
    std::function<void(PlayedContest&)> before = [](PlayedContest&) {};
    std::function<Command(PlayedContest&)> command;
    int question = 1;        // in view
    bool answered = false;   // by An, while the question was open
    std::string reply = "";  // what comes back if all is well; of a host's command where it stands
};

void play_up_to(PlayedContest& played, const std::string& column, bool answered) {
    if (column == "lobby") return;
    played.must(played.state().phase == Phase::lobby ? Command(Start{}) : Command(Advance{}));
    if (column.starts_with("lead_in")) {
        if (column.ends_with("paused")) played.must(Pause{});
        return;
    }
    played.advance_to(Phase::open);
    played.pass(Millis{1000});
    if (answered) played.answer(an, choice({0}));
    if (column == "open") return;
    if (column == "open, paused") return played.must(Pause{});
    if (column == "grace") {
        played.must(CloseQuestion{});
        return played.pass(Millis{100});
    }
    if (column == "finished") {
        played.advance_to(Phase::board);
        return played.must(End{});
    }
    for (const Phase phase : {Phase::closed, Phase::reveal, Phase::board}) {
        if (column == name(phase)) return played.advance_to(phase);
    }
    ADD_FAILURE() << "no phase " << column;
}

PlayedContest contest_at(const std::string& column, const Case& row) {
    ContestBuilder builder;
    builder.definition.prediction = Prediction::participants;
    row.definition(builder);
    if (builder.setup()->paper.questions.empty()) {
        builder.questions(3).spare(single_question("spare"));
    }
    PlayedContest played(builder.setup());
    played.join();
    played.join();
    for (int earlier = 1; earlier < row.question && column != "lobby"; ++earlier) {
        play_up_to(played, "board", false);
    }
    play_up_to(played, column, row.answered);
    row.before(played);
    return played;
}

std::string outcome(PlayedContest& played, const Case& row) {
    const std::string before = standing(played);
    if (const auto refusal = played.play(row.command(played))) {
        return "`" + std::string(name(*refusal)) + "`";
    }
    if (!row.reply.empty()) return row.reply;
    return standing(played) == before ? "=" : standing(played);
}

using Cases = std::map<std::string, Case>;

/// Acts that are more than a command: tests/server/host/acts_page_test.cpp goes through them.
const std::set<std::string> of_the_host{
    "`address`",
    "`address` that the server has not",
    "`release`",
    "`release` of a name that is not held",
    "`rename`",
    "`take_back`",
    "`take_back` of what was taken back"};

std::vector<TableRow> protocol_table(const std::string& first_cell) {
    return table_of(source_file("docs/protocol.md"), first_cell);
}

void expect_table(const std::string& first_cell, const Cases& cases) {
    auto table = protocol_table(first_cell);
    if (first_cell == "`do`") {
        std::erase_if(table, [](const TableRow& row) { return of_the_host.contains(row.front()); });
    }
    ASSERT_EQ(table.size(), cases.size() + 1) << "each row has its case, and each case a row";
    const TableRow& head = table.front();
    ASSERT_EQ(head.size(), 11U);
    for (std::size_t i = 1; i < table.size(); ++i) {
        const TableRow& cells = table[i];
        const auto row = cases.find(cells.front());
        ASSERT_NE(row, cases.end()) << cells.front();
        ASSERT_EQ(cells.size(), head.size()) << cells.front();
        for (std::size_t column = 1; column < cells.size(); ++column) {
            if (cells[column] == "–") continue;
            PlayedContest played = contest_at(head[column], row->second);
            EXPECT_EQ(outcome(played, row->second), cells[column])
                << cells.front() << " in " << head[column];
        }
    }
}

Case plain(Command command) {
    Case row;
    row.command = [command](PlayedContest&) { return command; };
    return row;
}

Case of_last_question(Case row) {
    row.definition = [](ContestBuilder& builder) { builder.questions(1); };
    return row;
}

Case after_first(Case row) {
    row.question = 2;
    return row;
}

/// Of the question in view, whatever its number; there is none in the lobby.
Case of_view(std::function<Command(ShowingId)> correction) {
    Case row;
    row.command = [correction](PlayedContest& played) {
        const Showing* shown = played.state().current();
        return correction(shown ? shown->id : ShowingId{1});
    };
    return row;
}

Case none_left(Case row) {
    row.before = [](PlayedContest& played) { played.play(AddTime{Millis{-60'000}}); };
    return row;
}

Case settled(Case row) {
    row.before = [](PlayedContest& played) { played.pass(Advance::settling); };
    return row;
}

ChangeKey key_of(ShowingId showing, std::size_t option) {
    return ChangeKey{showing, Key{OptionSet::of(option), 0, 0, {}, {}}, "why", {}};
}

/// The words between backticks: of "`pause` / `resume`" two.
std::vector<std::string> acts_of(const std::string& cell) {
    std::vector<std::string> acts;
    for (std::size_t from = cell.find('`'); from != std::string::npos;) {
        const std::size_t end = cell.find('`', from + 1);
        acts.push_back(cell.substr(from, end + 1 - from));
        from = cell.find('`', end + 1);
    }
    return acts;
}

TEST(ProtocolPage, HasARowForEachActThatThereIs) {
    const auto rows = protocol_table("`do`");
    const auto acts = protocol_table("`act`");
    ASSERT_GT(acts.size(), 10U);
    for (std::size_t i = 1; i < acts.size(); ++i) {
        for (const std::string& act : acts_of(acts[i].front())) {
            EXPECT_TRUE(std::ranges::any_of(rows, [&](const TableRow& row) {
                return row.front() == act || row.front().starts_with(act + " ");
            })) << act;
        }
    }
}

TEST(ProtocolPage, SaysWhatEachCommandDoesInEachPhase) {
    const auto seconds = [](int count) { return plain(AddTime{Millis{1000 * count}}); };
    const auto void_view = [](ShowingId q) { return Command(VoidQuestion{q, "why"}); };
    expect_table(
        "`do`",
        Cases{
            {"`start`", plain(Start{})},
            {"`next`", plain(Advance{})},
            {"`next` `from` lobby", plain(Advance{"lobby"})},
            {"`next` after the last question", of_last_question(plain(Advance{}))},
            {"`show_answer`", plain(ShowAnswer{})},
            {"`close`", plain(CloseQuestion{})},
            {"`add_time` 10", seconds(10)},
            {"`add_time` −10", seconds(-10)},
            {"`add_time` −10, none left", none_left(seconds(-10))},
            {"`add_time` −60", seconds(-60)},
            {"`pause`", plain(Pause{})},
            {"`resume`", plain(Resume{})},
            {"`skip`", plain(Skip{})},
            {"`skip` of the last question", of_last_question(plain(Skip{}))},
            {"`replace`", plain(Replace{})},
            {"`replace` without a spare", of_last_question(plain(Replace{}))},
            {"`void`", of_view(void_view)},
            {"`void` of an earlier question",
             after_first(plain(VoidQuestion{ShowingId{1}, "why"}))},
            {"`void` without a reason", of_view([](ShowingId q) {
                 return VoidQuestion{q, {}};
             })},
            {"`restore`", of_view([](ShowingId q) {
                 return RestoreQuestion{q, "why"};
             })},
            {"`change_key`", of_view([](ShowingId q) { return key_of(q, 1); })},
            {"`change_key` to the same", of_view([](ShowingId q) { return key_of(q, 0); })},
            {"`remove`", plain(Remove{binh})},
            {"`remove` of nobody", plain(Remove{ContestantId{9}})},
            {"`hold`", plain(HoldNames{{binh}})},
            {"`hold_new`", plain(HoldNewNames{})},
            {"`release_new`", plain(ReleaseNewNames{})},
            {"`reinstate`", plain(Reinstate{binh})},
            {"`lock`", plain(Lock{})},
            {"`unlock`", plain(Unlock{})},
            {"`end`", plain(End{})},
            {"`unveil`", settled(plain(Unveil{1}))},
        }
    );
}

Case replied(Case row, std::string reply) {
    row.reply = std::move(reply);
    return row;
}

Case joining() {
    Case row;
    row.command = [](PlayedContest& played) {
        return Join{played.next_key(), DivisionIndex{0}, false};
    };
    row.reply = "welcome";
    return row;
}

/// An answer of An's to the question of that number after the one in view.
Case answering(int later) {
    Case row;
    row.command = [later](PlayedContest& played) {
        SubmitAnswer answer;
        answer.contestant = an;
        answer.key = played.next_key();
        answer.answer = choice({0});
        answer.journey.received_at = played.now();
        const auto shown = static_cast<int>(played.state().showings.size());
        answer.showing = ShowingId{static_cast<std::uint32_t>(std::max(shown, 1) + later)};
        return answer;
    };
    row.reply = "recorded";
    return row;
}

Case answered_before(Case row) {
    row.answered = true;
    return row;
}

/// With the key of the answer that was recorded.
Case sent_again() {
    Case row = answering(0);
    const auto another = row.command;
    row.command = [another](PlayedContest& played) {
        auto answer = std::get<SubmitAnswer>(another(played));
        answer.key = played.state().current()->answer_of(an)->key;
        return answer;
    };
    return answered_before(row);
}

TEST(ProtocolPage, SaysWhatComesBackInEachPhase) {
    Case locked = joining();
    locked.before = [](PlayedContest& played) { played.must(Lock{}); };
    Case too_late = joining();
    too_late.definition = [](ContestBuilder& b) { b.definition.late_joining = false; };
    Case unasked = replied(plain(Predict{an, 3}), "me");
    unasked.definition = [](ContestBuilder& b) { b.definition.prediction = Prediction::none; };
    expect_table(
        "message",
        Cases{
            {"`join`", joining()},
            {"`join`, locked", locked},
            {"`join`, `late_joining` off", too_late},
            {"`answer`", answering(0)},
            {"`answer`, sent again", sent_again()},
            {"`answer`, another one", answered_before(answering(0))},
            {"`answer` to an earlier question", after_first(answering(-1))},
            {"`answer` to a later question", answering(1)},
            {"`rename`", replied(plain(Rename{an}), "welcome")},
            {"`predict`", replied(plain(Predict{an, 3}), "me")},
            {"`predict`, not asked for", unasked},
        }
    );
}

}  // namespace
}  // namespace hoithi::test
