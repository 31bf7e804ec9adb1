#include <set>

#include "engine/finale.hpp"
#include "engine/view.hpp"
#include "tests/scenarios/scenario.hpp"
#include "tests/scenarios/spelling.hpp"
#include "tests/support/view_secrets.hpp"

namespace hoithi::test {

namespace {

using std::to_string;

std::string write_notice(const Notice& notice) {
    constexpr const char* kinds[] = {"void", "restored", "key_changed", "skipped", "replaced"};
    return std::string(kinds[static_cast<std::size_t>(notice.kind)]) + ' ' +
           to_string(notice.number);
}

void add_answer(Phrases& phrases, const Question& question, const AnswerView& answer) {
    phrases.push_back("key " + write_key(question, answer.key));
    phrases.push_back("answered " + to_string(answer.count.answered));
    phrases.push_back("right " + to_string(answer.count.right));
    std::string counts = "counts";
    for (const std::uint32_t count : answer.count.options) counts += ' ' + to_string(count);
    phrases.push_back(counts);
    if (answer.void_reason) phrases.push_back("void");
}

Phrases see_view(const Contest& contest, Viewer viewer) {
    const View seen = view(contest, viewer);
    if (viewer == Viewer::everybody && !secrets_in(seen, contest).empty()) {
        throw TableFault("everybody's view gives away " + secrets_in(seen, contest).front());
    }
    Phrases phrases = standing_of(contest);
    phrases.push_back("joined " + to_string(seen.joined));
    phrases.push_back(seen.question ? "a question" : "no question");
    phrases.push_back(seen.boards ? "boards" : "no boards");
    phrases.push_back(veiled(contest) ? "veiled" : "unveiled");
    if (seen.truth) phrases.push_back("truth " + to_string(*seen.truth));
    if (seen.question) {
        phrases.push_back(seen.question->shown ? "text shown" : "text hidden");
        if (seen.question->remaining) {
            phrases.push_back("remaining " + write_length(*seen.question->remaining));
        }
    }
    const AnswerView* answer = seen.reveal ? &*seen.reveal : nullptr;
    if (!answer && seen.question && seen.question->answer) answer = &*seen.question->answer;
    if (answer) {
        add_answer(phrases, contest.current()->asked.question, *answer);
    } else {
        phrases.push_back("key hidden");
    }
    if (viewer == Viewer::host) {
        phrases.push_back("spares " + to_string(seen.spares));
        phrases.push_back(seen.next ? "next " + seen.next->bank_question : "no next");
        for (const HistoryView& past : seen.history) {
            constexpr const char* states[] = {"asked", "skipped", "replaced", "ended"};
            phrases.push_back(
                "history " + to_string(static_cast<std::uint32_t>(past.showing)) + ' ' +
                states[static_cast<std::size_t>(past.state)] +
                (past.answer.void_reason ? " void" : "")
            );
        }
    }
    return phrases;
}

void add_result(Phrases& phrases, const ResultView& result) {
    if (result.voided) phrases.push_back("void");
    if (!result.elapsed) {
        phrases.push_back("not answered");
        return;
    }
    const Mark& mark = result.mark;
    phrases.push_back(mark.credit == 100 ? "right" : mark.credit == 0 ? "wrong" : "part");
    phrases.push_back("worth " + to_string(mark.points));
    phrases.push_back("credit " + to_string(mark.credit));
    phrases.push_back("bonus " + to_string(mark.bonus));
    phrases.push_back("elapsed " + write_length(*result.elapsed));
}

Phrases see_me(const Contest& contest, ContestantId id) {
    const PersonalView mine = personal_view(contest, id);
    const std::uint32_t place = contest.places.place_of(id);
    Phrases phrases{
        "points " + to_string(mine.points),
        "correct " + to_string(mine.correct),
        "streak " + to_string(mine.streak),
        place == 0 ? "no place" : "place " + to_string(place),
        mine.place == place ? "told" : "not told",
        "of " + to_string(mine.of),
        mine.removed ? "removed" : "in",
        mine.answer ? "answer " + write_answer(mine.kind, *mine.answer) : "no answer",
    };
    if (mine.prediction) phrases.push_back("prediction " + to_string(*mine.prediction));
    if (mine.result) {
        add_result(phrases, *mine.result);
    } else {
        phrases.push_back("no result");
    }
    return phrases;
}

/// "an 1 900": name, place, points; then the columns asked for by with=.
Phrases see_board(const Scenario& scenario, const Words& words, Viewer viewer) {
    const View seen = view(scenario.state(), viewer);
    if (!seen.boards) return {"no board"};
    const auto& divisions = scenario.state().definition().divisions;
    std::size_t division = 0;
    while (!words.bare.empty() && division < divisions.size() &&
           divisions[division].id != words.bare.front()) {
        ++division;
    }
    if (division == divisions.size()) throw TableFault("no division " + words.bare.front());
    Phrases rows;
    for (const BoardRow& row : seen.boards->at(division).rows) {
        std::string text = scenario.name_of(row.contestant) + ' ' + to_string(row.place) + ' ' +
                           to_string(row.points);
        for (const std::string& column :
             words.has("with") ? split(words.named.at("with"), ',') : Phrases{}) {
            if (column == "correct") text += ' ' + to_string(row.correct);
            if (column == "time") {
                text += ' ' + write_length(Millis{static_cast<std::int64_t>(row.time)});
            }
            if (column == "moved") text += ' ' + to_string(row.moved);
        }
        rows.push_back(text);
    }
    const std::uint32_t more = seen.boards->at(division).more;
    if (more > 0) rows.push_back("more " + to_string(more));
    return rows.empty() ? Phrases{"empty"} : rows;
}

Phrases see_showings(const Contest& contest) {
    std::set<std::string> different;
    for (const Showing& showing : contest.showings) different.insert(showing.asked.question.id);
    return {
        to_string(contest.showings.size()) + " showings",
        different.size() == contest.showings.size() ? "all different" : "one was shown twice",
    };
}

}  // namespace

Phrases standing_of(const Contest& contest) {
    Phrases phrases;
    const Showing* current = contest.current();
    const bool over = contest.phase == Phase::finished;
    std::string phase(name(contest.phase));
    if (current && !over) {
        phase += ' ' + to_string(current->number);
        phrases.push_back("question " + current->asked.question.id);
        phrases.push_back("showing " + to_string(static_cast<std::uint32_t>(current->id)));
        phrases.push_back("opens " + write_moment(current->opens_at));
        if (current->opened_at != Time{0}) {
            phrases.push_back("until " + write_moment(current->closes_at));
        }
    }
    phrases.insert(phrases.begin(), phase);
    phrases.push_back(contest.paused ? "paused" : "running");
    phrases.push_back(contest.locked ? "locked" : "unlocked");
    phrases.push_back(contest.notice ? "notice " + write_notice(*contest.notice) : "no notice");
    return phrases;
}

Sight look(const Scenario& scenario, const Line& line) {
    const Contest& contest = scenario.state();
    if (line.verb == "board") return {see_board(scenario, line.words, Viewer::host), true};
    if (line.verb == "shown") {
        return {see_board(scenario, line.words, Viewer::everybody), true};
    }
    if (line.verb == "view") return {see_view(contest, Viewer::everybody), false};
    if (line.verb == "host") return {see_view(contest, Viewer::host), false};
    if (line.verb == "showings") return {see_showings(contest), false};
    if (line.verb == "me") {
        if (line.words.bare.empty()) throw TableFault("who?");
        return {see_me(contest, scenario.id_of(line.words.bare.front())), false};
    }
    throw TableFault("unknown check: " + line.verb);
}

}  // namespace hoithi::test
