#include "engine/json/event_json.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/json/answered_line.hpp"
#include "engine/json/event_names.hpp"
#include "engine/random.hpp"
#include "tests/engine/json/samples.hpp"

namespace hoithi::json {
namespace {

using testing::HasSubstr;

std::string line_of(const Event& event) {
    std::string line;
    append_event(line, event);
    return line;
}

std::string line_of(EventBody body) { return line_of(Event{Time{5}, std::move(body)}); }

std::string error_of(std::string_view line) {
    const auto event = read_event(line);
    return event ? "" : event.error();
}

/// A text in which every kind of escape may occur.
std::string random_text(Random& random) {
    static const std::vector<std::string> pieces{
        "a",
        "\"",
        "\\",
        "\n",
        "\x01",
        "/",
        "ệ",
        "🇻🇳",
        "\u2028",
        "}",
        "]",
        ",\"f\":\"",
    };
    std::string text;
    for (std::uint64_t i = random.below(8); i > 0; --i) text += pieces[random.below(pieces.size())];
    return text;
}

AnswerRecorded random_answer(Random& random) {
    AnswerRecorded recorded;
    recorded.contestant = ContestantId{static_cast<std::uint32_t>(random.next())};
    recorded.showing = ShowingId{static_cast<std::uint32_t>(random.next())};
    recorded.key = {random.next(), random.next()};
    recorded.answer.options = OptionSet(static_cast<std::uint8_t>(random.next()));
    if (random.below(2) == 0) recorded.answer.number = static_cast<std::int64_t>(random.next());
    if (random.below(2) == 0) {
        recorded.answer.text = random_text(random);
        recorded.answer.folded = random_text(random);
    }
    recorded.elapsed = Millis{static_cast<std::int64_t>(random.below(300'000))};
    recorded.mark.credit = static_cast<int>(random.below(101));
    recorded.mark.points = static_cast<std::int32_t>(random.next());
    recorded.mark.bonus = static_cast<std::int32_t>(random.next());
    if (random.below(2) == 0) recorded.given_at = Time{static_cast<std::int64_t>(random.next())};
    return recorded;
}

TEST(EventJson, GivesBackEveryKindOfEvent) {
    std::set<std::size_t> kinds;
    for (const Event& event : samples::events()) {
        const std::string line = line_of(event);
        const auto read = read_event(line);
        ASSERT_TRUE(read) << line << "\n" << read.error();
        EXPECT_TRUE(*read == event) << line << "\n" << line_of(*read);
        kinds.insert(event.body.index());
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<EventBody>);
}

TEST(EventJson, PutsEveryEventOnOneLineOfJson) {
    for (const Event& event : samples::events()) {
        const std::string line = line_of(event);
        EXPECT_EQ(line.find('\n'), std::string::npos);
        const auto json = nlohmann::json::parse(line, nullptr, false);
        ASSERT_TRUE(json.is_object()) << line;
        EXPECT_EQ(json["e"], name_of(event.body));
        EXPECT_EQ(json["at"], event.at.count());
    }
}

TEST(EventJson, KeepsTheWholeSetup) {
    const auto setup = samples::setup();
    const auto read =
        read_event(line_of(ContestOpened{std::make_shared<const hoithi::Setup>(setup)}));
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(*std::get<ContestOpened>(read->body).setup, setup);
}

TEST(EventJson, ReadsEveryVersionUpToItsOwn) {
    const std::string line =
        line_of(ContestOpened{std::make_shared<const hoithi::Setup>(samples::setup())});
    auto opened = nlohmann::json::parse(line);
    for (int version = 1; version <= event_version; ++version) {
        opened["v"] = version;
        EXPECT_TRUE(read_event(opened.dump())) << version;
    }
    opened["v"] = event_version + 1;
    EXPECT_THAT(error_of(opened.dump()), HasSubstr("later version"));
    opened["v"] = 0;
    EXPECT_THAT(error_of(opened.dump()), HasSubstr("/v"));
}

TEST(EventJson, ASetupMayNameTheContestBefore) {
    auto setup = samples::setup();
    EXPECT_EQ(
        line_of(ContestOpened{std::make_shared<const hoithi::Setup>(setup)}).find("after"),
        std::string::npos
    );
    setup.after = "k3v9q2m7xa";
    const auto read =
        read_event(line_of(ContestOpened{std::make_shared<const hoithi::Setup>(setup)}));
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(std::get<ContestOpened>(read->body).setup->after, "k3v9q2m7xa");
}

TEST(EventJson, ASetupThatNamesNoEditionIsOfTheFirst) {
    auto setup = samples::setup();
    setup.edition = Edition::first;
    const std::string line = line_of(ContestOpened{std::make_shared<const hoithi::Setup>(setup)});
    EXPECT_EQ(line.find("edition"), std::string::npos);
    const auto read = read_event(line);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(std::get<ContestOpened>(read->body).setup->edition, Edition::first);
    auto later = nlohmann::json::parse(line);
    later["edition"] = 3;
    EXPECT_THAT(error_of(later.dump()), testing::HasSubstr("edition that is not known"));
}

// Journals are kept for years: a change of these lines needs another `event_version`.
TEST(EventJson, ReadsTheDatesOfOldJournals) {
    std::string line =
        line_of(ContestOpened{std::make_shared<const hoithi::Setup>(samples::setup())});
    const std::string dates = R"("true_on":"2024-10-10","checked_on":"2025-09-30",)";
    ASSERT_NE(line.find(dates), std::string::npos);
    for (std::size_t i = line.find(dates); i != std::string::npos; i = line.find(dates, i)) {
        line.replace(i, dates.size(), R"("as_of":"2024-10-10",)");
    }
    const auto event = read_event(line);
    ASSERT_TRUE(event) << event.error();
    const auto& setup = *std::get<ContestOpened>(event->body).setup;
    ASSERT_FALSE(setup.paper.questions.empty());
    EXPECT_EQ(setup.paper.questions[0].question.true_on, "2024-10-10");
    EXPECT_EQ(setup.paper.questions[0].question.checked_on, "");
    EXPECT_EQ(setup.paper.questions[0].question.valid_to, "2025-06-30");
}

TEST(EventJson, WritesTheLinesThatOldJournalsHold) {
    const ClientKey key{1, 2};
    const std::string hex = "00000000000000010000000000000002";
    const ContestantId an{7};
    const ShowingId third{3};
    Key changed;
    changed.options = OptionSet(5);
    changed.number = 4;
    changed.tolerance = 1;
    changed.texts = {"Huế"};
    changed.folded = {"huế"};
    const AnswerRecorded typed{an, third, key, {{}, 0, "Huế", "huế"}, Millis{9}, {100, 50, 10}};
    const AnswerRecorded counted{an, third, key, {OptionSet(2), -3, "", ""}, Millis{9}, {0, -5, 0}};
    AnswerRecorded given = counted;
    given.given_at = Time{4};
    const std::vector<std::pair<EventBody, std::string>> expected{
        {Joined{an, key, DivisionIndex{1}, true},
         R"("joined","at":5,"c":7,"k":")" + hex + R"(","d":1,"team":true)"},
        {Removed{an}, R"("removed","at":5,"c":7)"},
        {Reinstated{an}, R"("reinstated","at":5,"c":7)"},
        {Locked{}, R"("locked","at":5)"},
        {Unlocked{}, R"("unlocked","at":5)"},
        {Predicted{an, 12}, R"("predicted","at":5,"c":7,"value":12)"},
        {LeadInBegan{third, 2, Time{6}}, R"("lead_in","at":5,"q":3,"spare":2,"opens_at":6)"},
        {LeadInBegan{third, {}, Time{6}}, R"("lead_in","at":5,"q":3,"opens_at":6)"},
        {QuestionOpened{Time{6}}, R"("question_opened","at":5,"closes_at":6)"},
        {DeadlineMoved{Time{6}}, R"("deadline_moved","at":5,"closes_at":6)"},
        {Paused{}, R"("paused","at":5)"},
        {Resumed{Millis{6}}, R"("resumed","at":5,"by":6)"},
        {Unveiled{2}, R"("unveiled","at":5,"step":2)"},
        {given,
         R"("answered","at":5,"c":7,"q":3,"k":")" + hex +
             R"(","o":2,"n":-3,"ms":9,"given":4,"m":[0,-5,0])"},
        {counted,
         R"("answered","at":5,"c":7,"q":3,"k":")" + hex + R"(","o":2,"n":-3,"ms":9,"m":[0,-5,0])"},
        {typed,
         R"("answered","at":5,"c":7,"q":3,"k":")" + hex +
             R"(","o":0,"x":"Huế","f":"huế","ms":9,"m":[100,50,10])"},
        {QuestionClosed{}, R"("closed","at":5)"},
        {Revealed{}, R"("revealed","at":5)"},
        {BoardShown{}, R"("board","at":5)"},
        {Skipped{}, R"("skipped","at":5)"},
        {Replaced{}, R"("replaced","at":5)"},
        {Voided{third, "r"}, R"("voided","at":5,"q":3,"reason":"r")"},
        {Restored{third, "r"}, R"("restored","at":5,"q":3,"reason":"r")"},
        {KeyChanged{third, changed, "r"},
         R"("key_changed","at":5,"q":3,"key":{"options":5,"number":4,"tolerance":1,)"
         R"("texts":["Huế"],"folded":["huế"]},"reason":"r")"},
        {KeyChanged{third, changed, "r", "x"},
         R"("key_changed","at":5,"q":3,"key":{"options":5,"number":4,"tolerance":1,)"
         R"("texts":["Huế"],"folded":["huế"]},"reason":"r","explanation":"x")"},
        {AnswerShown{}, R"("answer_shown","at":5)"},
        {Renamed{an}, R"("renamed","at":5,"c":7)"},
        {SeatMoved{an}, R"("seat_moved","at":5,"c":7)"},
        {Remarked{{{an, third, {50, 500, 20}}}}, R"("remarked","at":5,"marks":[[7,3,50,500,20]])"},
        {Finished{17}, R"("finished","at":5,"truth":17)"},
        {Finished{17, true}, R"("finished","at":5,"truth":17,"finale":true)"},
        {TimeMarked{}, R"("time_marked","at":5)"},
        {ManyRemoved{{an, ContestantId{9}}}, R"("removed_many","at":5,"c":[7,9])"},
        {ManyReinstated{{an}}, R"("reinstated_many","at":5,"c":[7])"},
        {NamesHeld{{an}}, R"("names_held","at":5,"c":[7])"},
        {NamesReleased{{an}}, R"("names_released","at":5,"c":[7])"},
        {NewNamesHeld{}, R"("new_names_held","at":5)"},
        {NewNamesReleased{}, R"("new_names_released","at":5)"},
    };
    for (const auto& [body, fields] : expected) EXPECT_EQ(line_of(body), R"({"e":)" + fields + "}");
}

TEST(EventJson, GivesBackEveryAnswerWhateverIsInIt) {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Random random(seed);
        const AnswerRecorded recorded = random_answer(random);
        const auto read = read_event(line_of(recorded));
        ASSERT_TRUE(read) << "seed " << seed << ": " << read.error();
        ASSERT_TRUE(std::get<AnswerRecorded>(read->body) == recorded) << "seed " << seed;
    }
}

TEST(EventJson, ReadsAnswersTheSameWhereverTheFieldsStand) {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        Random random(seed);
        const std::string line = line_of(random_answer(random));
        const std::string sorted = nlohmann::json::parse(line).dump();
        ASSERT_FALSE(read_answered(sorted));
        const auto read = read_event(sorted);
        ASSERT_TRUE(read) << "seed " << seed << ": " << read.error();
        ASSERT_EQ(line_of(*read), line) << "seed " << seed;
    }
}

TEST(EventJson, TakesTheQuickWayForPlainAnswers) {
    const AnswerRecorded plain{
        ContestantId{1},
        ShowingId{2},
        {3, 4},
        {OptionSet(1), 0, "", ""},
        Millis{5},
        {100, 1000, 0}};
    EXPECT_TRUE(read_answered(line_of(plain)));
    AnswerRecorded escaped = plain;
    escaped.answer.text = "\"";
    EXPECT_FALSE(read_answered(line_of(escaped)));
    EXPECT_TRUE(read_event(line_of(escaped)));
}

TEST(EventJson, SaysWhatIsWrongWithALine) {
    EXPECT_THAT(error_of(""), HasSubstr("not a JSON object"));
    EXPECT_THAT(error_of("[]"), HasSubstr("not a JSON object"));
    EXPECT_THAT(error_of(R"({"at":1})"), HasSubstr("/e"));
    EXPECT_THAT(error_of(R"({"e":"locked"})"), HasSubstr("/at"));
    EXPECT_THAT(error_of(R"({"e":"danced","at":1})"), HasSubstr("danced"));
    EXPECT_THAT(error_of(R"({"e":"locked","at":1,"why":2})"), HasSubstr("locked /why"));
    EXPECT_THAT(error_of(R"({"e":"removed","at":1})"), HasSubstr("removed /c"));
    EXPECT_THAT(error_of(R"({"e":"removed","at":1,"c":4294967296})"), HasSubstr("/c"));
    EXPECT_THAT(error_of(R"({"e":"removed","at":1,"c":-1})"), HasSubstr("/c"));
    EXPECT_THAT(error_of(R"({"e":"removed_many","at":1,"c":7})"), HasSubstr("/c"));
    EXPECT_THAT(error_of(R"({"e":"removed_many","at":1,"c":[-1]})"), HasSubstr("/c"));
    EXPECT_THAT(error_of(R"({"e":"paused","at":1.5})"), HasSubstr("/at"));
    EXPECT_THAT(
        error_of(R"({"e":"joined","at":1,"c":1,"k":"x","d":0,"team":false})"), HasSubstr("/k")
    );
    EXPECT_THAT(error_of(R"({"e":"remarked","at":1,"marks":[[1,2,3,4]]})"), HasSubstr("/marks/0"));
    EXPECT_THAT(
        error_of(R"({"e":"remarked","at":1,"marks":[[1,2,3,4,null]]})"), HasSubstr("/marks/0")
    );
    EXPECT_THAT(error_of(R"({"e":"opened","at":1,"v":2})"), HasSubstr("/v"));
    const std::string good = line_of(samples::events()[13]);
    EXPECT_THAT(error_of(good + "x"), HasSubstr("not a JSON object"));
    EXPECT_THAT(error_of(good.substr(0, good.size() - 1)), HasSubstr("not a JSON object"));
}

TEST(EventJson, NeverThrowsWhateverTheLineIs) {
    for (const Event& event : samples::events()) {
        const std::string line = line_of(event);
        const std::size_t step = line.size() > 1000 ? 7 : 1;
        for (std::size_t i = 0; i < line.size(); i += step) {
            EXPECT_FALSE(read_event(line.substr(0, i)));
            for (const char other : {'"', '9', '-', '\xFF', 'n'}) {
                std::string spoilt = line;
                spoilt[i] = other;
                read_event(spoilt);
            }
        }
    }
}

}  // namespace
}  // namespace hoithi::json
