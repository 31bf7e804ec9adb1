#include "engine/apply.hpp"

#include <cassert>

#include "engine/spares.hpp"
#include "engine/tallying.hpp"

namespace hoithi {

namespace {

struct Application {
    Contest& contest;
    Time at;

    Showing& current() const { return contest.showings.back(); }
    Showing& showing(ShowingId id) const {
        assert(contest.find(id));
        return contest.showings[static_cast<std::size_t>(id) - 1];
    }
    void enter(Phase phase) const {
        step_to(phase);
        contest.notice.reset();
    }
    void step_to(Phase phase) const {
        contest.phase = phase;
        contest.phase_since = at;
    }
    // The next board tells who moved since the one that was shown last, as it was corrected.
    void leave_board() const {
        if (contest.phase == Phase::board) contest.places_before = contest.places;
    }
    void correct(Notice::Kind kind, const Showing& corrected, const std::string& reason) const {
        contest.notice = Notice{kind, corrected.number, reason};
    }

    void operator()(const ContestOpened& opened) const {
        assert(!contest.setup && opened.setup);
        contest.setup = opened.setup;
        contest.spare_used.resize(opened.setup->paper.spares.size());
        contest.places.divisions.resize(opened.setup->definition.divisions.size());
    }

    void operator()(const Joined& joined) const {
        assert(index(joined.contestant) == contest.contestants.size());
        contest.contestants.push_back({joined.key, joined.division, joined.team, false, {}, at});
        contest.by_key.emplace(joined.key, joined.contestant);
        contest.tallies.emplace_back();
        ++contest.present;
    }

    void operator()(const Removed& removed) const { set_removed(removed.contestant, true); }
    void operator()(const Reinstated& reinstated) const {
        set_removed(reinstated.contestant, false);
    }
    void operator()(const ManyRemoved& removed) const { set_removed(removed.contestants, true); }
    void operator()(const ManyReinstated& reinstated) const {
        set_removed(reinstated.contestants, false);
    }
    void set_removed(ContestantId id, bool removed) const {
        set_removed(std::span(&id, 1), removed);
    }
    void set_removed(std::span<const ContestantId> ids, bool removed) const {
        for (const ContestantId id : ids) mark_removed(id, removed);
        place_all(contest);
    }
    void mark_removed(ContestantId id, bool removed) const {
        assert(index(id) < contest.contestants.size());
        contest.contestants[index(id)].removed = removed;
        contest.present += removed ? -1U : 1U;
        if (const Showing* shown = contest.current(); shown && shown->answer_of(id)) {
            contest.answered += removed ? -1U : 1U;
        }
    }
    void operator()(const NamesHeld&) const {}
    void operator()(const NamesReleased&) const {}
    void operator()(const NewNamesHeld&) const { contest.new_names_held = true; }
    void operator()(const NewNamesReleased&) const { contest.new_names_held = false; }

    void operator()(const Renamed&) const {}
    void operator()(const SeatMoved& moved) const {
        ++contest.contestants[index(moved.contestant)].seats_left;
    }

    void operator()(const Locked&) const { contest.locked = true; }
    void operator()(const Unlocked&) const { contest.locked = false; }
    void operator()(const Predicted& predicted) const {
        contest.contestants[index(predicted.contestant)].prediction = predicted.value;
    }

    void operator()(const LeadInBegan& began) const {
        const bool after_outing =
            contest.notice && (contest.notice->kind == Notice::Kind::skipped ||
                               contest.notice->kind == Notice::Kind::replaced);
        if (!after_outing) contest.notice.reset();
        leave_board();
        step_to(Phase::lead_in);
        contest.answered = 0;
        const Paper& paper = contest.paper();
        Showing next;
        next.id = began.showing;
        next.opens_at = began.opens_at;
        if (began.spare) {
            assert(!contest.spare_used[*began.spare]);
            contest.spare_used[*began.spare] = true;
            assert(contest.current());
            next.asked = spare_in(*contest.setup, *began.spare, contest.current()->asked.round);
        } else {
            assert(contest.asked < paper.questions.size());
            next.asked = paper.questions[contest.asked++];
        }
        next.number = static_cast<int>(contest.asked);
        next.key = next.asked.question.key;
        contest.showings.push_back(std::move(next));
    }

    void operator()(const QuestionOpened& opened) const {
        assert(contest.phase == Phase::lead_in);
        enter(Phase::open);
        current().opened_at = at;
        current().closes_at = opened.closes_at;
        current().answers.reserve(contest.contestants.size());
    }

    void operator()(const DeadlineMoved& moved) const { current().closes_at = moved.closes_at; }

    void operator()(const Paused&) const {
        contest.paused = true;
        contest.paused_at = at;
    }

    void operator()(const Resumed& resumed) const {
        contest.paused = false;
        if (contest.phase == Phase::lead_in) current().opens_at += resumed.by;
        if (contest.phase == Phase::open) {
            current().closes_at += resumed.by;
            current().stoppages.push_back({contest.paused_at, resumed.by});
        }
    }

    void operator()(const AnswerRecorded& recorded) const {
        Showing& shown = current();
        assert(recorded.showing == shown.id && !shown.answer_of(recorded.contestant));
        const std::size_t slot = index(recorded.contestant);
        if (slot >= shown.answers.size()) shown.answers.resize(slot + 1);
        shown.answers[slot] = RecordedAnswer{
            recorded.key,
            recorded.answer.number,
            recorded.given_at.value_or(at),
            static_cast<std::uint32_t>(recorded.elapsed.count()),
            recorded.mark,
            recorded.answer.options,
            true};
        if (!recorded.answer.text.empty()) {
            shown.texts[recorded.contestant] = {recorded.answer.text, recorded.answer.folded};
        }
        ++contest.answered;
    }

    void operator()(const QuestionClosed&) const { enter(Phase::closed); }

    void operator()(const Revealed&) const {
        enter(Phase::reveal);
        current().revealed = true;
        tally_current(contest);
        place_all(contest);
    }

    void operator()(const BoardShown&) const {
        const bool after_skip = contest.notice && contest.notice->kind == Notice::Kind::skipped;
        step_to(Phase::board);
        if (!after_skip) contest.notice.reset();
    }

    // The board was shown: what it is measured from stays, for it comes again.
    void operator()(const AnswerShown&) const { step_to(Phase::reveal); }

    void operator()(const Skipped&) const {
        take_out(Showing::State::skipped, Notice::Kind::skipped);
    }
    void operator()(const Replaced&) const {
        take_out(Showing::State::replaced, Notice::Kind::replaced);
    }
    void take_out(Showing::State state, Notice::Kind kind) const {
        contest.paused = false;
        current().state = state;
        correct(kind, current(), {});
    }

    void operator()(const Voided& voided) const {
        showing(voided.showing).void_reason = voided.reason;
        correct(Notice::Kind::voided, showing(voided.showing), voided.reason);
    }
    void operator()(const Restored& restored) const {
        Showing& counted = showing(restored.showing);
        counted.void_reason.reset();
        if (counted.state == Showing::State::ended) {
            counted.state = Showing::State::asked;
            counted.revealed = true;
        }
        correct(Notice::Kind::restored, counted, restored.reason);
    }
    void operator()(const KeyChanged& changed) const {
        showing(changed.showing).key = changed.key;
        showing(changed.showing).key_reason = changed.reason;
        if (changed.explanation) showing(changed.showing).explanation = changed.explanation;
        correct(Notice::Kind::key_changed, showing(changed.showing), changed.reason);
    }
    void operator()(const Remarked& remarked) const {
        for (const NewMark& changed : remarked.marks) {
            showing(changed.showing).answers[index(changed.contestant)].mark = changed.mark;
        }
        tally_all(contest);
        place_all(contest);
    }

    void operator()(const Finished& finished) const {
        const bool unmarked = contest.phase == Phase::open || contest.phase == Phase::closed;
        if (unmarked) current().state = Showing::State::ended;
        leave_board();
        if (contest.phase != Phase::finished) enter(Phase::finished);
        contest.paused = false;
        contest.truth = finished.truth;
        if (finished.finale) contest.unveiled = 0;
        tally_all(contest);
        place_all(contest);
    }

    void operator()(const Unveiled& unveiled) const {
        contest.unveiled = unveiled.step;
        contest.phase_since = at;
    }

    void operator()(const TimeMarked&) const {}  // its moment is all that it says
};

}  // namespace

void apply(Contest& contest, const Event& event) {
    assert(event.at >= contest.at);
    contest.at = event.at;
    std::visit(Application{contest, event.at}, event.body);
}

Contest replay(std::span<const Event> events) {
    Contest contest;
    for (const Event& event : events) apply(contest, event);
    return contest;
}

}  // namespace hoithi
