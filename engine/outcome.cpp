#include "engine/outcome.hpp"

#include <cassert>

#include "engine/finale.hpp"

namespace hoithi {

namespace {

/// Without a catch-all: an event that is new has to say who hears of it.
struct Adding {
    News& news;
    const Contest& contest;

    void operator()(const ContestOpened&) const {}

    void operator()(const Joined&) const { news.room = true; }
    void operator()(const Removed& event) const { remove({event.contestant}); }
    void operator()(const Reinstated& event) const { take_back({event.contestant}); }
    void operator()(const ManyRemoved& event) const { remove(event.contestants); }
    void operator()(const ManyReinstated& event) const { take_back(event.contestants); }
    void operator()(const NamesHeld&) const { news.names = true; }
    void operator()(const NamesReleased&) const { news.names = true; }
    void operator()(const Renamed&) const { news.names = true; }
    void operator()(const NewNamesHeld&) const { news.views = true; }
    void operator()(const NewNamesReleased&) const { news.views = true; }
    void operator()(const SeatMoved&) const {}
    void operator()(const Locked&) const { news.views = true; }
    void operator()(const Unlocked&) const { news.views = true; }
    void operator()(const Predicted&) const {}

    void operator()(const LeadInBegan&) const { news.views = true; }
    void operator()(const QuestionOpened&) const {
        news.views = true;
        news.opened = contest.current()->id;
    }
    void operator()(const DeadlineMoved&) const { news.views = true; }
    void operator()(const Paused&) const { news.views = true; }
    void operator()(const Resumed&) const { news.views = true; }
    void operator()(const AnswerRecorded&) const {}
    void operator()(const TimeMarked&) const {}
    void operator()(const QuestionClosed&) const { news.views = true; }
    void operator()(const Revealed&) const { news.views = true; }
    void operator()(const BoardShown&) const { news.views = true; }
    void operator()(const AnswerShown&) const { news.views = true; }
    void operator()(const Skipped&) const { news.views = true; }
    void operator()(const Replaced&) const { news.views = true; }

    void operator()(const Voided&) const { news.views = true; }
    void operator()(const Restored&) const { news.views = true; }
    void operator()(const KeyChanged&) const { news.views = true; }
    void operator()(const Remarked&) const { news.views = true; }

    void operator()(const Finished&) const {
        news.views = true;
        news.over = true;
    }
    void operator()(const Unveiled&) const { news.views = true; }

private:
    void remove(const std::vector<ContestantId>& contestants) const {
        news.removed.insert(news.removed.end(), contestants.begin(), contestants.end());
        news.views = true;
        news.room = true;
    }
    void take_back(const std::vector<ContestantId>& contestants) const {
        news.returned.insert(news.returned.end(), contestants.begin(), contestants.end());
        news.views = true;
        news.room = true;
    }
};

}  // namespace

void add_news(News& news, const Contest& contest, const Event& event) {
    std::visit(Adding{news, contest}, event.body);
    const bool boards = contest.phase == Phase::board || contest.phase == Phase::finished;
    if (news.names && boards) news.views = true;  // they have names
}

bool gathers(const Contest& contest) { return contest.phase == Phase::lobby; }

bool over(const Contest& contest) { return contest.phase == Phase::finished; }

bool takes_answers(const Contest& contest) { return contest.phase == Phase::open; }

bool places_told(const Contest& contest) {
    return contest.phase != Phase::reveal && !veiled(contest);
}

bool own_place_told(const Contest& contest) { return !veiled(contest); }

OwnPlaceStamp own_place_stamp(const Contest& contest) {
    return {contest.placings, own_place_told(contest)};
}

std::optional<Progress> progress(const Contest& contest) {
    const bool asks = contest.phase == Phase::open || contest.phase == Phase::closed;
    if (!asks) return std::nullopt;
    return Progress{contest.current()->id, contest.answered, contest.present};
}

bool shows_what_was_given(const Contest& contest) {
    if (contest.phase != Phase::reveal) return false;
    const QuestionKind kind = contest.current()->asked.question.kind;
    return kind == QuestionKind::number || kind == QuestionKind::text;
}

ContestantAct act_of(const Command& command) {
    const auto* answer = std::get_if<SubmitAnswer>(&command);
    if (answer) return {"answer", answer->key, answer->showing};
    assert(std::holds_alternative<Predict>(command));
    return {"predict", std::nullopt, std::nullopt};
}

std::optional<Receipt> receipt(
    const Contest& contest, ContestantId contestant, const Command& command
) {
    const auto* answer = std::get_if<SubmitAnswer>(&command);
    if (!answer) return std::nullopt;
    const RecordedAnswer* recorded = contest.find(answer->showing)->answer_of(contestant);
    assert(recorded);
    return Receipt{answer->key, answer->showing, Millis{recorded->elapsed}};
}

StandingsStamp standings_stamp(const Contest& contest) { return {contest.placings, contest.phase}; }

}  // namespace hoithi
