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

/// What a contest is played by: fixed once it is opened.
struct Setup {
    ContestDefinition definition;
    Paper paper;
    std::uint64_t seed = 0;  // of the draw and of the contestants' option orders

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
};
struct QuestionClosed {};
struct Revealed {};
struct BoardShown {};
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
/// correction changed that number.
struct Finished {
    std::int64_t truth = 0;
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
    ManyRemoved,
    ManyReinstated,
    NamesHeld,
    NamesReleased,
    NewNamesHeld,
    NewNamesReleased>;

struct Event {
    Time at{0};
    EventBody body;
};

using Events = std::vector<Event>;

}  // namespace hoithi
