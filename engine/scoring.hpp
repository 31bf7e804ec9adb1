#pragma once

#include <cstdint>

#include "engine/definition.hpp"
#include "engine/paper.hpp"
#include "engine/question.hpp"

namespace hoithi {

/// What an answer is worth.
struct Mark {
    int credit = 0;           // percent of right, 0–100; 100 is "right"
    std::int32_t points = 0;  // with the bonus; below 0 where wrong answers cost
    std::int32_t bonus = 0;   // of these, for a streak

    friend bool operator==(const Mark&, const Mark&) = default;
};

/// How far `answer` is right by `key`, in percent. Of several right options of a single choice any
/// one is right. Partial credit (several right options):
/// (right chosen − wrong chosen) / right, not below 0, rounded down.
int credit(const PaperQuestion& asked, const Key& key, const Answer& answer);

/// All points for an instant answer, falling in a straight line to half of them at the end of
/// the published window; half after it. Integers only, rounded in the contestant's favour.
std::int32_t speed_points(int points, Millis window, Millis elapsed);

/// The mark of `answer` after `elapsed`, by a contestant who had `streak` right answers in a
/// row before it. Rules in docs/scoring.md.
Mark mark(
    const PaperQuestion& asked, const Key& key, const Answer& answer, Millis elapsed, int streak
);

}  // namespace hoithi
