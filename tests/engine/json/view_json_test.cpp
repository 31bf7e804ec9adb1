#include "engine/json/view_json.hpp"

#include <gtest/gtest.h>

#include "tests/engine/json/protocol_fixture.hpp"

namespace hoithi::json {
namespace {

using Json = nlohmann::json;

constexpr Time opened{1'790'000'100'000};
const std::vector<Division> divisions{{"main", "Thí sinh", false}};

EntrantLine entrant_of(ContestantId contestant) {
    switch (index(contestant)) {
        case 17:
            return {"Nguyễn Thị Hoà", "2025:15"};
        case 4:
            return {"Đội Lào Cai", "2025:15"};
        case 52:
            return {"Trần Văn Bình", ""};
        default:
            return {};
    }
}

ViewContext context(std::uint64_t v, Time now, Viewer viewer = Viewer::everybody) {
    const auto media_url = [](std::string_view, const Media&) {
        return std::string("/media/3f2a9c.png");
    };
    return {v, now, viewer, divisions, &entrant_of, media_url};
}

// The views of the protocol's examples.

View nothing_shown(Phase phase) {
    View view;
    view.phase = phase;
    view.joined = 231;
    return view;
}

QuestionView announced() {
    QuestionView question;
    question.showing = ShowingId{3};
    question.number = 3;
    question.of = 20;
    question.round = "Khởi động";
    question.topic = "Ngày Chuyển đổi số quốc gia";
    question.window = Millis{20'000};
    question.points = 1000;
    question.scoring = {Scoring::Mode::speed, 200, false, 3, 100, 300};
    question.opens_at = opened;
    return question;
}

QuestionView shown() {
    QuestionView question = announced();
    question.closes_at = opened + Millis{20'000};
    question.shown = true;
    question.text =
        "Theo Quyết định số 505/QĐ-TTg năm 2022, Ngày Chuyển đổi số quốc gia là ngày nào?";
    question.options = {"10 tháng 9", "10 tháng 10", "22 tháng 4", "10 tháng 12"};
    return question;
}

QuestionView shown(int number, QuestionKind kind, std::string text) {
    QuestionView question = shown();
    question.showing = ShowingId{static_cast<std::uint32_t>(number)};
    question.number = number;
    question.kind = kind;
    question.text = std::move(text);
    question.options.clear();
    return question;
}

Source decision() {
    return {"Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ", "Điều 1", ""};
}

AnswerView answer(Count count) {
    AnswerView answer;
    answer.key.options = OptionSet::of(1);
    answer.explanation = "Ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia.";
    answer.source = decision();
    answer.count = std::move(count);
    return answer;
}

Board board() {
    return {
        DivisionIndex{0},
        231,
        {{ContestantId{17}, 1, 2750, 3, 8120, 2},
         {ContestantId{4}, 2, 2690, 3, 9005, -1},
         {ContestantId{52}, 3, 2600, 3, 9870, -1}},
        0};
}

Json written(const View& view, const ViewContext& context) {
    return Json::parse(write_view(view, context));
}

TEST(ViewJson, IsTheProtocolsMessageInTheLobby) {
    View view = nothing_shown(Phase::lobby);
    view.joined = 57;
    EXPECT_EQ(written(view, context(1, Time{1'790'000'000'500})), protocol_message("view_lobby"));
}

TEST(ViewJson, IsTheProtocolsMessageWhileAQuestionIsUnderWay) {
    View view = nothing_shown(Phase::lead_in);
    view.question = announced();
    EXPECT_EQ(
        written(view, context(40, Time{1'790'000'095'000})), protocol_message("view_lead_in")
    );
    view.phase = Phase::open;
    view.question = shown();
    EXPECT_EQ(written(view, context(41, opened)), protocol_message("view_open"));
    view.paused = true;
    view.question->remaining = Millis{13'000};
    EXPECT_EQ(
        written(view, context(42, opened + Millis{7000})), protocol_message("view_open_paused")
    );
    view.paused = false;
    view.phase = Phase::closed;
    view.question = shown();
    EXPECT_EQ(written(view, context(43, Time{1'790'000'120'300})), protocol_message("view_closed"));
}

TEST(ViewJson, IsTheProtocolsMessageForANumberWithAPicture) {
    View view = nothing_shown(Phase::open);
    QuestionView question = shown(
        4, QuestionKind::number, "Cả nước có bao nhiêu tổ công nghệ số cộng đồng trong hình?"
    );
    question.difficulty = Difficulty::hard;
    question.window = Millis{30'000};
    question.opens_at = Time{1'790'000'160'000};
    question.closes_at = Time{1'790'000'190'000};
    question.media =
        Media{MediaKind::image, "to.png", "Biểu đồ số tổ công nghệ số cộng đồng theo năm"};
    view.question = question;
    EXPECT_EQ(
        written(view, context(48, Time{1'790'000'160'000})), protocol_message("view_open_number")
    );
}

TEST(ViewJson, IsTheProtocolsMessageAtTheReveal) {
    View view = nothing_shown(Phase::reveal);
    view.question = shown();
    view.reveal = answer({217, 180, {12, 180, 20, 5}});
    EXPECT_EQ(written(view, context(44, Time{1'790'000'123'000})), protocol_message("view_reveal"));
}

TEST(ViewJson, IsTheProtocolsMessageAtTheRevealOfANumber) {
    View view = nothing_shown(Phase::reveal);
    view.question =
        shown(4, QuestionKind::number, "Ngày 10 tháng 10 năm 2026, cả nước có bao nhiêu tổ?");
    view.reveal =
        AnswerView{QuestionKind::number, {{}, 48'000, 500, {}, {}}, "", {}, {201, 37, {}}, {}};
    EXPECT_EQ(
        written(view, context(49, Time{1'790'000'195'000})), protocol_message("view_reveal_number")
    );
}

TEST(ViewJson, IsTheProtocolsMessageAtTheRevealOfATextMadeVoid) {
    View view = nothing_shown(Phase::reveal);
    view.question =
        shown(5, QuestionKind::text, "Tỉnh nào có thủy điện Hòa Bình sau ngày 1 tháng 7 năm 2025?");
    view.reveal = AnswerView{
        QuestionKind::text,
        {{}, 0, 0, {"Phú Thọ", "tỉnh Phú Thọ"}, {"phu tho", "tinh phu tho"}},
        "",
        decision(),
        {190, 101, {}},
        "Câu hỏi có hai cách hiểu."};
    view.notice = Notice{Notice::Kind::voided, 5, "Câu hỏi có hai cách hiểu."};
    EXPECT_EQ(
        written(view, context(54, Time{1'790'000'255'000})), protocol_message("view_reveal_text")
    );
}

TEST(ViewJson, IsTheProtocolsMessageAtTheBoardAndTheEnd) {
    View view = nothing_shown(Phase::board);
    view.question = shown();
    view.reveal = answer({217, 180, {12, 180, 20, 5}});
    view.boards = {{board()}};
    view.notice = Notice{Notice::Kind::key_changed, 2, "Đáp án in sai."};
    EXPECT_EQ(written(view, context(45, Time{1'790'000'130'000})), protocol_message("view_board"));
    view.notice.reset();
    view.boards->front().more = 8;
    for (BoardRow& row : view.boards->front().rows) row.moved = 0;
    EXPECT_EQ(
        written(view, context(46, Time{1'790'000'130'000})), protocol_message("view_board_shared")
    );
    ViewContext ranked = context(47, Time{1'790'000'130'000});
    ranked.units = UnitLines{
        {UnitRule::best, 10}, 34, 0, {{1, "2025:15", 41, 26150}, {2, "2025:01", 38, 25900}}};
    view.boards->front().more = 0;
    view.boards->front().rows = board().rows;
    EXPECT_EQ(written(view, ranked), protocol_message("view_board_units"));
    view.boards.reset();
    EXPECT_FALSE(written(view, ranked).contains("units")) << "not before there are boards";
    view = nothing_shown(Phase::finished);
    view.boards = {{board()}};
    EXPECT_EQ(
        written(view, context(130, Time{1'790'003'600'000})), protocol_message("view_finished")
    );
    view.finale = Finale{1, 3};
    view.counted = 20;
    std::vector<BoardRow>& rows = view.boards->front().rows;
    rows.erase(rows.begin(), rows.end() - 1);
    EXPECT_EQ(
        written(view, context(129, Time{1'790'003'600'000})),
        protocol_message("view_finished_finale")
    );
}

/// A question of the host's list, as far as the protocol's example needs it.
HistoryView asked_before(int number, std::string text, std::size_t right, Count count) {
    HistoryView history;
    history.showing = ShowingId{static_cast<std::uint32_t>(number)};
    history.number = number;
    history.text = std::move(text);
    history.answer.key.options = OptionSet::of(right);
    history.answer.count = std::move(count);
    return history;
}

View hosts_view() {
    View view = nothing_shown(Phase::open);
    view.question = shown();
    view.question->answer = answer({112, 98, {3, 98, 9, 2}});
    QuestionView next = shown(
        4,
        QuestionKind::true_false,
        "Ngày 10 tháng 10 được chọn vì gợi hai chữ số 1 và 0 của hệ nhị phân."
    );
    next.opens_at = Time{0};
    next.closes_at.reset();
    next.options = {"Đúng", "Sai"};
    next.answer = AnswerView{
        QuestionKind::true_false, {OptionSet::of(0), 0, 0, {}, {}}, "", {}, {0, 0, {0, 0}}, {}};
    view.next = next;
    view.spares = 3;
    view.history = {
        asked_before(1, "Chuyển đổi số gồm mấy trụ cột?", 1, {225, 150, {}}),
        asked_before(2, "Dịch vụ công trực tuyến có mấy mức?", 0, {229, 90, {}})};
    view.history[0].options = {"2", "3", "4", "5"};
    view.history[1].options = {"2", "3", "4"};
    view.history[1].answer.void_reason = "Câu hỏi có hai đáp án đúng.";
    return view;
}

TEST(ViewJson, IsTheProtocolsMessageForTheHost) {
    EXPECT_EQ(
        written(hosts_view(), context(41, opened, Viewer::host)), protocol_message("view_host_open")
    );
}

TEST(ViewJson, TellsTheHostHowExactANumberMustBe) {
    View view = hosts_view();
    view.history[0].answer.kind = QuestionKind::number;
    view.history[0].answer.key = {{}, 48'000, 500, {}, {}};
    const auto history = written(view, context(41, opened, Viewer::host))["history"];
    EXPECT_EQ(history[0]["number"], 48'000);
    EXPECT_EQ(history[0]["tolerance"], 500);
    EXPECT_FALSE(history[1].contains("tolerance"));
}

TEST(ViewJson, TellsTheHostsPartToNobodyElse) {
    EXPECT_EQ(written(hosts_view(), context(41, opened)), protocol_message("view_open"));
}

TEST(ViewJson, GivesTheTruthThatPredictionsWereMeasuredBy) {
    View view = nothing_shown(Phase::finished);
    EXPECT_FALSE(written(view, context(1, opened)).contains("truth"));
    view.truth = 17;
    EXPECT_EQ(written(view, context(1, opened))["truth"], 17);
}

TEST(ViewJson, TellsAtTheEndHowManyQuestionsCount) {
    View view = nothing_shown(Phase::finished);
    EXPECT_FALSE(written(view, context(1, opened)).contains("counted"));
    view.counted = 18;
    EXPECT_EQ(written(view, context(1, opened))["counted"], 18);
}

TEST(ViewJson, NamesErasedPeopleByNothing) {
    View view = nothing_shown(Phase::board);
    view.boards = {{Board{DivisionIndex{0}, 1, {{ContestantId{99}, 1, 0, 0, 0, 0}}}}};
    EXPECT_EQ(written(view, context(1, opened))["boards"][0]["rows"][0]["name"], "");
}

PersonalView answered() {
    PersonalView view;
    view.points = 1725;
    view.correct = 2;
    view.streak = 2;
    view.place = 14;
    view.of = 231;
    view.showing = ShowingId{3};
    view.answer = Answer{OptionSet::of(1), 0, "", ""};
    return view;
}

Json written(const PersonalView& view, const std::optional<UnitPlace>& unit = {}) {
    std::string text;
    append_personal(text, view, unit);
    return Json::parse(text);
}

TEST(PersonalJson, IsTheProtocolsMessage) {
    PersonalView fresh;
    EXPECT_EQ(written(fresh), protocol_message("me_new"));
    PersonalView view = answered();
    EXPECT_EQ(written(view), protocol_message("me_answered"));
    view.points = 2600;
    view.correct = 3;
    view.streak = 3;
    view.place = 9;
    view.result = ResultView{ShowingId{3}, {100, 875, 0}, Millis{5000}, false};
    EXPECT_EQ(written(view), protocol_message("me_result"));
    EXPECT_EQ(written(view, UnitPlace{3, 34}), protocol_message("me_unit"));
    view.points = 1725;
    view.correct = 2;
    view.streak = 0;
    view.place = 14;
    view.answer.reset();
    view.result = ResultView{ShowingId{3}, {}, std::nullopt, false};
    EXPECT_EQ(written(view), protocol_message("me_unanswered"));
}

TEST(PersonalJson, GivesTheAnswerAsItWasGiven) {
    PersonalView view = answered();
    view.kind = QuestionKind::number;
    view.answer = Answer{{}, -5, "", ""};
    EXPECT_EQ(written(view)["answer"], Json({{"q", 3}, {"number", -5}}));
    view.kind = QuestionKind::text;
    view.answer = Answer{{}, 0, "Huế \"", "huế \""};
    EXPECT_EQ(written(view)["answer"], Json({{"q", 3}, {"text", "Huế \""}}));
}

TEST(PersonalJson, GivesThePredictionThatWasMade) {
    PersonalView view = answered();
    view.prediction = 120;
    EXPECT_EQ(written(view)["prediction"], 120);
}

}  // namespace
}  // namespace hoithi::json
