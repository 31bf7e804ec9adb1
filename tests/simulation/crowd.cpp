#include "tests/simulation/crowd.hpp"

#include <algorithm>

#include "tests/simulation/random_setup.hpp"

namespace hoithi::test {

Sending Crowd::next(const Contest& contest, Time now) {
    const bool lobby = contest.phase == Phase::lobby;
    const std::uint64_t draw = random_.below(100);
    if (contest.phase == Phase::finished && draw < 60) {
        return draw < 35 ? correct(contest) : take_out(contest);
    }
    if (draw < (lobby ? 45U : 4U)) return join(contest);
    if (draw < (lobby ? 50U : 55U)) return answer(contest, now);
    if (draw < 62) return again(now);
    if (draw < 66) return predict(contest);
    if (draw < 71) return correct(contest);
    if (draw < 73) return take_out(contest);
    if (draw < 75) return nonsense(contest, now);
    if (draw < 76) return care_for_names(contest);
    return drive(contest);
}

void Crowd::done(const Sending& sending, const Contest& contest) {
    if (const auto* submit = std::get_if<SubmitAnswer>(&sending.command)) {
        if (contest.find(submit->showing)->answer_of(submit->contestant)) heard_.push_back(*submit);
    }
    if (std::holds_alternative<Join>(sending.command)) heard_.push_back(sending.command);
}

Sending Crowd::join(const Contest& contest) {
    const auto& rules = contest.definition();
    const bool right = !one_in(random_, 6);
    Join join{
        new_key(), DivisionIndex{static_cast<std::uint8_t>(random_.below(4))}, one_in(random_, 2)};
    if (right) {
        join.division =
            DivisionIndex{static_cast<std::uint8_t>(random_.below(rules.divisions.size()))};
        if (rules.entrants != Entrants::either) join.team = rules.entrants == Entrants::team;
    }
    const bool admitted =
        contest.phase == Phase::lobby || (rules.late_joining && contest.phase != Phase::finished);
    const bool room = contest.present < static_cast<std::size_t>(rules.contestants_max);
    return {join, right && admitted && room && !contest.locked, false};
}

Sending Crowd::answer(const Contest& contest, Time now) {
    SubmitAnswer submit;
    submit.showing = any_showing(contest);
    submit.contestant = anybody(contest);
    const Showing* asked = contest.find(submit.showing);
    if (asked && asked->answer_of(submit.contestant)) submit.contestant = anybody(contest);
    submit.key = new_key();
    if (const Showing* shown = contest.find(submit.showing)) {
        submit.answer = random_answer(random_, shown->asked.question);
    }
    submit.bare = submit.answer.folded;
    submit.journey.received_at = now - Millis{one_in(random_, 10) ? between(random_, 0, 600) : 0};
    submit.journey.round_trip = Millis{between(random_, -10, 500)};
    if (const Showing* current = contest.current(); current && one_in(random_, 2)) {
        submit.journey.shown_at = current->opened_at + Millis{between(random_, -100, 5000)};
    }
    return {submit, may_answer(contest, submit), false};
}

/// Whether the rules oblige the engine to take this answer.
bool Crowd::may_answer(const Contest& contest, const SubmitAnswer& submit) const {
    const Contestant* who = contest.find(submit.contestant);
    const Showing* current = contest.current();
    if (!who || who->removed || !current || submit.showing != current->id) return false;
    if (contest.phase != Phase::open || contest.paused) return false;
    if (current->answer_of(submit.contestant)) return false;
    const Question& question = current->asked.question;
    const Answer& answer = submit.answer;
    const auto offered = question.options.size();
    bool fits = false;
    switch (question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            fits = answer.options.size() == 1;
            break;
        case QuestionKind::multiple:
            fits = !answer.options.empty();
            break;
        case QuestionKind::number:
            fits = answer.options.empty();
            break;
        case QuestionKind::text:
            fits = answer.options.empty() && !answer.text.empty() && answer.text.size() <= 200;
    }
    for (std::size_t i = offered; i < OptionSet::size_max; ++i) {
        if (answer.options.contains(i)) fits = false;
    }
    if (question.kind != QuestionKind::text && !answer.text.empty()) fits = false;
    const Millis longest = current->running_time() + contest.definition().grace;
    return fits && current->run_until(submit.journey.received_at) <= longest;
}

/// The reply got lost: a join or an answer that was done is sent once more, maybe much later.
Sending Crowd::again(Time now) {
    if (heard_.empty()) return {Tick{}, true, false};
    Command command = heard_[random_.below(heard_.size())];
    if (auto* submit = std::get_if<SubmitAnswer>(&command)) submit->journey.received_at = now;
    return {command, true, true};
}

Sending Crowd::predict(const Contest& contest) {
    return {Predict{anybody(contest), between(random_, -1, 12)}, false, false};
}

Sending Crowd::drive(const Contest& contest) {
    if (contest.phase == Phase::lobby) {
        const std::uint64_t patience = contest.contestants.size() < 3 ? 30 : 6;
        if (one_in(random_, patience)) return {Start{}, true, false};
        return {Tick{}, true, false};
    }
    switch (random_.below(40)) {
        case 0:
            return {Skip{}, false, false};
        case 1:
            return {Replace{}, false, false};
        case 2:
        case 3:
            return {Pause{}, false, false};
        case 4:
            return {AddTime{Millis{between(random_, -65, 65) * 1000}}, false, false};
        case 5:
            return {CloseQuestion{}, false, false};
        case 6:
            return {Lock{}, !contest.locked, false};
        case 7:
            return {Unlock{}, contest.locked, false};
        case 8:
            if (one_in(random_, 6)) return {End{}, contest.phase != Phase::finished, false};
            return {Resume{}, contest.paused, false};
        case 9:
            return {ShowAnswer{}, false, false};
        case 10:
        case 11:
            return {Unveil{static_cast<std::uint32_t>(random_.below(5))}, false, false};
        default:
            break;
    }
    if (contest.paused) {
        if (one_in(random_, 3)) return {Resume{}, true, false};
        return {Tick{}, true, false};
    }
    if (contest.phase == Phase::open && !one_in(random_, 6)) return {Tick{}, true, false};
    return {Advance{}, contest.phase != Phase::finished, false};
}

Sending Crowd::correct(const Contest& contest) {
    const ShowingId showing = any_showing(contest);
    const std::string reason = one_in(random_, 8) ? "" : "an \"objection\"\nwas upheld";
    switch (random_.below(3)) {
        case 0:
            return {VoidQuestion{showing, reason}, false, false};
        case 1:
            return {RestoreQuestion{showing, reason}, false, false};
        default:
            break;
    }
    ChangeKey change{showing, {}, reason, {}};
    if (const Showing* shown = contest.find(showing)) {
        change.key = random_key(random_, shown->asked.question);
        if (shown->asked.question.kind == QuestionKind::single && one_in(random_, 3)) {
            change.key.options.add(random_.below(shown->asked.question.options.size()));
        }
        change.bare = change.key.folded;
    }
    return {change, false, false};
}

Sending Crowd::take_out(const Contest& contest) {
    const ContestantId id = anybody(contest);
    const Contestant* who = contest.find(id);
    if (one_in(random_, 4)) return take_out_many(contest, id);
    if (one_in(random_, 2)) return {Remove{id}, who && !who->removed, false};
    return {Reinstate{id}, who && who->removed, false};
}

/// Two at once, more often in than out: a contest that empties has nothing more to correct.
Sending Crowd::take_out_many(const Contest& contest, ContestantId id) {
    const ContestantId other = anybody(contest);
    const Contestant* first = contest.find(id);
    const Contestant* second = contest.find(other);
    const auto either = [&](bool removed) {
        return first && second && (first->removed == removed || second->removed == removed);
    };
    if (one_in(random_, 3)) return {RemoveMany{{id, other}}, either(false), false};
    return {ReinstateMany{{id, other}}, either(true), false};
}

Sending Crowd::care_for_names(const Contest& contest) {
    const ContestantId id = anybody(contest);
    switch (random_.below(6)) {
        case 0:
            return {HoldNames{{id}}, false, false};
        case 1:
            return {ReleaseNames{{id}}, false, false};
        case 2:
            return {HoldNewNames{}, false, false};
        case 3:
            return {ReleaseNewNames{}, false, false};
        case 4:
            return {Rename{id, one_in(random_, 2)}, false, false};
        default:
            return {MoveSeat{id}, false, false};
    }
}

Sending Crowd::nonsense(const Contest& contest, Time now) {
    switch (random_.below(6)) {
        case 0:
            return {Advance{"nowhere"}, false, false};
        case 1:
            return {Start{}, contest.phase == Phase::lobby, false};
        case 2:
            return {Tick{}, true, false};
        case 3:
            return {Remove{ContestantId{4'000'000'000U}}, false, false};
        case 4:
            return {VoidQuestion{ShowingId{4'000'000'000U}, "why"}, false, false};
        default:
            break;
    }
    SubmitAnswer submit;
    submit.contestant = ContestantId{4'000'000'000U};
    submit.journey.received_at = now;
    return {submit, false, false};
}

/// Mostly one of the contestants, now and then nobody.
ContestantId Crowd::anybody(const Contest& contest) {
    const std::uint64_t beyond = one_in(random_, 20) ? 3 : 0;
    const std::uint64_t count = std::max<std::uint64_t>(contest.contestants.size() + beyond, 1);
    return ContestantId{static_cast<std::uint32_t>(random_.below(count))};
}

/// Mostly the one in view.
ShowingId Crowd::any_showing(const Contest& contest) {
    if (contest.current() && !one_in(random_, 5)) return contest.current()->id;
    return ShowingId{static_cast<std::uint32_t>(random_.below(contest.showings.size() + 2))};
}

ClientKey Crowd::new_key() {
    const std::uint64_t high = random_.next();
    return {high, random_.next()};
}

}  // namespace hoithi::test
