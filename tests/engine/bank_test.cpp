#include "engine/bank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/json/samples.hpp"

namespace hoithi {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

/// The faults of a bank with this one question.
Faults faults_with(Question question) {
    Bank bank = samples::bank();
    bank.questions = {std::move(question)};
    return check(bank);
}

template <class Change>
Faults faults_of(Question question, Change change) {
    change(question);
    return faults_with(std::move(question));
}

template <class Change>
Faults faults_of(Bank bank, Change change) {
    change(bank);
    return check(bank);
}

TEST(CheckBank, FindsNothingWrongWithAGoodBank) {
    EXPECT_THAT(check(samples::bank()), ElementsAre());
}

TEST(CheckBank, WantsAnIdentityAndALanguage) {
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.id = "Bộ 1"; }), ElementsAre(fault("/id", "id"))
    );
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.id = std::string(65, 'a'); }),
        ElementsAre(fault("/id", "id"))
    );
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.title = ""; }),
        ElementsAre(fault("/title", "empty"))
    );
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.language = "fr"; }),
        ElementsAre(fault("/language", "fr"))
    );
}

TEST(CheckBank, WantsQuestionsWithIdsOfTheirOwn) {
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.questions.clear(); }),
        ElementsAre(fault("/questions", "has 0 entries"))
    );
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.questions[4].id = b.questions[0].id; }),
        ElementsAre(fault("/questions/4/id", "used twice"))
    );
}

TEST(CheckBank, WantsTopicsThatQuestionsName) {
    EXPECT_THAT(
        faults_of(samples::single_choice(), [](Question& q) { q.topic = "khac"; }),
        ElementsAre(fault("/questions/0/topic", "no topic \"khac\""))
    );
    EXPECT_THAT(
        faults_of(samples::bank(), [](Bank& b) { b.topics.push_back(b.topics[0]); }),
        ElementsAre(fault("/topics/1/id", "used twice"))
    );
}

TEST(CheckBank, CountsTheCharactersOfTexts) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "ệ";
    const auto with = [&](Question& q) { q.text = text; };
    EXPECT_THAT(faults_of(samples::single_choice(), with), ElementsAre());
    text += "ệ";
    EXPECT_THAT(
        faults_of(samples::single_choice(), with),
        ElementsAre(fault("/questions/0/text", "501 characters"))
    );
    EXPECT_THAT(
        faults_of(
            samples::single_choice(), [](Question& q) { q.explanation = std::string(601, 'a'); }
        ),
        ElementsAre(fault("/questions/0/explanation", "601"))
    );
    EXPECT_THAT(
        faults_of(
            samples::single_choice(), [](Question& q) { q.options[2].text = std::string(201, 'a'); }
        ),
        ElementsAre(fault("/questions/0/options/2/text", "201"))
    );
}

TEST(CheckBank, LetsAnOptionHaveTwoHundredCharacters) {
    const auto with = [](Question& q) { q.options[2].text = std::string(200, 'a'); };
    EXPECT_THAT(faults_of(samples::single_choice(), with), ElementsAre());
}

TEST(CheckBank, TakesBlanksForNothing) {
    for (const char* blank :
         {"", " ", "\u00A0", "\u200B", " \u3000\u200B\uFEFF\t", "\u2800", "\u3164"}) {
        const auto faults = faults_of(samples::bank(), [&](Bank& b) {
            b.title = blank;
            b.topics[0].name = blank;
            b.questions[0].text = blank;
            b.questions[0].options[1].text = blank;
        });
        EXPECT_THAT(
            faults,
            testing::IsSupersetOf({
                fault("/title", "is empty"),
                fault("/topics/0/name", "is empty"),
                fault("/questions/0/text", "is empty"),
                fault("/questions/0/options/1/text", "is empty"),
            })
        ) << blank;
    }
    // To leave an explanation out is another thing than to write blanks.
    const auto explained = [](const char* text) {
        return faults_of(samples::single_choice(), [&](Question& q) { q.explanation = text; });
    };
    EXPECT_THAT(explained(""), ElementsAre());
    EXPECT_THAT(explained("\u00A0"), ElementsAre(fault("/questions/0/explanation", "is empty")));
}

TEST(CheckBank, KeepsTimesAndPointsInRange) {
    for (const int seconds : {4, 301, -1}) {
        EXPECT_THAT(
            faults_of(samples::number(), [&](Question& q) { q.seconds = seconds; }),
            ElementsAre(fault("/questions/0/seconds", "from 5 to 300"))
        );
    }
    for (const int points : {-1, 100'001}) {
        EXPECT_THAT(
            faults_of(samples::number(), [&](Question& q) { q.points = points; }),
            ElementsAre(fault("/questions/0/points", "from 0 to 100000"))
        );
    }
}

TEST(CheckBank, WantsOptionsThatDiffer) {
    EXPECT_THAT(
        faults_of(samples::single_choice(), [](Question& q) { q.options[2].text = "10 tháng 9"; }),
        ElementsAre(fault("/questions/0/options/2/text", "same as option A"))
    );
    // The same to the eye.
    for (const char* alike :
         {" 10 tháng 9", "10\u00A0tháng  9", "10 tháng 9\u200B", "1\u20600 tháng 9"}) {
        const auto with = [&](Question& q) { q.options[2].text = alike; };
        EXPECT_THAT(
            faults_of(samples::single_choice(), with),
            ElementsAre(fault("/questions/0/options/2/text", "same as option A"))
        ) << alike;
    }
    // What some questions are about.
    const auto with = [](const char* one, const char* other) {
        return faults_of(samples::single_choice(), [=](Question& q) {
            q.options[1].text = one;
            q.options[2].text = other;
        });
    };
    EXPECT_THAT(with("10²", "102"), ElementsAre());
    EXPECT_THAT(with("Mb/s", "MB/s"), ElementsAre());
    EXPECT_THAT(with("hòa", "hoà"), ElementsAre());
    EXPECT_THAT(with("a b", "ab"), ElementsAre());
    EXPECT_THAT(
        faults_of(samples::single_choice(), [](Question& q) { q.options[2].id = "B"; }),
        ElementsAre(fault("/questions/0/options/2/id", "used twice"))
    );
    EXPECT_THAT(
        faults_of(samples::single_choice(), [](Question& q) { q.options.resize(1); }),
        Contains(fault("/questions/0/options", "has 1 entries"))
    );
    EXPECT_THAT(
        faults_of(
            samples::number(),
            [](Question& q) {
                q.options = {{"A", "1"}};
            }
        ),
        ElementsAre(fault("/questions/0/options", "no options"))
    );
}

TEST(CheckBank, WantsAKeyThatFitsTheKind) {
    const auto with_key = [](Question question, std::uint8_t bits) {
        question.key.options = OptionSet(bits);
        return faults_with(std::move(question));
    };
    const std::string at = "/questions/0/key";
    EXPECT_THAT(with_key(samples::single_choice(), 0), ElementsAre(fault(at, "nothing is right")));
    EXPECT_THAT(with_key(samples::single_choice(), 0b011), ElementsAre(fault(at, "2 options")));
    EXPECT_THAT(with_key(samples::single_choice(), 0b1000), ElementsAre(fault(at, "not have")));
    EXPECT_THAT(with_key(samples::true_false(), 0b11), ElementsAre(fault(at, "2 options")));
    EXPECT_THAT(
        with_key(samples::multiple_choice(), 0b111), ElementsAre(fault(at, "every option"))
    );
    EXPECT_THAT(with_key(samples::multiple_choice(), 0b001), ElementsAre());
}

TEST(CheckBank, WantsANumberThatBrowsersKeepExact) {
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.key.number = 1'000'000'000'000'001; }),
        ElementsAre(fault("/questions/0/key", "1000000000000001"))
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.key.tolerance = -1; }),
        ElementsAre(fault("/questions/0/tolerance", "-1"))
    );
    EXPECT_THAT(
        faults_of(samples::single_choice(), [](Question& q) { q.key.tolerance = 1; }),
        ElementsAre(fault("/questions/0/tolerance", "only a question of kind number"))
    );
}

TEST(CheckBank, WantsAcceptedTextsThatSaySomething) {
    EXPECT_THAT(
        faults_of(samples::text(), [](Question& q) { q.key = {}; }),
        ElementsAre(fault("/questions/0/key", "has 0 entries"))
    );
    EXPECT_THAT(
        faults_of(samples::text(), [](Question& q) { q.key.folded[1] = ""; }),
        ElementsAre(fault("/questions/0/key/1", "empty"))
    );
    EXPECT_THAT(
        faults_of(
            samples::text(),
            [](Question& q) {
                q.key.texts = {"Phú Thọ", "phú thọ"};
                q.key.folded = {"phu tho", "phu tho"};
            }
        ),
        ElementsAre(fault("/questions/0/key/1", "the same as \"Phú Thọ\""))
    );
    EXPECT_THAT(
        faults_of(samples::text(), [](Question& q) { q.key.texts[0] = std::string(61, 'x'); }),
        ElementsAre(fault("/questions/0/key/0", "61 characters"))
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.key.options = OptionSet::of(0); }),
        ElementsAre(fault("/questions/0/key", "another kind"))
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.accents_optional = true; }),
        ElementsAre(fault("/questions/0/accents_optional", "only a question of kind text"))
    );
}

TEST(CheckBank, WantsDatesOfTheCalendar) {
    for (const char* date :
         {"",
          "2024-2-29",
          "2023-02-29",
          "29-02-2024",
          "2024-13-01",
          "2024-00-10",
          "+024-01-01",
          "2024-01-0x",
          "2024/01/01"}) {
        EXPECT_THAT(
            faults_of(samples::number(), [&](Question& q) { q.true_on = date; }),
            ElementsAre(fault("/questions/0/true_on", "not a date"))
        ) << date;
    }
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.checked_on = "30-09-2026"; }),
        ElementsAre(fault("/questions/0/checked_on", "not a date"))
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.checked_on = ""; }), ElementsAre()
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.true_on = "2024-02-29"; }), ElementsAre()
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.valid_to = "2024-10-09"; }),
        ElementsAre(fault("/questions/0/valid_to", "before it was true"))
    );
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.valid_to = "2024-10-10"; }), ElementsAre()
    );
}

TEST(CheckBank, LetsAFactThatLapsedBeChecked) {
    const auto lapsed = [](Question& q) {
        q.true_on = "2023-07-01";
        q.valid_to = "2025-12-31";
        q.checked_on = "2026-11-26";
    };
    EXPECT_THAT(faults_of(samples::number(), lapsed), ElementsAre());
}

TEST(CheckBank, LetsMediaStandOnlyBelowTheBank) {
    for (const char* path :
         {"",
          "../a.png",
          "a/../b.png",
          "/a.png",
          "a\\b.png",
          "c:a.png",
          "a//b.png",
          ".a.png",
          "a.svg",
          "a.exe",
          "a",
          "a.mp3",
          "a/"}) {
        EXPECT_THAT(
            faults_of(samples::multiple_choice(), [&](Question& q) { q.media->path = path; }),
            ElementsAre(fault("/questions/0/media/path", "not a path"))
        ) << path;
    }
    EXPECT_THAT(
        faults_of(
            samples::multiple_choice(),
            [](Question& q) {
                q.media = Media{MediaKind::audio, "nhạc/đàn.mp3", ""};
            }
        ),
        ElementsAre()
    );
    EXPECT_THAT(
        faults_of(samples::multiple_choice(), [](Question& q) { q.media->alt = ""; }),
        ElementsAre(fault("/questions/0/media/alt", "empty"))
    );
}

TEST(CheckBank, LetsOnlyWebAddressesBeLinked) {
    EXPECT_THAT(
        faults_of(samples::number(), [](Question& q) { q.source.url = "javascript:alert(1)"; }),
        ElementsAre(fault("/questions/0/source/url", "not a web address"))
    );
}

TEST(CheckBank, WantsAReasonForAWarningThatItKnows) {
    const auto accepting = [](std::map<std::string, std::string> accepted) {
        return faults_of(samples::number(), [&](Question& q) { q.accepted_warnings = accepted; });
    };
    EXPECT_THAT(accepting({{"bare_number", "Ai cũng cần nhớ số này."}}), ElementsAre());
    const std::string at = "/questions/0/accepted_warnings";
    for (const char* blank : {"", " "}) {
        EXPECT_THAT(
            accepting({{"bare_number", blank}}), ElementsAre(fault(at + "/bare_number", "is empty"))
        );
    }
    EXPECT_THAT(
        accepting({{"bare_number", std::string(201, 'a')}}),
        ElementsAre(fault(at + "/bare_number", "201 characters"))
    );
    // What a bank is told as a whole is no question's to accept.
    for (const char* unknown : {"no-article", "keys_uneven", ""}) {
        const Faults faults = accepting({{unknown, "Vì thế."}});
        EXPECT_THAT(faults, ElementsAre(fault(at, "is no warning of a question"))) << unknown;
        EXPECT_THAT(faults[0].remedy, HasSubstr("bare_number, no_source, no_article"));
    }
}

TEST(CheckBank, TellsFaultsInVietnamese) {
    Bank bank = samples::bank();
    bank.title = "";
    EXPECT_EQ(check(bank, Language::vietnamese)[0].problem, "để trống");
}

}  // namespace
}  // namespace hoithi
