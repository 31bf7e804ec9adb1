#include "engine/tie_break.hpp"

namespace hoithi {

namespace {

/// Later than every moment: ms since 1970, the year 2109.
constexpr std::int64_t never = std::int64_t{1} << 42U;

}  // namespace

std::int64_t tie_break_value(const Tally& tally, TieBreak key) {
    switch (key) {
        case TieBreak::points:
            return tally.points;
        case TieBreak::correct:
            return tally.correct;
        case TieBreak::time:
            return static_cast<std::int64_t>(tally.time);
        case TieBreak::prediction:
            return static_cast<std::int64_t>(tally.prediction_error);
        case TieBreak::earliest:
            return tally.earliest.count() == 0 ? never : tally.earliest.count();
    }
    return 0;
}

bool more_is_better(TieBreak key) { return key == TieBreak::points || key == TieBreak::correct; }

}  // namespace hoithi
