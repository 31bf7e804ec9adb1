#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/command.hpp"
#include "engine/contest.hpp"

namespace hoithi {

// All that an owner of contests has to know of one to run it: who must hear of what happened, and
// where it stands. `server/` looks at no phase and knows no event; a new play says here what it
// means for those who watch.

/// What has to be told after some events.
struct News {
    bool views = false;                  // what everybody sees is another
    bool names = false;                  // the public reads other names, where it reads any
    bool room = false;                   // who takes part is another
    bool over = false;                   // the contest has come to its end
    std::optional<ShowingId> opened;     // answers to it are timed from the view that shows it
    std::vector<ContestantId> removed;   // have to go, in order
    std::vector<ContestantId> returned;  // may come back
};

/// What an event adds to it; `contest` has it applied.
void add_news(News& news, const Contest& contest, const Event& event);

/// The lobby: people come, and nothing has been asked.
bool gathers(const Contest& contest);
/// Nothing more is asked. Corrections are made and winners named all the same.
bool over(const Contest& contest);
/// A question is open: the next wake ends it, and answers on their way still count.
bool takes_answers(const Contest& contest);
/// Everybody has been told the places as they stand (engine/finale.hpp).
bool places_told(const Contest& contest);

/// Everybody may know their own, already as an answer is revealed.
bool own_place_told(const Contest& contest);

/// Changes with what contestants may know of their own places.
struct OwnPlaceStamp {
    std::uint64_t placings = 0;
    bool told = false;

    friend bool operator==(const OwnPlaceStamp&, const OwnPlaceStamp&) = default;
};
OwnPlaceStamp own_place_stamp(const Contest& contest);

/// How many have answered what is being asked; none: nothing is.
struct Progress {
    ShowingId showing{};
    std::uint32_t answered = 0;
    std::uint32_t of = 0;  // who may
};
std::optional<Progress> progress(const Contest& contest);

/// The answer on show is a number or words, which a stage may show as they were given.
bool shows_what_was_given(const Contest& contest);

/// What a contestant's command is called where it is answered.
struct ContestantAct {
    std::string_view word;             // "answer", "predict"
    std::optional<ClientKey> key;      // known by it when it is sent again
    std::optional<ShowingId> showing;  // what it is about
};
ContestantAct act_of(const Command& command);

/// What its sender is told when it is durable; none: how they stand now.
struct Receipt {
    ClientKey key;
    ShowingId showing{};
    Millis elapsed{0};
};
/// Of a command that was decided, now or when it was sent before.
std::optional<Receipt> receipt(
    const Contest& contest, ContestantId contestant, const Command& command
);

/// Changes with whatever a ranking of units is made from: places, and who has taken part. A skipped
/// question makes no places, yet who answered it took part: so the phase is in it too.
struct StandingsStamp {
    std::uint64_t placings = 0;
    Phase phase = Phase::lobby;

    friend bool operator==(const StandingsStamp&, const StandingsStamp&) = default;
};
StandingsStamp standings_stamp(const Contest& contest);

}  // namespace hoithi
