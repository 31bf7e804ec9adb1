#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ids.hpp"
#include "engine/scoring.hpp"
#include "engine/setup.hpp"
#include "engine/time.hpp"

namespace hoithi {

// Everything that can have happened in a contest. Events carry outcomes (points, times), so
// replaying a log never scores again.

struct ContestOpened {
    SetupRef setup;  // never null

    friend bool operator==(const ContestOpened&, const ContestOpened&) = default;
};
struct Joined {
    ContestantId contestant{};  // the next free one
    ClientKey key;
    DivisionIndex division{0};
    bool team = false;

    friend bool operator==(const Joined&, const Joined&) = default;
};
struct Removed {
    ContestantId contestant{};

    friend bool operator==(const Removed&, const Removed&) = default;
};
struct Reinstated {
    ContestantId contestant{};

    friend bool operator==(const Reinstated&, const Reinstated&) = default;
};
/// One command's, in the order of their numbers.
struct ManyRemoved {
    std::vector<ContestantId> contestants;

    friend bool operator==(const ManyRemoved&, const ManyRemoved&) = default;
};
struct ManyReinstated {
    std::vector<ContestantId> contestants;

    friend bool operator==(const ManyReinstated&, const ManyReinstated&) = default;
};
/// For the record: whose names the public reads is kept beside the names.
struct NamesHeld {
    std::vector<ContestantId> contestants;

    friend bool operator==(const NamesHeld&, const NamesHeld&) = default;
};
struct NamesReleased {
    std::vector<ContestantId> contestants;

    friend bool operator==(const NamesReleased&, const NamesReleased&) = default;
};
struct NewNamesHeld {
    friend bool operator==(const NewNamesHeld&, const NewNamesHeld&) = default;
};
struct NewNamesReleased {
    friend bool operator==(const NewNamesReleased&, const NewNamesReleased&) = default;
};
/// For the record: what the name is and was is kept beside it.
struct Renamed {
    ContestantId contestant{};

    friend bool operator==(const Renamed&, const Renamed&) = default;
};
struct SeatMoved {
    ContestantId contestant{};

    friend bool operator==(const SeatMoved&, const SeatMoved&) = default;
};
struct Locked {
    friend bool operator==(const Locked&, const Locked&) = default;
};
struct Unlocked {
    friend bool operator==(const Unlocked&, const Unlocked&) = default;
};
struct Predicted {
    ContestantId contestant{};
    std::int64_t value = 0;

    friend bool operator==(const Predicted&, const Predicted&) = default;
};
/// A question is announced: the paper's next, or `spare` in the place of the one before.
struct LeadInBegan {
    ShowingId showing{};
    std::optional<std::uint32_t> spare;  // position among the paper's spares
    Time opens_at{0};

    friend bool operator==(const LeadInBegan&, const LeadInBegan&) = default;
};
struct QuestionOpened {
    Time closes_at{0};

    friend bool operator==(const QuestionOpened&, const QuestionOpened&) = default;
};
/// The current question's deadline was moved, or cut short by a close.
struct DeadlineMoved {
    Time closes_at{0};

    friend bool operator==(const DeadlineMoved&, const DeadlineMoved&) = default;
};
struct Paused {
    friend bool operator==(const Paused&, const Paused&) = default;
};
/// Timers go on, `by` later than they were.
struct Resumed {
    Millis by{0};

    friend bool operator==(const Resumed&, const Resumed&) = default;
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

    friend bool operator==(const AnswerRecorded&, const AnswerRecorded&) = default;
};
struct QuestionClosed {
    friend bool operator==(const QuestionClosed&, const QuestionClosed&) = default;
};
struct Revealed {
    friend bool operator==(const Revealed&, const Revealed&) = default;
};
struct BoardShown {
    friend bool operator==(const BoardShown&, const BoardShown&) = default;
};
/// The answer stands there once more instead of the board.
struct AnswerShown {
    friend bool operator==(const AnswerShown&, const AnswerShown&) = default;
};
/// The current question leaves the contest unmarked.
struct Skipped {
    friend bool operator==(const Skipped&, const Skipped&) = default;
};
struct Replaced {
    friend bool operator==(const Replaced&, const Replaced&) = default;
};
struct Voided {
    ShowingId showing{};
    std::string reason;

    friend bool operator==(const Voided&, const Voided&) = default;
};
struct Restored {
    ShowingId showing{};
    std::string reason;

    friend bool operator==(const Restored&, const Restored&) = default;
};
struct KeyChanged {
    ShowingId showing{};
    Key key;
    std::string reason;
    std::optional<std::string> explanation{};  // none: it stays

    friend bool operator==(const KeyChanged&, const KeyChanged&) = default;
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

    friend bool operator==(const Remarked&, const Remarked&) = default;
};
/// The end. `truth` is the number that predictions are measured by. Once more after it when a
/// correction, a removal or a reinstatement changed that number.
struct Finished {
    std::int64_t truth = 0;
    bool finale = false;  // it begins one (engine/finale.hpp); in old journals and later ones not

    friend bool operator==(const Finished&, const Finished&) = default;
};
/// The finale has come so far (engine/finale.hpp).
struct Unveiled {
    std::uint32_t step = 0;

    friend bool operator==(const Unveiled&, const Unveiled&) = default;
};
/// A timer runs, and has run up to this moment; nothing else came of it.
struct TimeMarked {
    friend bool operator==(const TimeMarked&, const TimeMarked&) = default;
};

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
    SeatMoved,
    Unveiled>;

struct Event {
    Time at{0};
    EventBody body;

    friend bool operator==(const Event&, const Event&) = default;
};

using Events = std::vector<Event>;

}  // namespace hoithi
