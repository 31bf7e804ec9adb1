#include "engine/tallying.hpp"

#include <algorithm>

namespace hoithi {

namespace {

/// Ranks after every prediction that was made.
constexpr std::uint64_t no_prediction = 1ULL << 40U;

/// Whether an answer earned something, for the keys that look only at those.
bool earned(const Mark& mark, Edition edition) {
    return edition == Edition::first ? mark.credit > 0 : mark.points > 0;
}

std::uint64_t prediction_error(const Contestant& contestant, std::int64_t truth) {
    if (!contestant.prediction) return no_prediction;
    const std::int64_t off = *contestant.prediction - truth;
    return static_cast<std::uint64_t>(off < 0 ? -off : off);
}

}  // namespace

void add_marks(const Contest& contest, const Showing& showing, std::vector<Tally>& tallies) {
    const Edition edition = contest.setup->edition;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        Tally& tally = tallies[i];
        const RecordedAnswer* recorded =
            showing.answer_of(ContestantId{static_cast<std::uint32_t>(i)});
        if (!recorded || recorded->mark.credit < 100) tally.streak = 0;
        if (!recorded) continue;
        tally.points += recorded->mark.points;
        if (earned(recorded->mark, edition)) {
            tally.time += recorded->elapsed;
            tally.earliest = std::max(tally.earliest, recorded->given_at);
        }
        if (recorded->mark.credit < 100) continue;
        ++tally.correct;
        ++tally.streak;
    }
}

void add_prediction_errors(const Contest& contest, std::vector<Tally>& tallies) {
    if (!contest.truth || contest.definition().prediction == Prediction::none) return;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        tallies[i].prediction_error = prediction_error(contest.contestants[i], *contest.truth);
    }
}

Places places_by(const Contest& contest, std::span<const Tally> tallies) {
    std::vector<std::vector<ContestantId>> entries(contest.definition().divisions.size());
    for (std::uint32_t i = 0; i < tallies.size(); ++i) {
        const Contestant& contestant = contest.contestants[i];
        if (!contestant.removed) entries[index(contestant.division)].push_back(ContestantId{i});
    }
    Places places;
    places.of.resize(tallies.size());
    for (const auto& division : entries) {
        places.divisions.push_back(standings(division, tallies, contest.definition().tie_break));
        for (const Place& place : places.divisions.back()) {
            places.of[index(place.contestant)] = place.place;
        }
    }
    return places;
}

void tally_current(Contest& contest) {
    if (contest.current()->counts()) add_marks(contest, *contest.current(), contest.tallies);
}

void tally_all(Contest& contest) {
    std::ranges::fill(contest.tallies, Tally{});
    for (const Showing& showing : contest.showings) {
        if (showing.counts()) add_marks(contest, showing, contest.tallies);
    }
    add_prediction_errors(contest, contest.tallies);
}

void place_all(Contest& contest) {
    const bool any_revealed =
        std::ranges::any_of(contest.showings, [](const Showing& s) { return s.revealed; });
    if (!any_revealed && contest.phase != Phase::finished) return;
    contest.places = places_by(contest, contest.tallies);
    ++contest.placings;
}

}  // namespace hoithi
