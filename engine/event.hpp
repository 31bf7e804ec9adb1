#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/definition.hpp"
#include "engine/ids.hpp"
#include "engine/paper.hpp"
#include "engine/scoring.hpp"
#include "engine/time.hpp"

namespace hoithi {

// Everything that can have happened in a contest. Events carry outcomes (points, times), so
// replaying a log never scores again.

/// Which edition of the rules a contest is played by, where they changed and no event carries what
/// came of them: a contest keeps the one it was opened under, so old journals give what they gave.
///
/// | | first | second |
/// |---|---|---|
/// | `time`, `earliest` look at answers | with credit | that earned points |
/// | participants, for predictions | answered a question that counts | answered any question |
/// | typed texts are compared | folded | folded and spelt plainly (engine/spelling.hpp) |
enum class Edition : std::uint8_t { first = 1, second = 2 };

/// What a contest is played by: fixed once it is opened.
struct Setup {
    ContestDefinition definition;
    Paper paper;
    std::uint64_t seed = 0;  // of the draw and of the contestants' option orders
    Edition edition = Edition::second;
    /// The id of the contest whose people come over with their names; empty: of none.
    std::string after{};

    friend bool operator==(const Setup&, const Setup&) = default;
};

struct ContestOpened {
    std::shared_ptr<const Setup> setup;  // never null
};
struct Joined {
    ContestantId contestant{};  // the next free one
    ClientKey key;
    DivisionIndex division{0};
    bool team = false;
};
struct Removed {
    ContestantId contestant{};
};
struct Reinstated {
    ContestantId contestant{};
};
/// One command's, in the order of their numbers.
struct ManyRemoved {
    std::vector<ContestantId> contestants;
};
struct ManyReinstated {
    std::vector<ContestantId> contestants;
};
/// For the record: whose names the public reads is kept beside the names.
struct NamesHeld {
    std::vector<ContestantId> contestants;
};
struct NamesReleased {
    std::vector<ContestantId> contestants;
};
struct NewNamesHeld {};
struct NewNamesReleased {};
/// For the record: what the name is and was is kept beside it.
struct Renamed {
    ContestantId contestant{};
};
struct SeatMoved {
    ContestantId contestant{};
};
struct Locked {};
struct Unlocked {};
struct Predicted {
    ContestantId contestant{};
    std::int64_t value = 0;
};
/// A question is announced: the paper's next, or `spare` in the place of the one before.
struct LeadInBegan {
    ShowingId showing{};
    std::optional<std::uint32_t> spare;  // position among the paper's spares
    Time opens_at{0};
};
struct QuestionOpened {
    Time closes_at{0};
};
/// The current question's deadline was moved, or cut short by a close.
struct DeadlineMoved {
    Time closes_at{0};
};
struct Paused {};
/// Timers go on, `by` later than they were.
struct Resumed {
    Millis by{0};
};
struct AnswerRecorded {
    ContestantId contestant{};
    ShowingId showing{};
    ClientKey key;
    Answer answer;
    Millis elapsed{0};
    Mark mark;
    /// When it counts as given: it came in then, less the allowed way, at most the deadline.
    /// None (old journals): when it was recorded.
    std::optional<Time> given_at{};
};
struct QuestionClosed {};
struct Revealed {};
struct BoardShown {};
/// The answer stands there once more instead of the board.
struct AnswerShown {};
/// The current question leaves the contest unmarked.
struct Skipped {};
struct Replaced {};
struct Voided {
    ShowingId showing{};
    std::string reason;
};
struct Restored {
    ShowingId showing{};
    std::string reason;
};
struct KeyChanged {
    ShowingId showing{};
    Key key;
    std::string reason;
    std::optional<std::string> explanation{};  // none: it stays
};
/// One recorded answer's new mark.
struct NewMark {
    ContestantId contestant{};
    ShowingId showing{};
    Mark mark;

    friend bool operator==(const NewMark&, const NewMark&) = default;
};
/// What a void, a restore or another key changed; only the marks that differ.
struct Remarked {
    std::vector<NewMark> marks;
};
/// The end. `truth` is the number that predictions are measured by. Once more after it when a
/// correction, a removal or a reinstatement changed that number.
struct Finished {
    std::int64_t truth = 0;
};
/// A timer runs, and has run up to this moment; nothing else came of it.
struct TimeMarked {};

using EventBody = std::variant<
    ContestOpened,
    Joined,
    Removed,
    Reinstated,
    Locked,
    Unlocked,
    Predicted,
    LeadInBegan,
    QuestionOpened,
    DeadlineMoved,
    Paused,
    Resumed,
    AnswerRecorded,
    QuestionClosed,
    Revealed,
    BoardShown,
    Skipped,
    Replaced,
    Voided,
    Restored,
    KeyChanged,
    Remarked,
    Finished,
    TimeMarked,
    ManyRemoved,
    ManyReinstated,
    NamesHeld,
    NamesReleased,
    NewNamesHeld,
    NewNamesReleased,
    AnswerShown,
    Renamed,
    SeatMoved>;

struct Event {
    Time at{0};
    EventBody body;
};

using Events = std::vector<Event>;

}  // namespace hoithi
