#include "engine/view.hpp"

#include <algorithm>

#include "engine/board_extent.hpp"
#include "engine/finale.hpp"
#include "engine/random.hpp"
#include "engine/spares.hpp"

namespace hoithi {

namespace {

std::vector<std::string> texts_of(const std::vector<Option>& options) {
    std::vector<std::string> texts;
    texts.reserve(options.size());
    for (const Option& option : options) texts.push_back(option.text);
    return texts;
}

AnswerView answer_view(const Contest& contest, const Showing& showing) {
    return AnswerView{
        showing.asked.question.kind,
        showing.key,
        showing.explained(),
        showing.asked.question.source,
        showing.count(contest.contestants),
        showing.void_reason};
}

void show_content(QuestionView& view, const Question& question) {
    view.shown = true;
    view.text = question.text;
    view.options = texts_of(question.options);
    view.media = question.media;
    view.bank_question = question.id;
}

QuestionView heading(const Contest& contest, const PaperQuestion& asked, int number) {
    QuestionView view;
    view.number = number;
    view.of = static_cast<int>(contest.paper().questions.size());
    view.round = contest.definition().rounds[asked.round].title;
    view.topic = asked.topic_name;
    view.difficulty = asked.question.difficulty;
    view.kind = asked.question.kind;
    view.window = asked.window;
    view.points = asked.points;
    view.scoring = asked.scoring;
    return view;
}

QuestionView question_view(const Contest& contest, const Showing& showing, Viewer viewer) {
    QuestionView view = heading(contest, showing.asked, showing.number);
    const bool opened = showing.opened_at != Time{0};
    view.showing = showing.id;
    view.opens_at = opened ? showing.opened_at : showing.opens_at;
    if (opened) view.closes_at = showing.closes_at;
    if (contest.paused) {
        const Time ends = opened ? showing.closes_at : showing.opens_at;
        view.remaining = std::max(ends - contest.paused_at, Millis{0});
    }
    if (opened || viewer == Viewer::host) show_content(view, showing.asked.question);
    if (viewer == Viewer::host) view.answer = answer_view(contest, showing);
    return view;
}

/// The paper's next question as the host may know it: `asked` of them are behind.
std::optional<QuestionView> next_view(const Contest& contest) {
    const auto& questions = contest.paper().questions;
    if (contest.phase == Phase::finished || contest.asked >= questions.size()) return std::nullopt;
    const PaperQuestion& asked = questions[contest.asked];
    QuestionView view = heading(contest, asked, static_cast<int>(contest.asked + 1));
    view.showing = ShowingId{static_cast<std::uint32_t>(contest.showings.size() + 1)};
    show_content(view, asked.question);
    const Question& question = asked.question;
    view.answer =
        AnswerView{question.kind, question.key, question.explanation, question.source, {}, {}};
    return view;
}

std::int32_t moved(const Contest& contest, ContestantId contestant, std::uint32_t place) {
    const std::uint32_t before = contest.places_before.place_of(contestant);
    return before == 0 ? 0 : static_cast<std::int32_t>(before) - static_cast<std::int32_t>(place);
}

BoardRow board_row(const Contest& contest, const Place& place) {
    const Tally& tally = contest.tallies[index(place.contestant)];
    return {
        place.contestant,
        place.place,
        tally.points,
        tally.correct,
        tally.time,
        moved(contest, place.contestant, place.place)};
}

Board board(const Contest& contest, std::size_t division) {
    const std::vector<Place>& places = contest.places.divisions[division];
    const BoardExtent extent =
        board_extent(places, static_cast<std::size_t>(contest.definition().board_size));
    Board board;
    board.division = DivisionIndex{static_cast<std::uint8_t>(division)};
    board.total = static_cast<std::uint32_t>(places.size());
    board.more = static_cast<std::uint32_t>(extent.more);
    board.rows.reserve(extent.rows);
    for (std::size_t i = 0; i < extent.rows; ++i) {
        board.rows.push_back(board_row(contest, places[i]));
    }
    return board;
}

/// Of a podium only the places that the finale has named.
void veil(Board& board, std::uint32_t shown_from) {
    const bool last_is_named = !board.rows.empty() && board.rows.back().place <= podium_places &&
                               board.rows.back().place >= shown_from;
    if (!last_is_named) board.more = 0;
    std::erase_if(board.rows, [&](const BoardRow& row) {
        return row.place < shown_from || row.place > podium_places;
    });
}

std::vector<Board> boards(const Contest& contest, bool whole) {
    std::vector<Board> all;
    for (std::size_t i = 0; i < contest.places.divisions.size(); ++i) {
        all.push_back(board(contest, i));
        if (!whole) veil(all.back(), shown_from(contest, all.back().division));
    }
    return all;
}

void add_host_part(const Contest& contest, View& view) {
    view.next = next_view(contest);
    view.spares = spares_left(contest);
    view.new_names_held = contest.new_names_held;
    for (const Showing& showing : contest.showings) {
        if (&showing == contest.current() && showing.state == Showing::State::asked &&
            (contest.phase == Phase::lead_in || contest.phase == Phase::open)) {
            continue;
        }
        view.history.push_back(
            {showing.id,
             showing.number,
             showing.asked.question.text,
             texts_of(showing.asked.question.options),
             answer_view(contest, showing),
             showing.state}
        );
    }
}

}  // namespace

View view(const Contest& contest, Viewer viewer) {
    View view;
    view.phase = contest.phase;
    view.paused = contest.paused;
    view.locked = contest.locked;
    view.joined = contest.present;
    view.notice = contest.notice;
    const bool over = contest.phase == Phase::finished;
    const Showing* current = contest.current();
    if (current && !over) view.question = question_view(contest, *current, viewer);
    const bool revealing = contest.phase == Phase::reveal || contest.phase == Phase::board;
    if (revealing && current->revealed) view.reveal = answer_view(contest, *current);
    const bool tells_all = viewer == Viewer::host || !veiled(contest);
    if (over || (contest.phase == Phase::board && tells_all)) {
        view.boards = boards(contest, tells_all);
    }
    if (over) {
        if (contest.unveiled) view.finale = Finale{*contest.unveiled, finale_steps(contest)};
        view.counted =
            static_cast<std::uint32_t>(std::ranges::count_if(contest.showings, &Showing::counts));
    }
    if (over && contest.definition().prediction != Prediction::none) view.truth = contest.truth;
    if (viewer == Viewer::host) add_host_part(contest, view);
    return view;
}

PersonalView personal_view(const Contest& contest, ContestantId contestant) {
    const Contestant& who = contest.contestants[index(contestant)];
    const Tally& tally = contest.tallies[index(contestant)];
    PersonalView view;
    view.points = tally.points;
    view.correct = tally.correct;
    view.streak = tally.streak;
    view.place = veiled(contest) ? 0 : contest.places.place_of(contestant);
    view.of = static_cast<std::uint32_t>(contest.places.divisions[index(who.division)].size());
    view.removed = who.removed;
    view.prediction = who.prediction;
    const Showing* current = contest.current();
    if (!current || contest.phase == Phase::finished) return view;

    view.showing = current->id;
    view.kind = current->asked.question.kind;
    const RecordedAnswer* recorded = current->answer_of(contestant);
    if (recorded) view.answer = current->as_given(contestant, *recorded);
    if (!current->revealed) return view;
    ResultView result{current->id, {}, std::nullopt, current->void_reason.has_value()};
    if (recorded) {
        result.mark = recorded->mark;
        result.elapsed = Millis{recorded->elapsed};
    }
    view.result = result;
    return view;
}

std::uint64_t order_seed(const Contest& contest, ContestantId contestant) {
    return Random(contest.setup->seed ^ (std::uint64_t{index(contestant)} << 32U)).next();
}

}  // namespace hoithi
