#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/fault.hpp"
#include "engine/language.hpp"
#include "engine/question.hpp"
#include "engine/time.hpp"

namespace hoithi {

/// How an answer becomes points; docs/scoring.md tells it with worked examples.
struct Scoring {
    enum class Mode : std::uint8_t { fixed, speed };

    Mode mode = Mode::speed;
    int wrong = 0;             // points taken for a wrong answer, 0 or more
    bool partial = false;      // several right options: credit for a part of them
    int streak_from = 0;       // this many right in a row earn a bonus; 0: streaks are off
    int streak_bonus = 0;      // for the first, growing by as much with each further one …
    int streak_bonus_max = 0;  // … up to this

    friend bool operator==(const Scoring&, const Scoring&) = default;
};

/// What settles the order, one after the other. Points, correct: more is better; the others:
/// less is better.
enum class TieBreak : std::uint8_t { points, correct, time, prediction, earliest };

/// A number of questions to draw from the round's bank.
struct Draw {
    std::string topic;                     // empty: any
    std::optional<Difficulty> difficulty;  // none: any
    int count = 0;

    friend bool operator==(const Draw&, const Draw&) = default;
};

/// A part of a contest with a bank and rules of its own. Either `questions` names them in
/// order, or `draws` takes them by lot.
struct Round {
    std::string title;
    std::string bank;
    std::vector<std::string> questions;
    std::vector<Draw> draws;
    int spares = 0;                  // drawn besides, for replacing; 0 where they are named
    std::optional<int> seconds;      // for every question of the round, instead of its own
    std::optional<int> points;       // likewise
    std::optional<Scoring> scoring;  // likewise, instead of the contest's
    bool common_spares = false;      // its spares serve other rounds too, once theirs are used up
    std::vector<std::string> named_spares;  // taken in this order

    friend bool operator==(const Round&, const Round&) = default;
};

/// A group of entrants with a board of its own.
struct Division {
    std::string id;
    std::string name;
    bool audience = false;  // the people who play along

    friend bool operator==(const Division&, const Division&) = default;
};

/// Whose sign a contest without a logo bears: nobody's, or that of 10 October, the day of digital
/// transformation.
enum class Emblem : std::uint8_t { none, ten_ten };

/// Who helps the organizer, as the pages thank them.
struct Partner {
    std::string name;  // 1–60 characters
    std::string logo;  // as the theme's; empty: the name is shown

    friend bool operator==(const Partner&, const Partner&) = default;
};

struct Theme {
    std::string accent = "#c8102e";
    std::string accent2 = "#0b4ea2";
    std::string logo;  // path relative to the definition's file, or empty
    Emblem mark = Emblem::none;
    std::vector<Partner> partners;  // at most 8

    friend bool operator==(const Theme&, const Theme&) = default;
};

/// Calls `take(picture, pointer)` for each picture that a theme names, with the JSON pointer of the
/// name in a definition. `AnyTheme` is Theme or const Theme.
template <class AnyTheme, class Take>
void each_picture(AnyTheme& theme, Take take) {
    if (!theme.logo.empty()) take(theme.logo, std::string("/theme/logo"));
    for (std::size_t i = 0; i < theme.partners.size(); ++i) {
        auto& logo = theme.partners[i].logo;
        if (!logo.empty()) take(logo, "/theme/partners/" + std::to_string(i) + "/logo");
    }
}

enum class Format : std::uint8_t { live_quiz };
enum class OptionOrder : std::uint8_t { fixed, shuffled };
enum class Audience : std::uint8_t { none, watch, play };
enum class Entrants : std::uint8_t { person, team, either };

/// A guess every contestant makes before the first question, to settle ties.
enum class Prediction : std::uint8_t { none, all_correct, participants };

/// What a unit (province, agency, school) is ranked by, of its members who took part: the sum of
/// their points, the mean, the sum of the best so many members' points, or their share of the
/// unit's head-count. docs/scoring.md tells it with worked examples.
enum class UnitRule : std::uint8_t { sum, mean, best, share };

struct UnitBoard {
    UnitRule rule = UnitRule::sum;
    std::optional<int> best;  // members that count, 1–1000; with UnitRule::best, and only then

    friend bool operator==(const UnitBoard&, const UnitBoard&) = default;
};

/// What the public reads of a person's name; teams' names are always whole.
enum class PublicNames : std::uint8_t { full, masked };

/// Everything an organizer decides beforehand. It goes into the contest's first event whole,
/// so a later edit of the file changes no running contest.
struct ContestDefinition {
    Format format = Format::live_quiz;
    std::string id;  // name of the definition: a-z 0-9 -
    std::string title;
    std::string language = "vi";
    Theme theme;
    std::vector<Round> rounds;
    std::optional<std::uint64_t> seed;  // none: chosen when the contest is opened
    std::optional<int> seconds;         // for every question, unless its round says otherwise
    Scoring scoring;
    std::vector<TieBreak> tie_break{TieBreak::points, TieBreak::correct, TieBreak::time};
    OptionOrder option_order = OptionOrder::fixed;
    Prediction prediction = Prediction::none;
    bool late_joining = true;
    Millis grace{500};     // answers are taken this long after the deadline, 0–5 s
    Millis lead_in{4000};  // between announcing and opening a question, 0–60 s
    int board_size = 10;   // 3–100
    Audience audience = Audience::watch;
    Entrants entrants = Entrants::either;
    std::vector<Division> divisions{{"main", "", false}};
    std::string units;  // name of a units file, or empty: no unit is asked for
    bool unit_required = false;
    std::optional<UnitBoard> unit_board;  // none: units are not ranked
    PublicNames public_names = PublicNames::full;
    int contestants_max = 20000;

    friend bool operator==(const ContestDefinition&, const ContestDefinition&) = default;
};

/// What is wrong with a definition by itself; what its banks cannot give is `draw_paper`'s word.
Faults check(const ContestDefinition& definition, Language language = Language::english);

}  // namespace hoithi
