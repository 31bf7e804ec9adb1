#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/event.hpp"
#include "engine/standings.hpp"

namespace hoithi {

enum class Phase : std::uint8_t { lobby, lead_in, open, closed, reveal, board, finished };

std::string_view name(Phase phase);

/// What the engine knows of an entrant.
struct Contestant {
    ClientKey key;
    DivisionIndex division{0};
    bool team = false;
    bool removed = false;
    std::optional<std::int64_t> prediction;
    Time joined_at{0};
    std::uint32_t seats_left = 0;  // devices they have moved away from

    friend bool operator==(const Contestant&, const Contestant&) = default;
};

/// One contestant's recorded answer to one showing.
struct RecordedAnswer {
    ClientKey key;
    std::int64_t number = 0;
    Time given_at{0};           // when it counts as given
    std::uint32_t elapsed = 0;  // ms
    Mark mark;
    OptionSet options;
    bool present = false;

    friend bool operator==(const RecordedAnswer&, const RecordedAnswer&) = default;
};

struct TypedText {
    std::string text;
    std::string folded;

    friend bool operator==(const TypedText&, const TypedText&) = default;
};

/// How a showing's answers fell out, over contestants who are not removed.
struct Count {
    std::uint32_t answered = 0;
    std::uint32_t right = 0;
    std::vector<std::uint32_t> options;

    friend bool operator==(const Count&, const Count&) = default;
};

/// A while that counts for nobody: the host's pause, or an outage.
struct Stoppage {
    Time at{0};
    Millis by{0};

    friend bool operator==(const Stoppage&, const Stoppage&) = default;
};

/// One question as it was shown, with everything recorded for it.
struct Showing {
    /// `ended`: the contest was ended while it was open or closed; it counts once restored.
    enum class State : std::uint8_t { asked, skipped, replaced, ended };

    ShowingId id{};
    int number = 0;  // 1 … of the paper's questions
    PaperQuestion asked;
    Key key;  // as it counts now
    State state = State::asked;
    bool revealed = false;
    std::optional<std::string> void_reason;
    std::optional<std::string> key_reason;   // the key is not the bank's
    std::optional<std::string> explanation;  // instead of the bank's
    Time opens_at{0};
    Time opened_at{0};
    Time closes_at{0};
    std::vector<Stoppage> stoppages;      // while open, in order; one that lasts is not among them
    std::vector<RecordedAnswer> answers;  // by contestant; short where nobody later answered
    std::map<ContestantId, TypedText> texts;

    const std::string& explained() const {
        return explanation ? *explanation : asked.question.explanation;
    }
    /// Whether it counts for scores, or will once it is revealed.
    bool stands() const { return state == State::asked && !void_reason; }
    /// How long it had been open at a moment, stoppages taken out; below 0 before it opened.
    Millis run_until(Time moment) const;
    /// How long it is open in all, stoppages taken out; the grace is not in it.
    Millis running_time() const;
    /// Whether it counts for scores.
    bool counts() const { return stands() && revealed; }
    const RecordedAnswer* answer_of(ContestantId contestant) const;
    /// The answer as it was given; `recorded` is one of `answers`.
    Answer as_given(ContestantId contestant, const RecordedAnswer& recorded) const;
    /// Linear in contestants.
    Count count(const std::vector<Contestant>& contestants) const;

    friend bool operator==(const Showing&, const Showing&) = default;
};

/// What everybody is told when something was corrected; gone with the next phase.
struct Notice {
    enum class Kind : std::uint8_t { voided, restored, key_changed, skipped, replaced };

    Kind kind = Kind::voided;
    int number = 0;
    std::string reason;

    friend bool operator==(const Notice&, const Notice&) = default;
};

/// The state of a contest: the fold of its events, a value. Only `apply` changes it.
struct Contest {
    SetupRef setup;  // null before the first event
    Phase phase = Phase::lobby;
    Time phase_since{0};  // the lobby: from the first; the finale: its last step
    bool paused = false;
    bool locked = false;
    bool new_names_held = false;  // the public reads no name of who joins now
    Time at{0};                   // of the last event
    Time paused_at{0};            // where paused
    std::vector<Contestant> contestants;
    std::map<ClientKey, ContestantId> by_key;
    std::uint32_t present = 0;  // contestants not removed
    std::vector<Showing> showings;
    std::size_t asked = 0;         // questions taken from the paper
    std::vector<bool> spare_used;  // by position among the paper's spares
    std::uint32_t answered = 0;    // recorded answers to the current showing
    std::vector<Tally> tallies;    // by contestant, of the showings that count
    Places places;                 // by the tallies
    Places places_before;          // as on the board before this one: for who moved
    std::uint64_t placings = 0;    // how often places were made; with them changes what all know
    std::optional<std::int64_t> truth;
    std::optional<std::uint32_t> unveiled;  // steps of the finale; none: there is none
    std::optional<Notice> notice;

    const ContestDefinition& definition() const { return setup->definition; }
    const Paper& paper() const { return setup->paper; }
    /// The showing in view; null in the lobby.
    const Showing* current() const { return showings.empty() ? nullptr : &showings.back(); }
    const Showing* find(ShowingId id) const;
    const Contestant* find(ContestantId id) const;
    /// Whether at least one answer of theirs was recorded, whatever became of its question. Linear
    /// in showings.
    bool took_part(ContestantId id) const;

    friend bool operator==(const Contest&, const Contest&) = default;
};

}  // namespace hoithi
