#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/contest.hpp"

namespace hoithi {

/// Who looks. Contestants, spectators, the stage screen and the overlay know the same: what
/// stands on the wall. Host and MC know the key as well.
enum class Viewer : std::uint8_t { everybody, host };

/// What is right, and how people chose. Before the reveal it is in no view but the host's.
struct AnswerView {
    QuestionKind kind = QuestionKind::single;
    Key key;
    std::string explanation;
    Source source;
    Count count;
    std::optional<std::string> void_reason;
};

struct QuestionView {
    ShowingId showing{};
    int number = 0;
    int of = 0;
    std::string round;
    std::string topic;
    Difficulty difficulty = Difficulty::easy;
    QuestionKind kind = QuestionKind::single;
    Millis window{0};
    int points = 0;
    Scoring scoring;
    Time opens_at{0};
    std::optional<Time> closes_at;    // once it is open
    std::optional<Millis> remaining;  // of the running timer, while paused
    bool shown = false;               // text, options and media may be seen
    std::string text;
    std::vector<std::string> options;
    std::optional<Media> media;
    std::string bank_question;         // the question's id, to find its media; once shown
    std::optional<AnswerView> answer;  // host only
};

struct BoardRow {
    ContestantId contestant{};
    std::uint32_t place = 0;
    std::int64_t points = 0;
    std::uint32_t correct = 0;
    std::uint64_t time = 0;  // ms, as the tie-break key counts it
    std::int32_t moved = 0;  // places gained since the board before
};

struct Board {
    DivisionIndex division{0};
    std::uint32_t total = 0;
    /// The first board_size; more where these share the last one's place and are not too many.
    std::vector<BoardRow> rows;
    std::uint32_t more = 0;  // share the last row's place and have no row
};

/// How far the host has led everybody through the finale (engine/finale.hpp).
struct Finale {
    std::uint32_t step = 0;
    std::uint32_t of = 0;
};

/// A question that was shown, for the host's list.
struct HistoryView {
    ShowingId showing{};
    int number = 0;
    std::string text;
    std::vector<std::string> options;
    AnswerView answer;
    Showing::State state = Showing::State::asked;
};

/// What one kind of viewer may know now, complete.
struct View {
    Phase phase = Phase::lobby;
    bool paused = false;
    bool locked = false;
    std::uint32_t joined = 0;
    std::optional<QuestionView> question;
    std::optional<AnswerView> reveal;
    /// For all but hosts: none while the places are veiled, and in a finale those named so far.
    std::optional<std::vector<Board>> boards;
    std::optional<Finale> finale;  // once finished
    std::optional<Notice> notice;
    std::optional<std::int64_t> truth;     // what predictions were measured by, once finished
    std::optional<std::uint32_t> counted;  // questions that count, once finished
    // Host only:
    std::optional<QuestionView> next;
    std::uint32_t spares = 0;  // left for the question at hand
    bool new_names_held = false;
    std::vector<HistoryView> history;
};

/// The one function that says what each audience may know. Linear in contestants in the
/// phases that show counts or a board.
View view(const Contest& contest, Viewer viewer);

/// What came of the contestant's answer to the question in view.
struct ResultView {
    ShowingId showing{};
    Mark mark;
    /// None: not answered.
    std::optional<Millis> elapsed;
    bool voided = false;
};

/// What one contestant may know of themselves.
struct PersonalView {
    std::int64_t points = 0;
    std::uint32_t correct = 0;
    std::uint32_t streak = 0;
    std::uint32_t place = 0;  // 0 before the first reveal, and while the places are veiled
    std::uint32_t of = 0;     // in their division
    bool removed = false;
    std::optional<std::int64_t> prediction;
    ShowingId showing{};  // of `answer`
    QuestionKind kind = QuestionKind::single;
    std::optional<Answer> answer;      // recorded for the question in view
    std::optional<ResultView> result;  // after its reveal
};

/// Constant time. `contestant` is one of the contest's.
PersonalView personal_view(const Contest& contest, ContestantId contestant);

/// The seed of one contestant's option orders (docs/protocol.md, section 6).
std::uint64_t order_seed(const Contest& contest, ContestantId contestant);

}  // namespace hoithi
