#include "engine/round_standings.hpp"

#include "engine/tallying.hpp"

namespace hoithi {

RoundStandings round_standings(const Contest& contest, std::size_t round) {
    RoundStandings standings;
    standings.tallies.resize(contest.places.of.size());
    bool revealed = false;
    for (const Showing& showing : contest.showings) {
        if (showing.asked.round != round) continue;
        revealed = revealed || showing.revealed;
        if (showing.counts()) add_marks(contest, showing, standings.tallies);
    }
    add_prediction_errors(contest, standings.tallies);
    if (revealed) {
        standings.places = places_by(contest, standings.tallies);
    } else {
        standings.places.divisions.resize(contest.definition().divisions.size());
    }
    return standings;
}

}  // namespace hoithi
