#include "engine/json/bank_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/findings.hpp"
#include "engine/text/fold.hpp"

namespace hoithi::json {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using Json = nlohmann::json;

const Json single_choice = Json::parse(R"({
    "id": "q-1", "kind": "single", "text": "Ngày nào?",
    "options": [{"id": "A", "text": "9/9"}, {"id": "B", "text": "10/10"}],
    "key": "B", "explanation": "Vì thế.", "source": {"document": "505/QĐ-TTg"},
    "true_on": "2024-10-10", "difficulty": "easy", "topic": "ngay"})");

/// A bank of one question, which is `single_choice` with `changes` merged in; null takes a
/// field out.
Json bank_with(const Json& changes) {
    Json question = single_choice;
    question.merge_patch(changes);
    return {
        {"version", 1},
        {"id", "thu"},
        {"title", "Thử"},
        {"language", "vi"},
        {"topics", {{{"id", "ngay"}, {"name", "Ngày"}}}},
        {"questions", {question}}};
}

Question read_one(const Json& changes) {
    const auto bank = read_bank(bank_with(changes).dump());
    EXPECT_TRUE(bank) << bank.error()[0].pointer << ": " << bank.error()[0].problem;
    return bank ? bank->questions[0] : Question{};
}

Faults faults(const Json& bank) {
    const auto read = read_bank(bank.dump());
    return read ? Faults{} : read.error();
}

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

TEST(BankJson, ReadsEveryField) {
    const Question question = read_one(Json::parse(R"({
        "source": {"document": "Luật", "article": "Điều 1", "url": "https://example.vn"},
        "checked_on": "2026-09-30", "valid_to": "2025-06-30",
        "difficulty": "hard", "seconds": 45, "points": 1500,
        "media": {"kind": "image", "path": "a/b.png", "alt": "Hình"},
        "author": "A", "reviewer": "B", "ever_public": true})"));
    EXPECT_EQ(question.id, "q-1");
    EXPECT_EQ(question.kind, QuestionKind::single);
    EXPECT_EQ(question.options, (std::vector<Option>{{"A", "9/9"}, {"B", "10/10"}}));
    EXPECT_EQ(question.key.options, OptionSet::of(1));
    EXPECT_EQ(question.source, (Source{"Luật", "Điều 1", "https://example.vn"}));
    EXPECT_EQ(question.true_on, "2024-10-10");
    EXPECT_EQ(question.checked_on, "2026-09-30");
    EXPECT_EQ(question.valid_to, "2025-06-30");
    EXPECT_EQ(question.difficulty, Difficulty::hard);
    EXPECT_EQ(question.seconds, 45);
    EXPECT_EQ(question.points, 1500);
    EXPECT_EQ(question.media, (Media{MediaKind::image, "a/b.png", "Hình"}));
    EXPECT_EQ(question.author, "A");
    EXPECT_EQ(question.reviewer, "B");
    EXPECT_TRUE(question.ever_public);
}

TEST(BankJson, ReadsTheWarningsThatAreAccepted) {
    const Question question = read_one({{"accepted_warnings", {{"no_article", "Công văn."}}}});
    EXPECT_EQ(
        question.accepted_warnings,
        (std::map<std::string, std::string>{{"no_article", "Công văn."}})
    );
    EXPECT_TRUE(read_one(Json::object()).accepted_warnings.empty());
    EXPECT_THAT(
        faults(bank_with({{"accepted_warnings", {"no_article"}}})),
        ElementsAre(fault("/questions/0/accepted_warnings", "an object"))
    );
    EXPECT_THAT(
        faults(bank_with({{"accepted_warnings", {{"no_article", true}}}})),
        ElementsAre(fault("/questions/0/accepted_warnings/no_article", "a text"))
    );
}

TEST(BankJson, ReadsTheDateOfOlderBanks) {
    const Json older{{"true_on", nullptr}, {"as_of", "2024-02-29"}};
    const Question question = read_one(older);
    EXPECT_EQ(question.true_on, "2024-02-29");
    EXPECT_EQ(question.checked_on, "");
    EXPECT_THAT(
        faults(bank_with({{"true_on", nullptr}, {"as_of", "2024-13-01"}})),
        ElementsAre(fault("/questions/0/as_of", "not a date"))
    );
    EXPECT_THAT(
        faults(bank_with({{"true_on", nullptr}, {"as_of", 2024}})),
        ElementsAre(fault("/questions/0/as_of", "a whole number"))
    );
    EXPECT_THAT(
        faults(bank_with({{"as_of", "2024-02-29"}})),
        ElementsAre(fault("/questions/0/as_of", "no field"))
    );
}

TEST(BankJson, ReadsSeveralRightOptions) {
    const Question question = read_one(Json::parse(R"({"kind": "multiple", "key": ["C", "A"],
        "options": [{"id":"A","text":"1"},{"id":"B","text":"2"},{"id":"C","text":"3"}]})"));
    EXPECT_EQ(question.key.options, OptionSet(0b101));
}

TEST(BankJson, MakesTheOptionsOfTrueAndFalse) {
    const Json changes{{"kind", "true_false"}, {"key", false}, {"options", nullptr}};
    const Question question = read_one(changes);
    EXPECT_EQ(question.options, (std::vector<Option>{{"true", "Đúng"}, {"false", "Sai"}}));
    EXPECT_EQ(question.key.options, OptionSet::of(1));
    Json english = bank_with(changes);
    english["language"] = "en";
    EXPECT_EQ(read_bank(english.dump())->questions[0].options[0].text, "True");
}

TEST(BankJson, ReadsANumberWithTolerance) {
    const Json changes{
        {"kind", "number"}, {"key", 48000}, {"tolerance", 500}, {"options", nullptr}};
    EXPECT_EQ(read_one(changes).key.number, 48'000);
    EXPECT_EQ(read_one(changes).key.tolerance, 500);
}

TEST(BankJson, FoldsAcceptedTexts) {
    Json changes{{"kind", "text"}, {"key", {"Hoà Bình", "Phú Thọ"}}, {"options", nullptr}};
    const Key strict = read_one(changes).key;
    EXPECT_THAT(strict.texts, ElementsAre("Hoà Bình", "Phú Thọ"));
    EXPECT_THAT(strict.folded, ElementsAre(text::fold("hòa bình"), text::fold("phú thọ")));
    changes["accents_optional"] = true;
    EXPECT_THAT(read_one(changes).key.folded, ElementsAre("hoa binh", "phu tho"));
}

TEST(BankJson, SpellsAcceptedTextsPlainly) {
    const Json changes{
        {"kind", "text"}, {"key", {"1.000", "\"3,5\"", "A.I."}}, {"options", nullptr}};
    EXPECT_THAT(read_one(changes).key.folded, ElementsAre("1000", "3.5", "a.i"));
}

TEST(BankJson, ComposesTexts) { EXPECT_EQ(read_one({{"text", "Hue\u0302\u0301"}}).text, "Huế"); }

TEST(BankJson, TakesNullForADocumentNobodyKnows) {
    Json bank = bank_with(Json::object());
    bank["questions"][0]["source"] = nullptr;
    ASSERT_TRUE(read_bank(bank.dump()));
    EXPECT_EQ(read_bank(bank.dump())->questions[0].source, Source{});
}

TEST(BankJson, LetsAnEditorFindTheSchema) {
    Json bank = bank_with(Json::object());
    bank["$schema"] = "schema.json";
    EXPECT_TRUE(read_bank(bank.dump()));
}

TEST(BankJson, NamesEveryFieldThatIsMissing) {
    for (const char* field :
         {"id",
          "kind",
          "text",
          "key",
          "options",
          "explanation",
          "source",
          "true_on",
          "difficulty",
          "topic"}) {
        EXPECT_THAT(
            faults(bank_with({{field, nullptr}})),
            ElementsAre(fault(std::string("/questions/0/") + field, "is missing"))
        ) << field;
    }
    for (const char* field : {"version", "id", "title", "language", "topics", "questions"}) {
        Json bank = bank_with(Json::object());
        bank.erase(field);
        EXPECT_THAT(faults(bank), Contains(fault(std::string("/") + field, "is missing")));
    }
}

TEST(BankJson, SuggestsWhatAnUnknownFieldMayMean) {
    const Faults found = faults(bank_with({{"dificulty", "easy"}, {"colour", 1}}));
    EXPECT_THAT(
        found,
        ElementsAre(
            fault("/questions/0/colour", "no field"), fault("/questions/0/dificulty", "no field")
        )
    );
    EXPECT_THAT(found[1].remedy, HasSubstr("\"difficulty\""));
    EXPECT_THAT(found[0].remedy, testing::Not(HasSubstr("did you mean")));
}

TEST(BankJson, RefusesWrongTypes) {
    EXPECT_THAT(
        faults(bank_with({{"seconds", 20.5}})),
        ElementsAre(fault("/questions/0/seconds", "a number with a fraction"))
    );
    EXPECT_THAT(
        faults(bank_with({{"points", 1e10}})), ElementsAre(fault("/questions/0/points", "fraction"))
    );
    EXPECT_THAT(
        faults(bank_with({{"points", 10'000'000'000}})),
        ElementsAre(fault("/questions/0/points", "it must be from"))
    );
    EXPECT_THAT(
        faults(bank_with({{"key", {"B"}}})), ElementsAre(fault("/questions/0/key", "a list"))
    );
    EXPECT_THAT(
        faults(bank_with({{"ever_public", "yes"}})),
        ElementsAre(fault("/questions/0/ever_public", "true or false"))
    );
    EXPECT_THAT(
        faults(bank_with({{"kind", "essay"}})), ElementsAre(fault("/questions/0/kind", "essay"))
    );
    Json bank = bank_with(Json::object());
    bank["questions"][0] = "q";
    EXPECT_THAT(faults(bank), ElementsAre(fault("/questions/0", "an object")));
    EXPECT_THAT(faults(Json::array()), ElementsAre(fault("", "an object")));
}

TEST(BankJson, RefusesAKeyThatNamesNoOption) {
    EXPECT_THAT(
        faults(bank_with({{"key", "E"}})), ElementsAre(fault("/questions/0/key", "no option \"E\""))
    );
    EXPECT_THAT(
        faults(bank_with({{"kind", "multiple"}, {"key", {"A", "A"}}})),
        ElementsAre(fault("/questions/0/key/1", "named twice"))
    );
    EXPECT_THAT(
        faults(bank_with({{"kind", "multiple"}, {"key", Json::array()}})),
        ElementsAre(fault("/questions/0/key", "nothing is right"))
    );
}

TEST(BankJson, RefusesOptionsThatLookTheSame) {
    const Json changes = Json::parse(
        "{\"options\": [{\"id\":\"A\",\"text\":\"hòa bình\"},"
        "{\"id\":\"B\",\"text\":\"ho\u0300a  bình \"}]}"
    );
    EXPECT_THAT(
        faults(bank_with(changes)),
        ElementsAre(fault("/questions/0/options/1/text", "same as option A"))
    );
}

TEST(BankJson, RefusesOptionsWhereNoneBelong) {
    EXPECT_THAT(
        faults(bank_with({{"kind", "number"}, {"key", 3}})),
        ElementsAre(fault("/questions/0/options", "has no options"))
    );
}

TEST(BankJson, FindsFaultsOfShapeAndContentTogether) {
    Json bank = bank_with({{"text", ""}, {"true_on", "2024-13-01"}});
    bank["version"] = 2;
    EXPECT_THAT(
        faults(bank),
        ElementsAre(
            fault("/version", "version 2"),
            fault("/questions/0/text", "is empty"),
            fault("/questions/0/true_on", "not a date")
        )
    );
}

TEST(BankJson, StopsCountingFaultsSomewhere) {
    Json bank = bank_with(Json::object());
    for (int i = 0; i < 500; ++i) bank["questions"].push_back(i);
    EXPECT_EQ(faults(bank).size(), Findings::faults_max);
}

TEST(BankJson, TellsFaultsInVietnamese) {
    const auto read = read_bank(bank_with({{"text", nullptr}}).dump(), Language::vietnamese);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error()[0].problem, "thiếu \"text\"");
    EXPECT_EQ(read.error()[0].remedy, "hãy thêm vào: một chuỗi văn bản");
}

TEST(BankJson, NeverThrowsWhateverTheTextIs) {
    const std::string text = bank_with(Json::object()).dump();
    for (std::size_t length = 0; length < text.size(); ++length) {
        EXPECT_FALSE(read_bank(text.substr(0, length)));
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char other : {'"', '{', '\0', '\xFF', '9'}) {
            std::string spoilt = text;
            spoilt[i] = other;
            read_bank(spoilt);
        }
    }
}

}  // namespace
}  // namespace hoithi::json
