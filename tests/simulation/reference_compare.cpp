#include <algorithm>

#include "engine/round_standings.hpp"
#include "engine/unit_standings.hpp"
#include "engine/view.hpp"
#include "tests/simulation/reference.hpp"

// Where the engine's contest and the reference differ.
namespace hoithi::test {

namespace {

void expect_equal(
    std::vector<std::string>& found, const std::string& what, std::int64_t here, std::int64_t there
) {
    if (here == there) return;
    found.push_back(what + ": " + std::to_string(here) + ", should be " + std::to_string(there));
}

std::string of(const char* what, std::size_t who) {
    return std::string(what) + " of contestant " + std::to_string(who);
}

}  // namespace

std::vector<std::string> Reference::differences(const Contest& contest) const {
    std::vector<std::string> found;
    if (contest.contestants.size() != entrants_.size())
        found.push_back("the number of contestants");
    if (contest.showings.size() != showings_.size()) found.push_back("the number of showings");
    if (!found.empty()) return found;
    compare_answers(contest, found);
    compare_scores(contest, found);
    compare_rounds(contest, found);
    compare_finale(contest, found);
    compare_units(contest, found);
    compare_counts(contest, found);
    return found;
}

void Reference::compare_answers(const Contest& contest, std::vector<std::string>& found) const {
    for (std::size_t who = 0; who < entrants_.size(); ++who) {
        const ContestantId id{static_cast<std::uint32_t>(who)};
        const auto all = worths(who);
        for (std::size_t s = 0; s < showings_.size(); ++s) {
            const std::string what = of("the answer", who) + " to showing " + std::to_string(s + 1);
            const RecordedAnswer* recorded = contest.showings[s].answer_of(id);
            const auto given = showings_[s].given.find(who);
            if ((recorded != nullptr) != (given != showings_[s].given.end())) {
                found.push_back(what + " is lost or made up");
                continue;
            }
            if (!recorded) continue;
            const Answer answer = contest.showings[s].as_given(id, *recorded);
            if (answer != given->second.answer) found.push_back(what + " was changed");
            expect_equal(found, what + ", time", recorded->elapsed, given->second.elapsed);
            const auto worth = all.find(s);
            if (worth == all.end()) continue;
            expect_equal(found, what + ", credit", recorded->mark.credit, worth->second.credit);
            expect_equal(found, what + ", points", recorded->mark.points, worth->second.points);
            expect_equal(found, what + ", bonus", recorded->mark.bonus, worth->second.bonus);
        }
    }
}

void Reference::compare_scores(const Contest& contest, std::vector<std::string>& found) const {
    std::vector<Score> scores;
    for (std::size_t who = 0; who < entrants_.size(); ++who) {
        scores.push_back(score(who));
        const Score& should = scores.back();
        const Tally& tally = contest.tallies[who];
        expect_equal(found, of("points", who), tally.points, should.points);
        expect_equal(found, of("right answers", who), tally.correct, should.correct);
        expect_equal(found, of("streak", who), tally.streak, should.streak);
        expect_equal(found, of("time", who), static_cast<std::int64_t>(tally.time), should.time);
        expect_equal(found, of("earliest", who), tally.earliest.count(), should.earliest);
        expect_equal(
            found,
            of("prediction error", who),
            static_cast<std::int64_t>(tally.prediction_error),
            should.prediction_error
        );
    }
    compare_places(contest, scores, found);
}

void Reference::compare_places(
    const Contest& contest, const std::vector<Score>& scores, std::vector<std::string>& found
) const {
    const bool any = std::ranges::any_of(showings_, [](const Shown& s) { return s.revealed; });
    std::vector<std::size_t> sizes(setup_->definition.divisions.size());
    for (std::size_t who = 0; who < entrants_.size(); ++who) {
        const std::uint32_t here =
            contest.places.place_of(ContestantId{static_cast<std::uint32_t>(who)});
        const bool placed = (any || finished_) && who < placed_ && !entrants_[who].removed;
        const auto should = placed ? static_cast<std::int64_t>(place(who, scores, placed_)) : 0;
        expect_equal(found, of("the place", who), here, should);
        if (placed) ++sizes[entrants_[who].division];
    }
    for (std::size_t who = 0; who < entrants_.size(); ++who) {
        const PersonalView mine =
            personal_view(contest, ContestantId{static_cast<std::uint32_t>(who)});
        const std::uint32_t place = contest.places.of.size() > who ? contest.places.of[who] : 0;
        expect_equal(found, of("one's own place", who), mine.place, veiled() ? 0 : place);
        expect_equal(found, of("one's own points", who), mine.points, scores[who].points);
        const auto of_how_many = static_cast<std::int64_t>(sizes[entrants_[who].division]);
        expect_equal(found, of("who has a place beside", who), mine.of, of_how_many);
    }
    for (std::size_t d = 0; d < sizes.size(); ++d) {
        const auto& standing = contest.places.divisions[d];
        expect_equal(
            found,
            "the size of division " + std::to_string(d),
            static_cast<std::int64_t>(standing.size()),
            static_cast<std::int64_t>(sizes[d])
        );
        if (!std::ranges::is_sorted(standing, {}, &Place::place)) {
            found.push_back("a board is out of order");
        }
    }
}

void Reference::compare_finale(const Contest& contest, std::vector<std::string>& found) const {
    const View seen = view(contest, Viewer::everybody);
    if (!veiled() || !seen.boards) return;
    if (!finished_) found.push_back("a board that gives the winner away");
    for (std::size_t d = 0; d < seen.boards->size(); ++d) {
        for (const BoardRow& row : seen.boards->at(d).rows) {
            // The first of a division's three steps names the third place.
            const bool named = row.place <= 3 && unveiled_ >= 3 * d + (4 - row.place);
            if (!named) found.push_back("a place " + std::to_string(row.place) + " too soon");
        }
    }
}

void Reference::compare_rounds(const Contest& contest, std::vector<std::string>& found) const {
    const bool placed_any = finished_ || std::ranges::any_of(showings_, &Shown::revealed);
    for (std::size_t round = 0; round < setup_->definition.rounds.size(); ++round) {
        const RoundStandings here = round_standings(contest, round);
        const bool any = std::ranges::any_of(showings_, [round](const Shown& shown) {
            return shown.asked.round == round && shown.revealed;
        });
        std::vector<Score> scores;
        for (std::size_t who = 0; who < entrants_.size(); ++who) {
            scores.push_back(score(who, round));
        }
        const std::string in = " in round " + std::to_string(round + 1);
        // Whoever came after places were last made is on no board yet.
        expect_equal(
            found,
            "who is in the standings" + in,
            static_cast<std::int64_t>(here.tallies.size()),
            static_cast<std::int64_t>(placed_any ? placed_ : 0)
        );
        for (std::size_t who = 0; who < here.tallies.size(); ++who) {
            const Tally& tally = here.tallies[who];
            const Score& should = scores[who];
            const auto time = static_cast<std::int64_t>(tally.time);
            expect_equal(found, of("points", who) + in, tally.points, should.points);
            expect_equal(found, of("right answers", who) + in, tally.correct, should.correct);
            expect_equal(found, of("time", who) + in, time, should.time);
            const ContestantId id{static_cast<std::uint32_t>(who)};
            const bool placed = any && !entrants_[who].removed;
            const std::size_t due = placed ? place(who, scores, placed_) : 0;
            expect_equal(
                found,
                of("the place", who) + in,
                here.places.place_of(id),
                static_cast<std::int64_t>(due)
            );
        }
    }
}

/// Every fourth contestant is of no unit, the others of three.
void Reference::compare_units(const Contest& contest, std::vector<std::string>& found) const {
    std::vector<std::uint32_t> units;
    std::vector<UnitEntry> should;
    for (std::size_t who = 0; who < entrants_.size(); ++who) {
        units.push_back(who % 4 == 3 ? no_unit : static_cast<std::uint32_t>(who % 4));
        if (units[who] == no_unit || entrants_[who].removed || !took_part(who)) continue;
        should.push_back({units[who], score(who).points});
    }
    if (unit_entries(contest, units) != should) found.push_back("the members of the units");
}

void Reference::compare_counts(const Contest& contest, std::vector<std::string>& found) const {
    std::int64_t present = 0;
    for (const Entrant& entrant : entrants_) present += entrant.removed ? 0 : 1;
    expect_equal(found, "contestants in the contest", contest.present, present);
    if (finished_) expect_equal(found, "the truth", contest.truth.value_or(-1), truth());
    if (showings_.empty()) return;

    const Shown& shown = showings_.back();
    std::int64_t answered = 0;
    std::int64_t right = 0;
    std::vector<std::uint32_t> options(shown.asked.question.options.size());
    for (const auto& [who, given] : shown.given) {
        if (entrants_[who].removed) continue;
        ++answered;
        if (credit(shown, given.answer) == 100) ++right;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (given.answer.options.contains(i)) ++options[i];
        }
    }
    const Count count = contest.current()->count(contest.contestants);
    expect_equal(found, "answers to the question", contest.answered, answered);
    expect_equal(found, "answers counted", count.answered, answered);
    if (!shown.out) expect_equal(found, "right answers counted", count.right, right);
    if (count.options != options) found.push_back("how often each option was chosen");
}

}  // namespace hoithi::test
