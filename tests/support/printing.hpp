#pragma once

#include <ostream>

#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/scoring.hpp"
#include "engine/standings.hpp"

// How GoogleTest shows the engine's values when an expectation fails.
namespace hoithi {

inline void PrintTo(Refusal refusal, std::ostream* out) { *out << name(refusal); }
inline void PrintTo(Phase phase, std::ostream* out) { *out << name(phase); }
inline void PrintTo(ContestantId id, std::ostream* out) { *out << "contestant " << index(id); }

inline void PrintTo(const Mark& mark, std::ostream* out) {
    *out << "{credit " << mark.credit << ", points " << mark.points << ", bonus " << mark.bonus
         << '}';
}

inline void PrintTo(const Place& place, std::ostream* out) {
    *out << "{contestant " << index(place.contestant) << ", place " << place.place << '}';
}

inline void PrintTo(const Tally& tally, std::ostream* out) {
    *out << "{points " << tally.points << ", correct " << tally.correct << ", streak "
         << tally.streak << ", time " << tally.time << ", prediction error "
         << tally.prediction_error << ", earliest " << tally.earliest.count() << '}';
}

}  // namespace hoithi
