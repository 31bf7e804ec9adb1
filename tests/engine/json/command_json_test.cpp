#include "engine/json/command_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/text/fold.hpp"
#include "tests/engine/json/protocol_fixture.hpp"

namespace hoithi::json {
namespace {

using testing::ElementsAre;
using Json = nlohmann::json;

SubmitAnswer answer(const Json& message) {
    const auto read = read_answer(message);
    EXPECT_TRUE(read) << message;
    return read ? *read : SubmitAnswer{};
}

template <class T>
T act(const Json& message) {
    const auto read = read_host_act(message);
    EXPECT_TRUE(read && std::holds_alternative<T>(*read)) << message;
    return read && std::holds_alternative<T>(*read) ? std::get<T>(*read) : T{};
}

template <class T>
T fixture(const std::string& name) {
    return act<T>(protocol_message("do_" + name));
}

Json spoilt(const std::string& name, const Json& changes) {
    Json message = protocol_message(name);
    message.merge_patch(changes);
    return message;
}

/// Of the shape, and outside the limits.
bool refused(const Json& message) {
    const auto read = read_host_act(message);
    return !read && read.error() == CommandFault{Refusal::bad_request};
}

bool misshapen(const Json& message) {
    const auto read = read_host_act(message);
    return !read && read.error() == CommandFault{};
}

TEST(ReadAnswer, ReadsTheProtocolsExamples) {
    const SubmitAnswer one = answer(protocol_message("answer_options"));
    EXPECT_EQ(one.key, (ClientKey{0xC0FFEE00C0FFEE00U, 0xC0FFEE00C0FFEE00U}));
    EXPECT_EQ(one.showing, ShowingId{3});
    EXPECT_EQ(one.answer.options, OptionSet::of(1));
    const SubmitAnswer several = answer(protocol_message("answer_options_multiple"));
    EXPECT_EQ(several.answer.options, OptionSet(0b101));
    EXPECT_EQ(answer(protocol_message("answer_number")).answer.number, 48'000);
    const SubmitAnswer typed = answer(protocol_message("answer_text"));
    EXPECT_EQ(typed.answer.text, "Hòa Bình");
    EXPECT_EQ(typed.answer.folded, text::fold("hoà bình"));
    EXPECT_EQ(typed.bare, "hoa binh");
}

TEST(ReadAnswer, ComposesTypedText) {
    const Json message = spoilt("answer_text", {{"text", "Hue\u0302\u0301"}});
    EXPECT_EQ(answer(message).answer.text, "Huế");
}

TEST(ReadAnswer, RefusesWhatIsNoAnswer) {
    const auto no_answer = [](const Json& changes, const char* name = "answer_options") {
        EXPECT_FALSE(read_answer(spoilt(name, changes))) << changes;
    };
    no_answer({{"id", nullptr}});
    no_answer({{"id", "c0ffee"}});
    no_answer({{"id", 7}});
    no_answer({{"q", nullptr}});
    no_answer({{"q", -1}});
    no_answer({{"q", 1.5}});
    no_answer({{"q", 4'294'967'296}});
    no_answer({{"options", nullptr}});
    no_answer({{"options", Json::array()}});
    no_answer({{"options", 1}});
    no_answer({{"options", {1, 1}}});
    no_answer({{"options", {8}}});
    no_answer({{"options", {-1}}});
    no_answer({{"options", {"1"}}});
    no_answer({{"number", 5}});
    no_answer({{"number", 1'000'000'000'000'001}}, "answer_number");
    no_answer({{"number", 1e300}}, "answer_number");
    no_answer({{"number", "5"}}, "answer_number");
    no_answer({{"text", ""}}, "answer_text");
    no_answer({{"text", 5}}, "answer_text");
    no_answer({{"text", "\xFF"}}, "answer_text");
}

TEST(ReadAnswer, KnowsTheAnswerThatItRefuses) {
    const auto fault = [](const Json& changes) {
        return read_answer(spoilt("answer_options", changes)).error();
    };
    const AnswerFault twice = fault({{"options", {1, 1}}});
    EXPECT_EQ(twice.fault.refusal, Refusal::bad_request);
    EXPECT_EQ(twice.key, (ClientKey{0xC0FFEE00C0FFEE00U, 0xC0FFEE00C0FFEE00U}));
    EXPECT_EQ(twice.showing, ShowingId{3});
    EXPECT_EQ(fault({{"q", -1}}).showing, std::nullopt);
    EXPECT_EQ(fault({{"options", {8, 9}}}).fault.refusal, Refusal::unknown_option);
    EXPECT_EQ(fault({{"options", {8, "9"}}}).fault.refusal, std::nullopt) << "shape comes first";
}

TEST(ReadPredict, TakesAWholeNumber) {
    EXPECT_EQ(read_predict({{"t", "predict"}, {"value", 120}})->value, 120);
    EXPECT_FALSE(read_predict({{"t", "predict"}, {"value", 1.5}}));
    EXPECT_FALSE(read_predict({{"t", "predict"}, {"value", 18'446'744'073'709'551'615U}}));
    EXPECT_FALSE(read_predict({{"t", "predict"}}));
    EXPECT_FALSE(read_predict(5));
}

TEST(ReadHostAct, ReadsTheProtocolsExamples) {
    fixture<Start>("start");
    fixture<CloseQuestion>("close");
    fixture<Pause>("pause");
    fixture<Resume>("resume");
    fixture<Skip>("skip");
    fixture<Replace>("replace");
    fixture<Lock>("lock");
    fixture<Unlock>("unlock");
    fixture<End>("end");
    EXPECT_EQ(fixture<Advance>("next").from, std::nullopt);
    EXPECT_EQ(fixture<AddTime>("add_time").by, Millis{10'000});
    fixture<HoldNewNames>("hold_new");
    fixture<ReleaseNewNames>("release_new");
    EXPECT_EQ(fixture<VoidQuestion>("void").showing, ShowingId{2});
    EXPECT_EQ(fixture<VoidQuestion>("void").reason, "Câu hỏi có hai đáp án đúng.");
    EXPECT_EQ(fixture<RestoreQuestion>("restore").showing, ShowingId{2});
}

TEST(ReadHostAct, ReadsTheKeysOfTheProtocolsExamples) {
    const ChangeKey options = fixture<ChangeKey>("change_key");
    EXPECT_EQ(options.showing, ShowingId{2});
    EXPECT_EQ(options.key.options, OptionSet::of(2));
    EXPECT_EQ(options.reason, "Đáp án in sai.");
    EXPECT_EQ(fixture<ChangeKey>("change_key_number").key.number, 48'500);
    const ChangeKey texts = fixture<ChangeKey>("change_key_texts");
    EXPECT_THAT(texts.key.texts, ElementsAre("Phú Thọ", "tỉnh Phú Thọ"));
    EXPECT_THAT(texts.key.folded, ElementsAre(text::fold("phú thọ"), text::fold("tỉnh phú thọ")));
    EXPECT_THAT(texts.bare, ElementsAre("phu tho", "tinh phu tho"));
}

TEST(ReadHostAct, TakesTheToleranceOfANumber) {
    const Json message = spoilt("do_change_key_number", {{"tolerance", 5}});
    EXPECT_EQ(act<ChangeKey>(message).key.tolerance, 5);
    EXPECT_TRUE(refused(spoilt("do_change_key_number", {{"tolerance", -5}})));
}

TEST(ReadHostAct, TakesThePhaseThatNextWasPressedIn) {
    EXPECT_EQ(act<Advance>({{"act", "next"}, {"from", "open"}}).from, "open");
    EXPECT_EQ(act<Advance>({{"act", "next"}, {"from", nullptr}}).from, std::nullopt);
    EXPECT_TRUE(misshapen({{"act", "next"}, {"from", 3}}));
}

TEST(ReadHostAct, LeavesAMissingReasonToTheRules) {
    EXPECT_EQ(act<VoidQuestion>({{"act", "void"}, {"q", 2}}).reason, "");
}

TEST(ReadHostAct, TakesFromAReasonWhatMayStandOnTheWall) {
    const auto reason = [](const std::string& written) {
        return act<VoidQuestion>({{"act", "void"}, {"q", 2}, {"reason", written}}).reason;
    };
    EXPECT_EQ(reason("  Hai đáp án\n đúng. "), "Hai đáp án đúng.");
    EXPECT_EQ(reason("a\u202Eb"), "ab");
    EXPECT_EQ(reason(" \u200B\u00A0…!? "), "") << "says nothing";
}

TEST(ReadHostAct, RefusesWhatItCannotRead) {
    EXPECT_TRUE(misshapen(5));
    EXPECT_TRUE(misshapen({{"act", 5}}));
    EXPECT_TRUE(misshapen({{"act", "add_time"}}));
    EXPECT_TRUE(misshapen({{"act", "add_time"}, {"seconds", "10"}}));
    EXPECT_TRUE(refused({{"act", "add_time"}, {"seconds", 1'000'000}}));
    EXPECT_TRUE(misshapen({{"act", "void"}, {"q", "2"}}));
    EXPECT_TRUE(misshapen({{"act", "void"}, {"q", 2}, {"reason", 5}}));
    EXPECT_TRUE(misshapen(spoilt("do_change_key", {{"number", 5}})));
    EXPECT_TRUE(refused(spoilt("do_change_key", {{"tolerance", 5}}))) << "of a number alone";
    EXPECT_TRUE(misshapen(spoilt("do_change_key", {{"key", nullptr}})));
    EXPECT_TRUE(refused(spoilt("do_change_key", {{"key", {9}}})));
    EXPECT_TRUE(refused(spoilt("do_change_key_texts", {{"texts", {"a", " "}}})));
    EXPECT_TRUE(refused(spoilt("do_change_key_texts", {{"texts", Json::array()}})));
    EXPECT_TRUE(
        refused(spoilt("do_change_key_texts", {{"texts", std::vector<std::string>(51, "a")}}))
    );
    EXPECT_TRUE(refused({{"act", "sing"}}));
}

}  // namespace
}  // namespace hoithi::json
