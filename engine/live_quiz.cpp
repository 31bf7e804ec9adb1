#include "engine/live_quiz.hpp"

#include <algorithm>

#include "engine/answering.hpp"
#include "engine/correcting.hpp"
#include "engine/finale.hpp"
#include "engine/spares.hpp"
#include "engine/truth.hpp"

namespace hoithi {

namespace {

using Decided = Result<Events, Refusal>;

constexpr Millis add_time_max{60'000};
constexpr std::int64_t prediction_max = 1'000'000'000;

LeadInBegan lead_in(
    const Contest& contest,
    std::size_t earlier_showings,
    std::optional<std::uint32_t> spare,
    Time now
) {
    const auto id = static_cast<std::uint32_t>(earlier_showings + 1);
    return LeadInBegan{ShowingId{id}, spare, now + contest.definition().lead_in};
}

bool timers_run(Phase phase) { return phase == Phase::lead_in || phase == Phase::open; }

bool unmarked(Phase phase) { return timers_run(phase) || phase == Phase::closed; }

struct LiveQuizRules {
    const Contest& contest;
    Time now;

    Decided one(EventBody body) const { return Events{Event{now, std::move(body)}}; }

    Decided operator()(const SubmitAnswer& command) const {
        return decide_answer(contest, command, now);
    }
    Decided operator()(const VoidQuestion& command) const {
        return decide_void(contest, command, now);
    }
    Decided operator()(const RestoreQuestion& command) const {
        return decide_restore(contest, command, now);
    }
    Decided operator()(const ChangeKey& command) const {
        return decide_change_key(contest, command, now);
    }

    Decided operator()(const Predict& predict) const {
        const Contestant* contestant = contest.find(predict.contestant);
        if (!contestant) return Refusal::unknown_contestant;
        if (contestant->removed) return Refusal::removed;
        if (contest.definition().prediction == Prediction::none) return Refusal::wrong_kind;
        if (contest.phase != Phase::lobby) return Refusal::too_late;
        if (predict.value < 0 || predict.value > prediction_max) return Refusal::bad_request;
        if (contestant->prediction == predict.value) return Events{};
        return one(Predicted{predict.contestant, predict.value});
    }

    Decided operator()(const Start&) const {
        if (contest.phase != Phase::lobby) return Refusal::not_now;
        return one(lead_in(contest, 0, std::nullopt, now));
    }

    Decided operator()(const Advance& advance) const {
        if (advance.from && !settled_in(*advance.from)) return Refusal::not_now;
        if (contest.paused) return Refusal::already_paused;
        switch (contest.phase) {
            case Phase::lobby:
                return (*this)(Start{});
            case Phase::lead_in:
                return one(QuestionOpened{now + contest.current()->asked.window});
            case Phase::open:
                return (*this)(CloseQuestion{});
            case Phase::closed:
                return one(Revealed{});
            case Phase::reveal:
                return one(BoardShown{});
            case Phase::board:
                return after_board();
            case Phase::finished:
                return Refusal::not_now;
        }
        return Refusal::not_now;
    }

    Decided operator()(const ShowAnswer&) const {
        const bool on_board = contest.phase == Phase::board && contest.current()->revealed;
        if (!on_board) return Refusal::not_now;
        return one(AnswerShown{});
    }

    // Answers on their way keep the grace, so a close moves the deadline and the tick closes.
    Decided operator()(const CloseQuestion&) const {
        if (contest.phase != Phase::open) return Refusal::not_now;
        if (contest.paused) return Refusal::already_paused;
        if (contest.current()->closes_at <= now) return Events{};
        return one(DeadlineMoved{now});
    }

    Decided operator()(const AddTime& add) const {
        if (contest.phase != Phase::open) return Refusal::not_now;
        if (add.by == Millis{0} || add.by > add_time_max || add.by < -add_time_max) {
            return Refusal::bad_request;
        }
        const Time earliest = contest.paused ? contest.paused_at : now;
        const Time deadline = contest.current()->closes_at;
        // In the grace after the deadline there is no time left to take.
        if (add.by < Millis{0} && deadline <= earliest) return Refusal::nothing_to_change;
        return one(DeadlineMoved{std::max(deadline + add.by, earliest)});
    }

    Decided operator()(const Pause&) const {
        if (contest.paused) return Refusal::already_paused;
        if (!timers_run(contest.phase)) return Refusal::not_now;
        return one(Paused{});
    }

    Decided operator()(const Resume&) const {
        if (!contest.paused) return Refusal::not_paused;
        return one(Resumed{now - contest.paused_at});
    }

    Decided operator()(const Skip&) const {
        if (!unmarked(contest.phase)) return Refusal::not_now;
        Events events{{now, Skipped{}}};
        if (contest.asked < contest.paper().questions.size()) {
            events.push_back({now, lead_in(contest, contest.showings.size(), std::nullopt, now)});
        } else {
            events.push_back({now, BoardShown{}});
        }
        return events;
    }

    Decided operator()(const Replace&) const {
        if (!unmarked(contest.phase)) return Refusal::not_now;
        const auto spare = next_spare(contest);
        if (!spare) return Refusal::no_spare_left;
        return Events{
            {now, Replaced{}},
            {now, lead_in(contest, contest.showings.size(), spare, now)},
        };
    }

    Decided operator()(const End&) const {
        if (contest.phase == Phase::finished) return Refusal::not_now;
        // What was being asked does not count; if it had opened, its answers may be restored.
        Events events;
        if (unmarked(contest.phase)) events.push_back({now, Skipped{}});
        events.push_back({now, end()});
        return events;
    }

    Decided operator()(const Unveil& unveil) const { return decide_unveil(contest, unveil, now); }

    Decided operator()(const Tick&) const {
        const auto wake = next_wake_live_quiz(contest);
        if (!wake || now < *wake) return Events{};
        if (contest.phase == Phase::open) return one(QuestionClosed{});
        return one(QuestionOpened{now + contest.current()->asked.window});
    }

    Decided operator()(const MarkTime&) const {
        if (!timers_run(contest.phase) || contest.paused) return Events{};
        return one(TimeMarked{});
    }

    // An outage costs nobody answer time: it is a pause that began where the log ends, or later.
    Decided operator()(const Recover& recover) const {
        if (!timers_run(contest.phase) || contest.paused) return Events{};
        const Time since = std::clamp(recover.away_since.value_or(contest.at), contest.at, now);
        return Events{{since, Paused{}}, {now, Resumed{now - since}}};
    }

    template <class Other>
    Decided operator()(const Other&) const {
        return Refusal::not_now;
    }

private:
    // A button that has just changed under the finger was not meant as it reads now.
    bool settled_in(std::string_view phase) const {
        const bool fresh =
            contest.phase != Phase::lobby && now < contest.phase_since + Advance::settling;
        return phase == name(contest.phase) && !fresh;
    }

    Decided after_board() const {
        if (contest.asked < contest.paper().questions.size()) {
            return one(lead_in(contest, contest.showings.size(), std::nullopt, now));
        }
        return one(end());
    }

    // It names nobody: that is for the finale.
    Finished end() const { return {truth_of(contest), true}; }
};

}  // namespace

Result<Events, Refusal> decide_live_quiz(const Contest& contest, const Command& command, Time now) {
    return std::visit(LiveQuizRules{contest, now}, command);
}

std::optional<Time> next_wake_live_quiz(const Contest& contest) {
    if (contest.paused) return std::nullopt;
    if (contest.phase == Phase::lead_in) return contest.current()->opens_at;
    if (contest.phase == Phase::open) {
        return contest.current()->closes_at + contest.definition().grace;
    }
    return std::nullopt;
}

}  // namespace hoithi
