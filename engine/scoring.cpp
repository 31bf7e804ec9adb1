#include "engine/scoring.hpp"

#include <algorithm>
#include <cassert>

namespace hoithi {

namespace {

int options_credit(bool partial, OptionSet key, OptionSet chosen) {
    if (chosen == key) return 100;
    if (!partial) return 0;
    const int right = key.common(chosen);
    const int wrong = chosen.size() - right;
    return std::max(0, (right - wrong) * 100 / key.size());
}

bool within(std::int64_t value, std::int64_t centre, std::int64_t tolerance) {
    return value >= centre - tolerance && value <= centre + tolerance;
}

std::int32_t streak_bonus(const Scoring& scoring, int streak) {
    if (scoring.streak_from == 0 || streak < scoring.streak_from) return 0;
    const std::int64_t steps = streak - scoring.streak_from + 1;
    return static_cast<std::int32_t>(
        std::min<std::int64_t>(scoring.streak_bonus * steps, scoring.streak_bonus_max)
    );
}

}  // namespace

int credit(const PaperQuestion& asked, const Key& key, const Answer& answer) {
    switch (asked.question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            // After a change of key several options may be right: any one of them will do.
            return key.options.common(answer.options) == 1 ? 100 : 0;
        case QuestionKind::multiple:
            return options_credit(asked.scoring.partial, key.options, answer.options);
        case QuestionKind::number:
            return within(answer.number, key.number, key.tolerance) ? 100 : 0;
        case QuestionKind::text:
            return std::ranges::find(key.folded, answer.folded) != key.folded.end() ? 100 : 0;
    }
    return 0;
}

std::int32_t speed_points(int points, Millis window, Millis elapsed) {
    assert(window.count() > 0);
    const std::int64_t used = std::clamp(elapsed, Millis{0}, window).count();
    return static_cast<std::int32_t>(points - points * used / (2 * window.count()));
}

Mark mark(
    const PaperQuestion& asked, const Key& key, const Answer& answer, Millis elapsed, int streak
) {
    const Scoring& scoring = asked.scoring;
    const int earned = credit(asked, key, answer);
    if (earned == 0) return Mark{0, -scoring.wrong, 0};

    const std::int32_t whole = scoring.mode == Scoring::Mode::speed
                                   ? speed_points(asked.points, asked.window, elapsed)
                                   : asked.points;
    const std::int32_t bonus = earned == 100 ? streak_bonus(scoring, streak + 1) : 0;
    return Mark{earned, whole * earned / 100 + bonus, bonus};
}

}  // namespace hoithi
