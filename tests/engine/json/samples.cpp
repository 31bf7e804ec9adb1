#include "tests/engine/json/samples.hpp"

namespace hoithi::samples {

namespace {

Question plain(std::string id, QuestionKind kind) {
    Question question;
    question.id = std::move(id);
    question.kind = kind;
    question.text = "Ngày Chuyển đổi số quốc gia là ngày nào?";
    question.explanation = "Quyết định số 505/QĐ-TTg chọn ngày 10 tháng 10.";
    question.source = {"Quyết định số 505/QĐ-TTg", "Điều 1", "https://example.vn/505"};
    question.true_on = "2024-10-10";
    question.checked_on = "2025-09-30";
    question.difficulty = Difficulty::medium;
    question.topic = "ngay-cds";
    question.author = "Ban biên tập";
    question.reviewer = "Ban giám khảo";
    question.ever_public = true;
    return question;
}

ClientKey key(std::uint64_t number) { return {number * 0x9E3779B97F4A7C15U, ~number}; }

AnswerRecorded answered(Answer answer) {
    return {ContestantId{7}, ShowingId{3}, key(9), std::move(answer), Millis{5000}, {50, -300, 0}};
}

}  // namespace

Question single_choice() {
    Question question = plain("q-single", QuestionKind::single);
    question.options = {{"A", "10 tháng 9"}, {"B", "10 tháng 10"}, {"C", "22 tháng 4"}};
    question.key.options = OptionSet::of(1);
    question.valid_to = "2025-06-30";
    return question;
}

Question multiple_choice() {
    Question question = plain("q-multiple", QuestionKind::multiple);
    question.options = {{"A", "Chính phủ số"}, {"B", "Kinh tế số"}, {"C", "Báo giấy"}};
    question.key.options = OptionSet(0b011);
    question.media = Media{MediaKind::image, "media/ba-tru-cot.png", "Ba trụ cột"};
    return question;
}

Question true_false() {
    Question question = plain("q-true-false", QuestionKind::true_false);
    question.options = {{"true", "Đúng"}, {"false", "Sai"}};
    question.key.options = OptionSet::of(1);
    return question;
}

Question number() {
    Question question = plain("q-number", QuestionKind::number);
    question.key.number = 48'000;
    question.key.tolerance = 500;
    return question;
}

Question text() {
    Question question = plain("q-text", QuestionKind::text);
    question.key.texts = {"Sóc Trăng", "tỉnh Sóc Trăng"};
    question.key.folded = {"soc trang", "tinh soc trang"};
    question.accents_optional = true;
    return question;
}

Bank bank() {
    return {
        "bo-cau-hoi",
        "Bộ câu hỏi",
        "vi",
        "Để thử",
        {{"ngay-cds", "Ngày Chuyển đổi số quốc gia"}},
        {single_choice(), multiple_choice(), true_false(), number(), text()},
    };
}

ContestDefinition definition() {
    ContestDefinition definition;
    definition.id = "hoi-thi";
    definition.title = "Hội thi \"10.10\"";
    definition.language = "en";
    definition.theme = {
        "#000001",
        "#fF0000",
        "logo/hoi-thi.png",
        Emblem::ten_ten,
        {{"Sở Khoa học và Công nghệ", ""}, {"VNPT", "logo/vnpt.png"}}};
    Round named{
        "Khởi động", "bo-cau-hoi", {"q-single", "q-text"}, {}, 1, 15, 500, Scoring{}, true, {}};
    named.scoring->wrong = 200;
    Round drawn;
    drawn.title = "Về đích";
    drawn.bank = "bo-cau-hoi";
    drawn.draws = {{"ngay-cds", Difficulty::hard, 2}, {"", {}, 1}};
    definition.rounds = {named, drawn};
    definition.seed = 0xFFFF'FFFF'FFFF'FFFFU;
    definition.seconds = 25;
    definition.scoring = {Scoring::Mode::fixed, 100, true, 3, 50, 200};
    definition.tie_break = {TieBreak::points, TieBreak::prediction, TieBreak::earliest};
    definition.option_order = OptionOrder::shuffled;
    definition.prediction = Prediction::all_correct;
    definition.late_joining = false;
    definition.grace = Millis{750};
    definition.lead_in = Millis{0};
    definition.board_size = 20;
    definition.audience = Audience::play;
    definition.entrants = Entrants::team;
    definition.divisions = {{"main", "Thí sinh", false}, {"hall", "Khán giả", true}};
    definition.units = "vn-provinces";
    definition.unit_required = true;
    definition.unit_board = UnitBoard{UnitRule::best, 10};
    definition.public_names = PublicNames::masked;
    definition.contestants_max = 500;
    return definition;
}

Setup setup() {
    Setup setup{definition(), {}, 0x8000'0000'0000'0001U, Edition::second};
    for (const Question& question : bank().questions) {
        setup.paper.questions.push_back(
            {question,
             "Ngày Chuyển đổi số quốc gia",
             1,
             Millis{20'000},
             1000,
             setup.definition.scoring}
        );
    }
    setup.paper.spares = {setup.paper.questions.front()};
    return setup;
}

Events events() {
    const Time at{1'790'000'000'000};
    const auto typed = answered({{}, 0, "Hoà \"Bình\"\n\\", "hoa binh"});
    Key changed;
    changed.options = OptionSet(0b101);
    changed.number = -1'000'000'000'000'000;
    changed.tolerance = 7;
    changed.texts = {"Phú Thọ", "tỉnh Phú Thọ"};
    changed.folded = {"phu tho", "tinh phu tho"};
    Events events;
    for (EventBody body : std::vector<EventBody>{
             ContestOpened{std::make_shared<const Setup>(setup())},
             Joined{ContestantId{7}, key(1), DivisionIndex{1}, true},
             Removed{ContestantId{7}},
             Reinstated{ContestantId{4'294'967'295}},
             ManyRemoved{{ContestantId{0}, ContestantId{4'294'967'295}}},
             ManyReinstated{{ContestantId{7}}},
             NamesHeld{{ContestantId{7}, ContestantId{8}}},
             NamesReleased{{ContestantId{7}}},
             NewNamesHeld{},
             NewNamesReleased{},
             Locked{},
             Unlocked{},
             Predicted{ContestantId{0}, 120},
             LeadInBegan{ShowingId{3}, {}, at + Millis{4000}},
             LeadInBegan{ShowingId{4}, 2, at + Millis{4000}},
             QuestionOpened{at + Millis{20'000}},
             DeadlineMoved{at + Millis{30'000}},
             Paused{},
             Resumed{Millis{12'345}},
             answered({OptionSet(0b1000'0001), 0, "", ""}),
             answered({{}, -48'000, "", ""}),
             answered({{}, 0, "Hòa Bình", "hoà bình"}),
             typed,
             QuestionClosed{},
             Revealed{},
             BoardShown{},
             AnswerShown{},
             Renamed{ContestantId{7}},
             SeatMoved{ContestantId{7}},
             Skipped{},
             Replaced{},
             Voided{ShowingId{3}, "Câu hỏi có hai đáp án đúng.\nXin lỗi."},
             Restored{ShowingId{3}, ""},
             KeyChanged{ShowingId{3}, changed, "Đáp án in sai."},
             KeyChanged{ShowingId{3}, changed, "Đáp án in sai.", "Vì đó là ngày 10 tháng 10."},
             Remarked{
                 {{ContestantId{1}, ShowingId{2}, {100, 1000, 100}},
                  {ContestantId{2}, ShowingId{2}, {0, -500, 0}}}},
             Remarked{},
             Finished{17},
             Finished{17, true},
             Unveiled{2},
             TimeMarked{},
         }) {
        events.push_back({at, std::move(body)});
    }
    return events;
}

}  // namespace hoithi::samples
