#include "engine/bank_advice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/text/fold.hpp"
#include "tests/engine/json/samples.hpp"

namespace hoithi {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

constexpr const char* today = "2026-11-26";

testing::Matcher<Fault> warning(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

/// A question about which nothing is to be said.
Question good() {
    Question question = samples::single_choice();
    question.text = "Người gọi xưng là công an và đòi mã OTP. Nên làm gì?";
    question.options = {
        {"A", "Đọc mã cho họ"}, {"B", "Tắt máy ngay"}, {"C", "Gọi bạn bè"}, {"D", "Chờ một lát"}};
    question.key.options = OptionSet::of(1);
    question.explanation = "Không cơ quan nào hỏi mã xác thực qua điện thoại; hãy tự gọi lại.";
    question.valid_to = "";
    return question;
}

Faults warnings_of(std::vector<Question> questions, Language language = Language::english) {
    Bank bank = samples::bank();
    bank.questions = std::move(questions);
    return advise(bank, today, text::fold, language).warnings;
}

template <class Change>
Faults warnings_with(Change change) {
    Question question = good();
    change(question);
    return warnings_of({question});
}

TEST(BankAdvice, HasNothingToSayOfAGoodQuestion) {
    EXPECT_THAT(warnings_of({good()}), ElementsAre());
}

TEST(BankAdvice, SeesAKeyThatItsLengthGivesAway) {
    const auto key = [](const char* text) {
        return warnings_with([&](Question& q) { q.options[1].text = text; });
    };
    EXPECT_THAT(
        key("Tắt máy ngay rồi tự gọi cho công an phường"),
        ElementsAre(warning("/questions/0/options", "42 characters, the longest wrong one 13"))
    );
    EXPECT_THAT(key("Tắt máy ngay đi"), ElementsAre());
    EXPECT_THAT(key("Tắt"), ElementsAre());
}

TEST(BankAdvice, SeesAKeyThatStandsInItsQuestion) {
    const auto in_question = [](Question& q) { q.text += " Có nên tắt máy không?"; };
    EXPECT_THAT(
        warnings_with(in_question),
        ElementsAre(warning("/questions/0/text", "\"Tắt máy\" stands in the question"))
    );
    // What a wrong option says too gives nothing away.
    EXPECT_THAT(
        warnings_with([&](Question& q) {
            in_question(q);
            q.options[3].text = "Tắt máy sau";
        }),
        ElementsAre()
    );
    EXPECT_THAT(
        warnings_with([&](Question& q) {
            in_question(q);
            q.kind = QuestionKind::multiple;
            q.key.options = OptionSet(0b110);
        }),
        Contains(warning("/questions/0/text", "Tắt máy"))
    );
    EXPECT_THAT(warnings_with([](Question& q) { q.text += " Tat may, tắtmáy."; }), ElementsAre());
}

TEST(BankAdvice, SeesAnAcceptedTextInItsQuestion) {
    Question question = samples::text();
    question.explanation = "Ba địa phương hợp nhất năm 2025; trụ sở đặt tại Ninh Kiều.";
    question.text = "Cần Thơ, Hậu Giang và tỉnh SÓC TRĂNG nay thuộc đâu?";
    EXPECT_THAT(
        warnings_of({question}), ElementsAre(warning("/questions/0/text", "\"Sóc Trăng\""))
    );
    question.text = "Cần Thơ, Hậu Giang và tỉnh nào hợp nhất? Sóc thì không tính, Trăng cũng vậy.";
    EXPECT_THAT(warnings_of({question}), ElementsAre());
}

TEST(BankAdvice, SeesAnExplanationThatTeachesNothing) {
    EXPECT_THAT(
        warnings_with([](Question& q) { q.explanation = ""; }),
        ElementsAre(warning("/questions/0/explanation", "is empty"))
    );
    EXPECT_THAT(
        warnings_with([](Question& q) { q.explanation = "Nên tắt máy ngay khi người gọi đòi mã."; }
        ),
        ElementsAre(warning("/questions/0/explanation", "only 1 of its 9 words"))
    );
    Question number = samples::number();
    number.text = "Mục tiêu là bao nhiêu doanh nghiệp?";
    number.explanation = "Mục tiêu là 48000 doanh nghiệp.";
    EXPECT_THAT(
        warnings_of({number}), Contains(warning("/questions/0/explanation", "only 0 of its 6"))
    );
}

TEST(BankAdvice, SeesQuestionsForBareNumbers) {
    const auto asks = [](std::vector<Option> options) {
        return warnings_with([&](Question& q) { q.options = std::move(options); });
    };
    const auto number = warning("/questions/0/text", "nothing but a number");
    EXPECT_THAT(asks({{"A", "10%"}, {"B", "20%"}}), Contains(number));
    EXPECT_THAT(asks({{"A", "22/4/2022"}, {"B", "28/01/2022"}}), Contains(number));
    EXPECT_THAT(asks({{"A", "1 July 2026"}, {"B", "1 January 2026"}}), Contains(number));
    EXPECT_THAT(asks({{"A", "5 chương, 39 điều"}, {"B", "8 chương, 48 điều"}}), Contains(number));
    EXPECT_THAT(asks({{"A", "Điều 3"}, {"B", "Ai cũng vậy"}}), Not(Contains(number)));
    EXPECT_THAT(
        asks({{"A", "Bật xác thực 2 lớp"}, {"B", "Đặt mật khẩu 1234"}}), Not(Contains(number))
    );
    EXPECT_THAT(warnings_of({samples::number()}), Contains(number));
}

TEST(BankAdvice, WantsAPlaceInADocument) {
    EXPECT_THAT(
        warnings_with([](Question& q) { q.source.article = ""; }),
        ElementsAre(warning("/questions/0/source/article", "no place in it"))
    );
    EXPECT_THAT(
        warnings_with([](Question& q) { q.source = {}; }),
        ElementsAre(warning("/questions/0/source", "names no document"))
    );
}

TEST(BankAdvice, KnowsDocumentsThatHaveArticles) {
    const auto of = [](const char* document) {
        return warnings_with([&](Question& q) { q.source = {document, "", "https://example.vn"}; });
    };
    const auto place = warning("/questions/0/source/article", "no place in it");
    for (const char* numbered :
         {"Luật Căn cước số 26/2023/QH15 ngày 27/11/2023",
          "Decree No. 356/2025/NĐ-CP",
          "Nghị quyết 57-NQ/TW",
          "Theo Quyết định 749/QĐ-TTg, VietNamNet"}) {
        EXPECT_THAT(of(numbered), ElementsAre(place)) << numbered;
    }
    for (const char* page :
         {"Dân trí, “Cảnh báo”, 26/11/2025",
          "Công an TP. Hà Nội, 24/7",
          "Znews/Zing 2025",
          "The Straits Times, [2025] SGHCR 33"}) {
        EXPECT_THAT(of(page), ElementsAre()) << page;
    }
}

TEST(BankAdvice, SeesFactsThatHaveLapsed) {
    const auto until = [](const char* date) {
        return warnings_with([&](Question& q) { q.valid_to = date; });
    };
    EXPECT_THAT(until("2026-11-25"), ElementsAre(warning("/questions/0/valid_to", "2026-11-25")));
    EXPECT_THAT(until(today), ElementsAre());
    EXPECT_THAT(until("2030-12-31"), ElementsAre());
}

TEST(BankAdvice, WantsSomebodyElseAsReviewer) {
    EXPECT_THAT(
        warnings_with([](Question& q) { q.reviewer = " ban  Biên tập"; }),
        ElementsAre(warning("/questions/0/reviewer", "names the author"))
    );
    EXPECT_THAT(warnings_with([](Question& q) { q.reviewer = ""; }), ElementsAre());
}

/// Good questions that are right at these places, one a letter.
std::vector<Question> right_at(std::string_view letters) {
    std::vector<Question> questions;
    for (const char letter : letters) {
        Question question = good();
        const auto place = static_cast<std::size_t>(letter - 'A');
        std::swap(question.options[1].text, question.options[place].text);
        question.key.options = OptionSet::of(place);
        questions.push_back(std::move(question));
    }
    return questions;
}

TEST(BankAdvice, SeesUnevenKeys) {
    EXPECT_THAT(warnings_of(right_at("ABCDABCDAABBCCDDABCD")), ElementsAre());
    EXPECT_THAT(
        warnings_of(right_at("ABCDABCDAABBCCDDAAAD")),
        ElementsAre(warning("/questions", "option A is right in 7 of 20"))
    );
    EXPECT_THAT(
        warnings_of(right_at("BBBBBBBB")),
        ElementsAre(
            warning("/questions", "option A is right in 0 of 8"),
            warning("/questions", "option B"),
            warning("/questions", "option C"),
            warning("/questions", "option D")
        )
    );
    EXPECT_THAT(warnings_of(right_at("BBB")), ElementsAre());
}

TEST(BankAdvice, SeesKeysThatAreOftenTheLongest) {
    std::vector<Question> questions = right_at("ABCDABCDAB");
    for (std::size_t i = 0; i < 4; ++i) questions[i].options[i].text = "Tắt máy luôn đi";
    EXPECT_THAT(
        warnings_of(questions), ElementsAre(warning("/questions", "the longest in 4 of 10"))
    );
    questions[0].options[0].text = "Tắt máy";
    EXPECT_THAT(warnings_of(questions), ElementsAre());
}

TEST(BankAdvice, SeesTheSameNumberOfWrongOptionsEverywhere) {
    Question two = good();
    two.kind = QuestionKind::multiple;
    two.key.options = OptionSet(0b0011);
    Question one = two;
    one.key.options = OptionSet(0b0111);
    EXPECT_THAT(
        warnings_of({two, two, two}),
        ElementsAre(warning("/questions", "all 3 questions with several right options have 2"))
    );
    EXPECT_THAT(warnings_of({two, one, two}), ElementsAre());
    EXPECT_THAT(warnings_of({two, two}), ElementsAre());
}

TEST(BankAdvice, SeesMarkupThatWouldBeShownAsItStands) {
    const std::string text = "Nên chọn &quot;A&quot; nào?";
    const std::string said = "\"&quot;\" is shown";
    EXPECT_THAT(
        warnings_with([&](Question& q) { q.text = text; }),
        Contains(warning("/questions/0/text", said))
    );
    EXPECT_THAT(
        warnings_with([&](Question& q) { q.options[2].text = text; }),
        Contains(warning("/questions/0/options/2/text", said))
    );
    EXPECT_THAT(
        warnings_with([&](Question& q) { q.explanation += text; }),
        Contains(warning("/questions/0/explanation", said))
    );
}

TEST(BankAdvice, SeesOptionsThatDifferLittle) {
    struct Case {
        const char* one;
        const char* other;
    };
    for (const auto& [one, other] :
         {Case{"10²", "102"}, Case{"Mb/s", "MB/s"}, Case{"hòa", "hoà"}}) {
        const auto with = [&](Question& q) {
            q.options[0].text = one;
            q.options[2].text = other;
        };
        EXPECT_THAT(
            warnings_with(with),
            Contains(warning("/questions/0/options/2/text", "differs from option A"))
        ) << one;
    }
}

TEST(BankAdvice, LeavesOutWhatAQuestionAccepts) {
    Question question = good();
    question.source.article = "";
    question.explanation = "";
    question.accepted_warnings = {{"no_article", "Công văn không chia thành điều."}};
    EXPECT_THAT(
        warnings_of({question}), ElementsAre(warning("/questions/0/explanation", "is empty"))
    );
    question.accepted_warnings["no_explanation"] = "Câu khởi động.";
    Bank bank = samples::bank();
    bank.questions = {question, good()};
    const Advice advice = advise(bank, today, text::fold);
    EXPECT_THAT(advice.warnings, ElementsAre());
    EXPECT_THAT(advice.counts, ElementsAre());
    EXPECT_EQ(advice.accepted, 2U);
}

TEST(BankAdvice, SeesAcceptedWarningsThatDoNotCome) {
    EXPECT_THAT(
        warnings_with([](Question& q) {
            q.accepted_warnings = {{"no_article", "Công văn không chia thành điều."}};
        }),
        ElementsAre(warning(
            "/questions/0/accepted_warnings/no_article",
            "accepts \"no_article\", of which there is no"
        ))
    );
}

TEST(BankAdvice, CountsItsWarningsByRule) {
    std::vector<Question> questions{good(), good(), good()};
    questions[0].source.article = "";
    questions[1].explanation = "";
    questions[2].source.article = "";
    Bank bank = samples::bank();
    bank.questions = questions;
    const Advice advice = advise(bank, today, text::fold);
    EXPECT_EQ(advice.warnings.size(), 3U);
    EXPECT_THAT(
        advice.counts,
        ElementsAre(Advice::Count{"no article", 2}, Advice::Count{"no explanation", 1})
    );
    const Advice vietnamese = advise(bank, today, text::fold, Language::vietnamese);
    EXPECT_THAT(vietnamese.warnings[1].problem, HasSubstr("để trống"));
    EXPECT_EQ(vietnamese.counts[0].rule, "thiếu điều, khoản hoặc mục");
}

TEST(BankAdvice, NamesEveryWarningOfALargeBank) {
    Question bare = good();
    bare.source.article = "";
    EXPECT_EQ(warnings_of(std::vector<Question>(500, bare)).size(), 500U + 4U);
}

}  // namespace
}  // namespace hoithi
