#include "tests/simulation/promises.hpp"

#include <algorithm>
#include <set>

#include "engine/view.hpp"
#include "tests/support/view_secrets.hpp"

namespace hoithi::test {

using Broken = std::vector<std::string>;

Broken broken_secrets(const Contest& contest) {
    Broken broken = secrets_in(view(contest, Viewer::everybody), contest);
    for (std::uint32_t i = 0; i < contest.contestants.size(); ++i) {
        const ContestantId id{i};
        const PersonalView mine = personal_view(contest, id);
        for (const std::string& secret : secrets_in(mine, contest)) broken.push_back(secret);
        if (mine.points != contest.tallies[i].points) broken.push_back("points before the reveal");
        const Showing* current = contest.current();
        const bool answered = current && current->answer_of(id) && contest.phase != Phase::finished;
        if (mine.answer.has_value() != answered) broken.push_back("one's own answer");
    }
    return broken;
}

Broken broken_showings(const Contest& contest) {
    Broken broken;
    std::set<std::string> shown;
    for (const Showing& showing : contest.showings) {
        const std::string& id = showing.asked.question.id;
        if (!shown.insert(id).second) broken.push_back(id + " was shown twice");
        const bool opened = showing.opened_at != Time{0};
        if (opened && showing.closes_at < showing.opened_at)
            broken.push_back(id + " closes too soon");
        const bool answered = std::ranges::any_of(showing.answers, &RecordedAnswer::present);
        if (answered && !opened) broken.push_back(id + " was answered before it opened");
        if (showing.revealed && showing.state != Showing::State::asked) {
            broken.push_back(id + " was taken out and revealed");
        }
    }
    if (contest.asked > contest.paper().questions.size()) broken.push_back("more than the paper");
    return broken;
}

namespace {

/// After board_size rows, or with the place that the last of them shares if at most 20 more do.
bool ends_rightly(const Board& board, const std::vector<Place>& places, std::size_t size) {
    if (places.size() <= size) return board.rows.size() == places.size() && board.more == 0;
    const auto shares = [&](const Place& place) { return place.place == places[size - 1].place; };
    const auto begin = places.begin() + static_cast<std::ptrdiff_t>(size);
    const auto sharing = static_cast<std::size_t>(std::count_if(begin, places.end(), shares));
    if (sharing > 20) return board.rows.size() == size && board.more == sharing;
    return board.rows.size() == size + sharing && board.more == 0;
}

}  // namespace

Broken broken_boards(const Contest& contest) {
    Broken broken;
    const View seen = view(contest, Viewer::host);
    const bool due = contest.phase == Phase::board || contest.phase == Phase::finished;
    if (seen.boards.has_value() != due)
        broken.push_back("a board in " + std::string(name(contest.phase)));
    if (!seen.boards) return broken;
    for (std::size_t d = 0; d < seen.boards->size(); ++d) {
        const Board& board = seen.boards->at(d);
        const auto& places = contest.places.divisions[d];
        const auto size = static_cast<std::size_t>(contest.definition().board_size);
        if (!ends_rightly(board, places, size)) broken.push_back("where a board ends");
        for (std::size_t i = 0; i < board.rows.size(); ++i) {
            const BoardRow& row = board.rows[i];
            const Contestant& who = contest.contestants[index(row.contestant)];
            if (who.removed) broken.push_back("a removed contestant on a board");
            if (index(who.division) != d) broken.push_back("a contestant on another's board");
            if (row.points != contest.tallies[index(row.contestant)].points) {
                broken.push_back("points on a board");
            }
        }
    }
    return broken;
}

namespace {

void check_answer(const Contest& before, const Event& event, Broken& broken) {
    const auto& recorded = std::get<AnswerRecorded>(event.body);
    const Showing* current = before.current();
    if (before.phase != Phase::open || before.paused) broken.push_back("an answer while not open");
    if (!current || current->id != recorded.showing) {
        broken.push_back("an answer to another question");
        return;
    }
    if (current->answer_of(recorded.contestant)) broken.push_back("a second answer");
    if (before.contestants[index(recorded.contestant)].removed) {
        broken.push_back("an answer by somebody removed");
    }
    const Millis longest = current->running_time();
    if (recorded.elapsed < Millis{0} || recorded.elapsed > longest) {
        broken.push_back("an answer time of " + std::to_string(recorded.elapsed.count()) + " ms");
    }
}

}  // namespace

Broken broken_rules(const Contest& before, const Event& event) {
    Broken broken;
    if (event.at < before.at) broken.push_back("an event from before the last");
    if (std::holds_alternative<AnswerRecorded>(event.body)) check_answer(before, event, broken);
    if (std::holds_alternative<QuestionClosed>(event.body)) {
        const Time due = before.current()->closes_at + before.definition().grace;
        if (before.paused || event.at < due) broken.push_back("closed before the end of the grace");
    }
    if (const auto* opened = std::get_if<QuestionOpened>(&event.body)) {
        const Time due = event.at + before.current()->asked.window;
        if (opened->closes_at != due) broken.push_back("not open for the published time");
    }
    if (const auto* moved = std::get_if<DeadlineMoved>(&event.body)) {
        const Time now = before.paused ? before.paused_at : event.at;
        if (moved->closes_at < now) broken.push_back("a deadline before now");
    }
    return broken;
}

}  // namespace hoithi::test
