#include "tests/simulation/reference.hpp"

#include <algorithm>

namespace hoithi::test {

void Reference::note(const Event& event) {
    const auto& body = event.body;
    if (const auto* opened = std::get_if<ContestOpened>(&body)) setup_ = opened->setup;
    note_entrant(body);
    note_showing(event);
    note_phase(body);
    note_correction(body);
    if (std::holds_alternative<Revealed>(body) || std::holds_alternative<Remarked>(body) ||
        std::holds_alternative<Removed>(body) || std::holds_alternative<Reinstated>(body) ||
        std::holds_alternative<ManyRemoved>(body) || std::holds_alternative<ManyReinstated>(body) ||
        std::holds_alternative<Finished>(body)) {
        placed_ = entrants_.size();
    }
}

void Reference::note_entrant(const EventBody& body) {
    if (const auto* joined = std::get_if<Joined>(&body)) {
        entrants_.push_back({index(joined->division), false, {}});
    }
    if (const auto* removed = std::get_if<Removed>(&body)) {
        entrants_[index(removed->contestant)].removed = true;
    }
    if (const auto* reinstated = std::get_if<Reinstated>(&body)) {
        entrants_[index(reinstated->contestant)].removed = false;
    }
    if (const auto* removed = std::get_if<ManyRemoved>(&body)) {
        for (const ContestantId id : removed->contestants) entrants_[index(id)].removed = true;
    }
    if (const auto* reinstated = std::get_if<ManyReinstated>(&body)) {
        for (const ContestantId id : reinstated->contestants) entrants_[index(id)].removed = false;
    }
    if (const auto* predicted = std::get_if<Predicted>(&body)) {
        entrants_[index(predicted->contestant)].prediction = predicted->value;
    }
}

void Reference::note_showing(const Event& event) {
    if (const auto* began = std::get_if<LeadInBegan>(&event.body)) {
        Shown shown;
        shown.asked =
            began->spare ? spare(*began->spare) : setup_->paper.questions[questions_taken_++];
        shown.key = shown.asked.question.key;
        showings_.push_back(shown);
    }
    if (const auto* recorded = std::get_if<AnswerRecorded>(&event.body)) {
        shown(recorded->showing).given[index(recorded->contestant)] = {
            recorded->answer, recorded->elapsed.count(), recorded->given_at.value_or(event.at)};
    }
    if (std::holds_alternative<Revealed>(event.body)) showings_.back().revealed = true;
    if (std::holds_alternative<Skipped>(event.body) ||
        std::holds_alternative<Replaced>(event.body)) {
        showings_.back().out = true;
    }
}

void Reference::note_phase(const EventBody& body) {
    if (std::holds_alternative<QuestionOpened>(body)) asking_ = true;
    if (std::holds_alternative<Revealed>(body) || std::holds_alternative<BoardShown>(body) ||
        std::holds_alternative<LeadInBegan>(body)) {
        asking_ = false;
    }
    if (std::holds_alternative<LeadInBegan>(body)) answer_told_ = false;
    if (std::holds_alternative<Revealed>(body) || std::holds_alternative<BoardShown>(body)) {
        answer_told_ = true;
    }
    if (const auto* unveiled = std::get_if<Unveiled>(&body)) unveiled_ = unveiled->step;
    if (!std::holds_alternative<Finished>(body)) return;
    if (asking_) {
        showings_.back().out = false;
        showings_.back().ended = true;
    }
    asking_ = false;
    finished_ = true;
}

bool Reference::veiled() const {
    if (finished_) return unveiled_ < 3 * setup_->definition.divisions.size();
    return answer_told_ && questions_taken_ == setup_->paper.questions.size();
}

/// A spare by the rules of the round it comes into.
PaperQuestion Reference::spare(std::uint32_t position) const {
    PaperQuestion asked = setup_->paper.spares[position];
    const std::size_t into = showings_.back().asked.round;
    if (asked.round == into) return asked;
    const Round& round = setup_->definition.rounds[into];
    asked.round = into;
    asked.points = round.points ? *round.points : asked.question.points;
    asked.scoring = round.scoring ? *round.scoring : setup_->definition.scoring;
    int seconds = asked.question.seconds;
    if (setup_->definition.seconds) seconds = *setup_->definition.seconds;
    if (round.seconds) seconds = *round.seconds;
    asked.window = Millis{seconds * 1000};
    return asked;
}

void Reference::note_correction(const EventBody& body) {
    if (const auto* voided = std::get_if<Voided>(&body)) shown(voided->showing).voided = true;
    if (const auto* restored = std::get_if<Restored>(&body)) {
        Shown& counted = shown(restored->showing);
        counted.voided = false;
        if (counted.ended) counted.revealed = true;
        counted.ended = false;
    }
    if (const auto* changed = std::get_if<KeyChanged>(&body)) {
        shown(changed->showing).key = changed->key;
    }
}

Reference::Shown& Reference::shown(ShowingId id) {
    return showings_[static_cast<std::size_t>(id) - 1];
}

int Reference::credit(const Shown& shown, const Answer& answer) {
    const Key& key = shown.key;
    int right_chosen = 0;
    int wrong_chosen = 0;
    int right_in_all = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        if (key.options.contains(i)) ++right_in_all;
        if (!answer.options.contains(i)) continue;
        if (key.options.contains(i)) {
            ++right_chosen;
        } else {
            ++wrong_chosen;
        }
    }
    switch (shown.asked.question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            return right_chosen == 1 ? 100 : 0;
        case QuestionKind::multiple:
            if (right_chosen == right_in_all && wrong_chosen == 0) return 100;
            if (!shown.asked.scoring.partial || right_chosen <= wrong_chosen) return 0;
            return 100 * (right_chosen - wrong_chosen) / right_in_all;
        case QuestionKind::number:
            return std::abs(answer.number - key.number) <= key.tolerance ? 100 : 0;
        case QuestionKind::text:
            for (const std::string& spelling : key.folded) {
                if (spelling == answer.folded) return 100;
            }
    }
    return 0;
}

Reference::Worth Reference::worth(const Shown& shown, const Given& given, std::int64_t streak) {
    const Scoring& scoring = shown.asked.scoring;
    const int earned = credit(shown, given.answer);
    if (earned == 0) return {0, -scoring.wrong, 0};
    std::int64_t points = shown.asked.points;
    if (scoring.mode == Scoring::Mode::speed) {
        const std::int64_t window = shown.asked.window.count();
        const std::int64_t lost = points * std::min(given.elapsed, window) / (2 * window);
        points -= lost;
    }
    std::int64_t bonus = 0;
    if (earned == 100 && scoring.streak_from > 0) {
        for (std::int64_t row = scoring.streak_from; row <= streak + 1; ++row) {
            bonus = std::min<std::int64_t>(bonus + scoring.streak_bonus, scoring.streak_bonus_max);
        }
    }
    points = points * earned / 100 + bonus;
    return {earned, static_cast<int>(points), static_cast<int>(bonus)};
}

std::map<std::size_t, Reference::Worth> Reference::worths(std::size_t contestant) const {
    std::map<std::size_t, Worth> worths;
    std::int64_t streak = 0;
    for (std::size_t i = 0; i < showings_.size(); ++i) {
        const Shown& shown = showings_[i];
        if (shown.out) continue;
        const auto given = shown.given.find(contestant);
        const bool answered = given != shown.given.end();
        if (answered) worths[i] = worth(shown, given->second, streak);
        if (!shown.stands()) continue;
        streak = answered && worths[i].credit == 100 ? streak + 1 : 0;
    }
    return worths;
}

Reference::Score Reference::score(std::size_t contestant, std::optional<std::size_t> round) const {
    Score score;
    const auto all = worths(contestant);
    for (std::size_t i = 0; i < showings_.size(); ++i) {
        const Shown& shown = showings_[i];
        if (!shown.counts() || (round && shown.asked.round != *round)) continue;
        const auto worth = all.find(i);
        if (worth == all.end()) {
            score.streak = 0;
            continue;
        }
        const auto& [credit, points, bonus] = worth->second;
        const Given& given = shown.given.at(contestant);
        score.points += points;
        if (points > 0) {
            score.time += given.elapsed;
            score.earliest = std::max<std::int64_t>(score.earliest, given.at.count());
        }
        if (credit == 100) {
            ++score.correct;
            ++score.streak;
        } else {
            score.streak = 0;
        }
    }
    const bool predicted = setup_->definition.prediction != Prediction::none;
    if (finished_ && predicted) {
        const auto& guess = entrants_[contestant].prediction;
        score.prediction_error = guess ? std::abs(*guess - truth()) : std::int64_t{1} << 40U;
    }
    return score;
}

std::int64_t Reference::truth() const {
    const Prediction prediction = setup_->definition.prediction;
    std::int64_t truth = 0;
    for (std::size_t i = 0; i < entrants_.size(); ++i) {
        if (entrants_[i].removed) continue;
        if (prediction == Prediction::participants && took_part(i)) ++truth;
        if (prediction == Prediction::all_correct && all_right(i)) ++truth;
    }
    return truth;
}

bool Reference::took_part(std::size_t contestant) const {
    for (const Shown& shown : showings_) {
        if (shown.given.contains(contestant)) return true;
    }
    return false;
}

bool Reference::all_right(std::size_t contestant) const {
    const auto all = worths(contestant);
    bool any = false;
    for (std::size_t i = 0; i < showings_.size(); ++i) {
        if (!showings_[i].counts()) continue;
        const auto worth = all.find(i);
        if (worth == all.end() || worth->second.credit != 100) return false;
        any = true;
    }
    return any;
}

bool Reference::ahead(const Score& a, const Score& b) const {
    for (const TieBreak key : setup_->definition.tie_break) {
        switch (key) {
            case TieBreak::points:
                if (a.points != b.points) return a.points > b.points;
                break;
            case TieBreak::correct:
                if (a.correct != b.correct) return a.correct > b.correct;
                break;
            case TieBreak::time:
                if (a.time != b.time) return a.time < b.time;
                break;
            case TieBreak::prediction:
                if (a.prediction_error != b.prediction_error) {
                    return a.prediction_error < b.prediction_error;
                }
                break;
            case TieBreak::earliest:
                if (a.earliest == b.earliest) break;
                if (a.earliest == 0 || b.earliest == 0) return b.earliest == 0;
                return a.earliest < b.earliest;
        }
    }
    return false;
}

std::size_t Reference::place(
    std::size_t contestant, const std::vector<Score>& scores, std::size_t among
) const {
    std::size_t place = 1;
    for (std::size_t other = 0; other < among; ++other) {
        if (entrants_[other].removed) continue;
        if (entrants_[other].division != entrants_[contestant].division) continue;
        if (ahead(scores[other], scores[contestant])) ++place;
    }
    return place;
}

}  // namespace hoithi::test
