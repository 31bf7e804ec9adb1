#include "engine/json/plain_answer.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/json/command_json.hpp"

namespace hoithi::json {
namespace {

const std::string front = R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":3,)";

/// What both ways of reading say, which must be the same.
std::optional<SubmitAnswer> read_both_ways(const std::string& message) {
    const auto plain = read_plain_answer(message);
    const auto whole = read_answer(nlohmann::json::parse(message));
    EXPECT_TRUE(whole) << message;
    if (!plain || !whole) return std::nullopt;
    EXPECT_EQ(plain->key, whole->key);
    EXPECT_EQ(plain->showing, whole->showing);
    EXPECT_EQ(plain->answer, whole->answer);
    EXPECT_EQ(plain->bare, whole->bare);
    return plain;
}

TEST(PlainAnswer, ReadsWhatThePageWrites) {
    const auto one = read_both_ways(front + R"("options":[1]})");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->showing, ShowingId{3});
    EXPECT_EQ(one->answer.options, OptionSet::of(1));
    EXPECT_EQ(read_both_ways(front + R"("options":[7,0,2]})")->answer.options.bits(), 0x85);
    EXPECT_EQ(read_both_ways(front + R"("number":0})")->answer.number, 0);
    EXPECT_EQ(read_both_ways(front + R"("number":-48000})")->answer.number, -48000);
    EXPECT_TRUE(read_both_ways(front + R"("number":1000000000000000})"));
}

TEST(PlainAnswer, LeavesWhatIsWrittenOtherwiseToTheReaderOfAnything) {
    for (const char* rest :
         {R"("text":"Hòa Bình"})",
          R"("options": [1]})",
          R"("options":[1] })",
          R"("options":[1],"more":true})",
          R"("options":[1],"number":null})"}) {
        EXPECT_FALSE(read_both_ways(front + rest)) << rest;
    }
    EXPECT_FALSE(read_both_ways(
        R"({"id":"c0ffee00c0ffee00c0ffee00c0ffee07","options":[1],"q":3,"t":"answer"})"
    ));
}

TEST(PlainAnswer, TakesNothingThatIsWrong) {
    for (const char* rest :
         {"",
          R"("options":[1])",
          R"("options":[1]}})",
          R"("options":[1]}{)",
          R"("options":[]})",
          R"("options":[1,]})",
          R"("options":[1,1]})",
          R"("options":[8]})",
          R"("options":[256]})",
          R"("options":[01]})",
          R"("options":[-1]})",
          R"("options":["1"]})",
          R"("options":[1.5]})",
          R"("options":1})",
          R"("number":01})",
          R"("number":-01})",
          R"("number":+1})",
          R"("number":})",
          R"("number":1e3})",
          R"("number":1.0})",
          R"("number":1000000000000001})",
          R"("number":99999999999999999999})"}) {
        EXPECT_FALSE(read_plain_answer(front + rest)) << rest;
    }
    const std::string behind = R"(,"options":[1]})";
    for (const char* begin :
         {R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee0","q":3)",
          R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee0g","q":3)",
          R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":03)",
          R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":-3)",
          R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":4294967296)",
          R"({"t":"predict","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":3)",
          R"( {"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":3)"}) {
        EXPECT_FALSE(read_plain_answer(begin + behind)) << begin;
    }
}

}  // namespace
}  // namespace hoithi::json
