#include "engine/json/view_json.hpp"

#include "engine/json/definition_parts.hpp"
#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"

namespace hoithi::json {

namespace {

void append_positions(JsonWriter& writer, OptionSet options) {
    writer.begin_array();
    for (std::size_t option = 0; option < OptionSet::size_max; ++option) {
        if (options.contains(option)) writer.value(option);
    }
    writer.end_array();
}

void append_or_null(JsonWriter& writer, const std::optional<std::string>& text) {
    if (text) {
        writer.value(*text);
    } else {
        writer.null();
    }
}

bool chooses(QuestionKind kind) {
    return kind != QuestionKind::number && kind != QuestionKind::text;
}

void append_source(JsonWriter& writer, const Source& source) {
    if (source == Source{}) {
        writer.null();
        return;
    }
    writer.begin_object();
    writer.field("document", source.document).field("article", source.article);
    writer.field("url", source.url).end_object();
}

/// The fields of `reveal`.
void append_answer(JsonWriter& writer, const AnswerView& answer) {
    writer.begin_object();
    if (chooses(answer.kind)) append_positions(writer.key("key"), answer.key.options);
    if (answer.kind == QuestionKind::number) {
        writer.field("number", answer.key.number).field("tolerance", answer.key.tolerance);
    }
    if (answer.kind == QuestionKind::text) writer.field("texts", answer.key.texts);
    writer.field("explanation", answer.explanation);
    append_source(writer.key("source"), answer.source);
    writer.key("counts").begin_array();
    for (const std::uint32_t count : answer.count.options) writer.value(count);
    writer.end_array();
    writer.field("answered", answer.count.answered).field("right", answer.count.right);
    append_or_null(writer.key("void"), answer.void_reason);
    writer.end_object();
}

class ViewWriter {
public:
    ViewWriter(std::string& out, const ViewContext& context) : writer_(out), context_(context) {}

    void append(const View& view) {
        writer_.begin_object();
        writer_.field("t", std::string_view("view")).field("v", context_.v);
        writer_.field("now", context_.now.count()).field("phase", name(view.phase));
        writer_.field("paused", view.paused).field("locked", view.locked);
        writer_.field("joined", view.joined);
        append_question("question", view.question);
        append_reveal(view);
        append_boards(view);
        if (view.boards && context_.units) append_units(*context_.units);
        append_notice(view);
        if (view.finale) {
            writer_.key("finale").begin_object().field("step", view.finale->step);
            writer_.field("of", view.finale->of).end_object();
        }
        if (view.truth) writer_.field("truth", *view.truth);
        if (view.counted) writer_.field("counted", *view.counted);
        if (context_.viewer == Viewer::host) append_host_part(view);
        writer_.end_object();
    }

private:
    void append_question(std::string_view name, const std::optional<QuestionView>& question) {
        if (!question) {
            writer_.null_field(name);
            return;
        }
        writer_.key(name).begin_object();
        writer_.field("q", static_cast<std::uint32_t>(question->showing));
        writer_.field("n", question->number).field("of", question->of);
        writer_.field("round", question->round).field("topic", question->topic);
        writer_.field("difficulty", word(question->difficulty));
        writer_.field("kind", word(question->kind));
        writer_.field("seconds", question->window.count() / 1000);
        writer_.field("points", question->points);
        append_scoring(writer_.key("rules"), question->scoring);
        append_times(*question);
        if (question->shown) append_content(*question);
        const bool knows = context_.viewer == Viewer::host && question->answer;
        if (knows) append_answer(writer_.key("answer"), *question->answer);
        writer_.end_object();
    }

    void append_times(const QuestionView& question) {
        append_moment("opens_at", question.opens_at);
        append_moment("closes_at", question.closes_at.value_or(Time{0}));
        if (question.remaining) writer_.field("remaining", question.remaining->count());
    }

    void append_moment(std::string_view name, Time moment) {
        if (moment == Time{0}) {
            writer_.null_field(name);
        } else {
            writer_.field(name, moment.count());
        }
    }

    void append_content(const QuestionView& question) {
        writer_.field("text", question.text);
        writer_.field("options", question.options);
        if (!question.media) {
            writer_.null_field("media");
            return;
        }
        const Media& media = *question.media;
        writer_.key("media").begin_object().field("kind", word(media.kind));
        writer_.field("url", context_.media_url(question.bank_question, media));
        writer_.field("alt", media.alt).end_object();
    }

    void append_reveal(const View& view) {
        writer_.key("reveal");
        if (view.reveal) {
            append_answer(writer_, *view.reveal);
        } else {
            writer_.null();
        }
    }

    void append_boards(const View& view) {
        if (!view.boards) {
            writer_.null_field("boards");
            return;
        }
        writer_.key("boards").begin_array();
        for (const Board& board : *view.boards) {
            writer_.begin_object();
            writer_.field("division", context_.divisions[index(board.division)].id);
            writer_.field("total", board.total).field("more", board.more);
            writer_.key("rows").begin_array();
            for (const BoardRow& row : board.rows) append_row(row);
            writer_.end_array().end_object();
        }
        writer_.end_array();
    }

    void append_row(const BoardRow& row) {
        const EntrantLine entrant = context_.entrant_of(row.contestant);
        writer_.begin_object();
        writer_.field("place", row.place);
        writer_.field("contestant", static_cast<std::uint32_t>(row.contestant));
        writer_.field("name", entrant.name).field("unit", entrant.unit);
        writer_.field("points", row.points).field("correct", row.correct);
        writer_.field("time", row.time).field("moved", row.moved);
        writer_.end_object();
    }

    void append_units(const UnitLines& units) {
        writer_.key("units").begin_object().field("rule", word(units.rule.rule));
        if (units.rule.best) writer_.field("best", *units.rule.best);
        writer_.field("total", units.total).field("more", units.more);
        writer_.key("rows").begin_array();
        for (const UnitLine& line : units.rows) {
            writer_.begin_object().field("place", line.place).field("unit", line.unit);
            writer_.field("members", line.members).field("value", line.value).end_object();
        }
        writer_.end_array().end_object();
    }

    void append_notice(const View& view) {
        if (!view.notice) {
            writer_.null_field("notice");
            return;
        }
        writer_.key("notice").begin_object().field("kind", word(view.notice->kind));
        writer_.field("n", view.notice->number).field("reason", view.notice->reason);
        writer_.end_object();
    }

    void append_host_part(const View& view) {
        append_question("next", view.next);
        writer_.field("spares", view.spares).field("new_names_held", view.new_names_held);
        writer_.key("history").begin_array();
        for (const HistoryView& shown : view.history) append_history(shown);
        writer_.end_array();
    }

    void append_history(const HistoryView& shown) {
        const AnswerView& answer = shown.answer;
        writer_.begin_object();
        writer_.field("q", static_cast<std::uint32_t>(shown.showing)).field("n", shown.number);
        writer_.field("text", shown.text).field("kind", word(answer.kind));
        writer_.field("options", shown.options);
        append_positions(writer_.key("key"), answer.key.options);
        if (answer.kind == QuestionKind::number) {
            writer_.field("number", answer.key.number).field("tolerance", answer.key.tolerance);
        } else {
            writer_.null_field("number");
        }
        writer_.field("texts", answer.key.texts).field("explanation", answer.explanation);
        writer_.field("answered", answer.count.answered).field("right", answer.count.right);
        append_or_null(writer_.key("void"), answer.void_reason);
        writer_.field("state", word(shown.state)).end_object();
    }

    JsonWriter writer_;
    const ViewContext& context_;
};

void append_given(JsonWriter& writer, const PersonalView& view) {
    if (!view.answer) {
        writer.null_field("answer");
        return;
    }
    writer.key("answer").begin_object().field("q", static_cast<std::uint32_t>(view.showing));
    if (chooses(view.kind)) append_positions(writer.key("options"), view.answer->options);
    if (view.kind == QuestionKind::number) writer.field("number", view.answer->number);
    if (view.kind == QuestionKind::text) writer.field("text", view.answer->text);
    writer.end_object();
}

void append_result(JsonWriter& writer, const PersonalView& view) {
    if (!view.result) {
        writer.null_field("result");
        return;
    }
    const ResultView& result = *view.result;
    writer.key("result").begin_object();
    writer.field("q", static_cast<std::uint32_t>(result.showing));
    writer.field("right", result.mark.credit == 100).field("credit", result.mark.credit);
    writer.field("points", result.mark.points).field("bonus", result.mark.bonus);
    if (result.elapsed) {
        writer.field("elapsed", result.elapsed->count());
    } else {
        writer.null_field("elapsed");
    }
    writer.field("void", result.voided);
    writer.end_object();
}

}  // namespace

std::string write_view(const View& view, const ViewContext& context) {
    std::string text;
    ViewWriter(text, context).append(view);
    return text;
}

void append_personal(
    std::string& out, const PersonalView& view, const std::optional<UnitPlace>& unit
) {
    JsonWriter writer(out);
    writer.begin_object();
    writer.field("t", std::string_view("me")).field("points", view.points);
    writer.field("correct", view.correct).field("streak", view.streak);
    if (view.place == 0) {
        writer.null_field("place");
    } else {
        writer.field("place", view.place);
    }
    writer.field("of", view.of).field("removed", view.removed);
    if (unit) {
        writer.key("unit").begin_object().field("place", unit->place);
        writer.field("of", unit->of).end_object();
    }
    if (view.prediction) writer.field("prediction", *view.prediction);
    append_given(writer, view);
    append_result(writer, view);
    writer.end_object();
}

}  // namespace hoithi::json
