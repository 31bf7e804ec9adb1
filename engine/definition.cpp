#include "engine/definition.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "engine/definition_wording.hpp"
#include "engine/shape.hpp"

namespace hoithi {

namespace {

constexpr std::size_t rounds_max = 20;
constexpr std::size_t divisions_max = 20;
constexpr std::size_t draws_max = 50;
constexpr int questions_max = 200;
constexpr int spares_max = 50;
constexpr int points_max = 100'000;
constexpr int best_max = 1000;
constexpr std::size_t partners_max = 8;

bool is_colour(std::string_view text) {
    const auto hexadecimal = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), hexadecimal);
}

void check_colour(Findings& findings, const std::string& pointer, std::string_view colour) {
    if (!is_colour(colour)) findings.add(pointer, wording::bad_colour, {colour});
}

void check_theme(const Theme& theme, Findings& findings) {
    check_colour(findings, "/theme/accent", theme.accent);
    check_colour(findings, "/theme/accent2", theme.accent2);
    each_picture(theme, [&](const std::string& path, const std::string& pointer) {
        if (is_path_below(path) && ends_in_one_of(path, image_extensions)) return;
        findings.add(pointer, wording::bad_path, {path, image_extensions});
    });
    check_count(findings, "/theme/partners", theme.partners.size(), 0, partners_max);
    for (std::size_t i = 0; i < theme.partners.size(); ++i) {
        const std::string at = "/theme/partners/" + std::to_string(i) + "/name";
        check_text(findings, at, theme.partners[i].name, 60);
    }
}

void check_scoring(const Scoring& scoring, const std::string& at, Findings& findings) {
    check_range(findings, at + "/wrong", scoring.wrong, 0, points_max);
    const std::string streak = at + "/streak";
    check_range(findings, streak + "/from", scoring.streak_from, 0, questions_max);
    check_range(findings, streak + "/bonus", scoring.streak_bonus, 0, points_max);
    check_range(findings, streak + "/max", scoring.streak_bonus_max, 0, points_max);
    if (scoring.streak_from == 1) findings.add(streak + "/from", wording::streak_of_one);
    if (scoring.streak_from > 0 && scoring.streak_bonus_max < scoring.streak_bonus) {
        findings.add(
            streak + "/max",
            wording::streak_max_below_bonus,
            {std::to_string(scoring.streak_bonus_max), std::to_string(scoring.streak_bonus)}
        );
    }
}

/// Looks through the rounds, counting what they ask.
class RoundsCheck {
public:
    explicit RoundsCheck(Findings& findings) : findings_(findings) {}

    void run(const std::vector<Round>& rounds) {
        check_count(findings_, "/rounds", rounds.size(), 1, rounds_max);
        for (std::size_t i = 0; i < rounds.size(); ++i) {
            check_round(rounds[i], "/rounds/" + std::to_string(i));
        }
        if (total_ < 1 || total_ > questions_max) {
            findings_.add(
                "/rounds",
                wording::questions_total,
                {std::to_string(total_), "1", std::to_string(questions_max)}
            );
        }
    }

private:
    void check_round(const Round& round, const std::string& at) {
        check_text(findings_, at + "/title", round.title, 100);
        check_id(findings_, at + "/bank", round.bank);
        if (!round.questions.empty() && !round.draws.empty()) {
            findings_.add(at, wording::questions_and_draw);
        } else if (round.questions.empty() && round.draws.empty()) {
            findings_.add(at, wording::no_questions);
        }
        check_named(round.bank, round.questions, at + "/questions");
        total_ += static_cast<std::int64_t>(round.questions.size());
        check_draws(round.draws, at + "/draw");
        check_range(findings_, at + "/spares", round.spares, 0, spares_max);
        check_count(findings_, at + "/spares", round.named_spares.size(), 0, spares_max);
        check_named(round.bank, round.named_spares, at + "/spares");
        if (round.common_spares && round.spares == 0 && round.named_spares.empty()) {
            findings_.add(at + "/common_spares", wording::no_spares_to_share);
        }
        if (round.seconds)
            check_range(findings_, at + "/seconds", *round.seconds, seconds_min, seconds_max);
        if (round.points) check_range(findings_, at + "/points", *round.points, 0, points_max);
        if (round.scoring) check_scoring(*round.scoring, at + "/scoring", findings_);
    }

    void check_named(
        const std::string& bank, const std::vector<std::string>& questions, const std::string& at
    ) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const std::string here = at + "/" + std::to_string(i);
            check_id(findings_, here, questions[i]);
            if (!named_.insert({bank, questions[i]}).second) {
                findings_.add(here, wording::question_twice, {questions[i]});
            }
        }
    }

    void check_draws(const std::vector<Draw>& draws, const std::string& at) {
        check_count(findings_, at, draws.size(), 0, draws_max);
        for (std::size_t i = 0; i < draws.size(); ++i) {
            const std::string here = at + "/" + std::to_string(i);
            check_range(findings_, here + "/count", draws[i].count, 1, questions_max);
            if (!draws[i].topic.empty()) check_id(findings_, here + "/topic", draws[i].topic);
            total_ += draws[i].count;
        }
    }

    Findings& findings_;
    std::set<std::pair<std::string, std::string>> named_;  // bank, question
    std::int64_t total_ = 0;
};

void check_tie_break(const ContestDefinition& definition, Findings& findings) {
    const std::vector<TieBreak>& keys = definition.tie_break;
    check_count(findings, "/tie_break", keys.size(), 1, 5);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string here = "/tie_break/" + std::to_string(i);
        if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i]) !=
            keys.begin() + static_cast<std::ptrdiff_t>(i)) {
            findings.add(here, wording::tie_break_twice);
        }
        if (keys[i] == TieBreak::prediction && definition.prediction == Prediction::none) {
            findings.add(here, wording::prediction_missing);
        }
    }
}

void check_divisions(const ContestDefinition& definition, Findings& findings) {
    const std::vector<Division>& divisions = definition.divisions;
    check_count(findings, "/divisions", divisions.size(), 1, divisions_max);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < divisions.size(); ++i) {
        const std::string at = "/divisions/" + std::to_string(i);
        check_id(findings, at + "/id", divisions[i].id);
        check_text(findings, at + "/name", divisions[i].name, 60, true);
        if (!ids.insert(divisions[i].id).second) {
            findings.add(at + "/id", wording::id_twice, {divisions[i].id});
        }
    }
    const auto audience =
        static_cast<std::size_t>(std::ranges::count(divisions, true, &Division::audience));
    const bool plays = definition.audience == Audience::play;
    if (plays && audience != 1) {
        findings.add("/divisions", wording::audience_divisions, {std::to_string(audience)});
    } else if (!plays && audience > 0) {
        findings.add("/audience", wording::audience_does_not_play);
    }
    if (!divisions.empty() && audience == divisions.size()) {
        findings.add("/divisions", wording::only_audience);
    }
}

void check_unit_board(const UnitBoard& board, Findings& findings) {
    const std::string at = "/units/board";
    if (board.rule == UnitRule::best && !board.best) {
        findings.add(at, wording::best_missing);
    } else if (board.rule != UnitRule::best && board.best) {
        findings.add(at + "/best", wording::best_without_rule);
    } else if (board.best) {
        check_range(findings, at + "/best", *board.best, 1, best_max);
    }
}

void check_units(const ContestDefinition& definition, Findings& findings) {
    if (!definition.units.empty()) {
        check_id(findings, "/units/set", definition.units);
    } else if (definition.unit_required || definition.unit_board) {
        findings.add("/units/set", wording::unit_set_missing);
    }
    if (definition.unit_board) check_unit_board(*definition.unit_board, findings);
}

}  // namespace

Faults check(const ContestDefinition& definition, Language language) {
    Findings findings(language);
    check_id(findings, "/id", definition.id);
    check_text(findings, "/title", definition.title, 200);
    if (definition.language != "vi" && definition.language != "en") {
        findings.add("/language", wording::bad_language, {definition.language});
    }
    check_theme(definition.theme, findings);
    RoundsCheck(findings).run(definition.rounds);
    if (definition.seconds)
        check_range(findings, "/seconds", *definition.seconds, seconds_min, seconds_max);
    check_scoring(definition.scoring, "/scoring", findings);
    check_tie_break(definition, findings);
    check_range(findings, "/grace_ms", definition.grace.count(), 0L, 5'000L);
    check_range(findings, "/lead_in_ms", definition.lead_in.count(), 0L, 60'000L);
    check_range(findings, "/board_size", definition.board_size, 3, 100);
    check_divisions(definition, findings);
    check_units(definition, findings);
    check_range(findings, "/contestants_max", definition.contestants_max, 1, 1'000'000);
    return findings.faults();
}

}  // namespace hoithi
