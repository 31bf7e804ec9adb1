#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ids.hpp"
#include "engine/question.hpp"
#include "engine/time.hpp"

namespace hoithi {

// Everything anyone can ask of a running contest. Commands are imperative; what comes of them
// stands in events.

/// A newcomer asks to be let in. The same `key` again is the same newcomer.
struct Join {
    ClientKey key;
    DivisionIndex division{0};
    bool team = false;
};

/// How an answer travelled, measured by the gateway. The engine makes the answer time of it.
struct Journey {
    /// The question's frame first left for this contestant; none: it opened while they were away.
    std::optional<Time> shown_at;
    Time received_at{0};   // the answer came in
    Millis round_trip{0};  // measured by the server's own pings
};

struct SubmitAnswer {
    ContestantId contestant{};
    ShowingId showing{};
    ClientKey key;
    Answer answer;
    std::string bare;  // text: folded with the accents off
    Journey journey;
};

struct Predict {
    ContestantId contestant{};
    std::int64_t value = 0;
};

struct Start {};
/// Goes on to the next step. With `from`, the name of the phase that the sender saw, it is refused
/// when the contest has moved on already, or did so within `settling` (two presses, two hosts).
struct Advance {
    static constexpr Millis settling{700};

    std::optional<std::string> from;
};
/// From the board back to the answer; no points are touched.
struct ShowAnswer {};
struct CloseQuestion {};
struct AddTime {
    Millis by{0};
};
struct Pause {};
struct Resume {};
struct Skip {};
struct Replace {};
struct VoidQuestion {
    ShowingId showing{};
    std::string reason;
};
struct RestoreQuestion {
    ShowingId showing{};
    std::string reason;
};
struct ChangeKey {
    ShowingId showing{};
    Key key;
    std::string reason;
    std::vector<std::string> bare;             // text: `key.folded` with the accents off
    std::optional<std::string> explanation{};  // none: it stays
};
struct Remove {
    ContestantId contestant{};
};
struct Reinstate {
    ContestantId contestant{};
};
/// As above, of many at once: those of them whom it changes. One event, one count of places.
struct RemoveMany {
    std::vector<ContestantId> contestants;
};
struct ReinstateMany {
    std::vector<ContestantId> contestants;
};
/// The public reads no names of these until they are released. What names they are the contest
/// does not know.
struct HoldNames {
    std::vector<ContestantId> contestants;
};
struct ReleaseNames {
    std::vector<ContestantId> contestants;
};
/// Whether the names of those who join from now on are held.
struct HoldNewNames {};
struct ReleaseNewNames {};
/// Somebody bears another name; which, the contest does not know. Contestants may in the lobby.
struct Rename {
    ContestantId contestant{};
    bool by_host = false;
};
/// A contestant goes on at another device: the ways back in that were given out are void.
struct MoveSeat {
    ContestantId contestant{};
};
struct Lock {};
struct Unlock {};
struct End {};
/// Brings the finale of a contest that is over as far as `step` (engine/finale.hpp).
struct Unveil {
    std::uint32_t step = 0;
};

/// The moment of `next_wake` has come.
struct Tick {};
/// Time passes while a timer runs: the log is to know how far it has come, whatever happens next.
struct MarkTime {};
/// The owner of the contest was away: running timers go on from where they were at `away_since`,
/// where the log ends unless it is known better (the process stood still and lost nothing).
struct Recover {
    std::optional<Time> away_since;
};

using Command = std::variant<
    Join,
    SubmitAnswer,
    Predict,
    Start,
    Advance,
    ShowAnswer,
    CloseQuestion,
    AddTime,
    Pause,
    Resume,
    Skip,
    Replace,
    VoidQuestion,
    RestoreQuestion,
    ChangeKey,
    Remove,
    Reinstate,
    RemoveMany,
    ReinstateMany,
    HoldNames,
    ReleaseNames,
    HoldNewNames,
    ReleaseNewNames,
    Rename,
    MoveSeat,
    Lock,
    Unlock,
    End,
    Unveil,
    Tick,
    MarkTime,
    Recover>;

}  // namespace hoithi
