#include "engine/json/strict_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace hoithi::json {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

Faults faults(std::string_view text, std::size_t bytes_max = 1000) {
    const auto read = read_strict(text, bytes_max, Language::english);
    return read ? Faults{} : read.error();
}

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(StrictJson, ReadsJson) {
    const auto read = read_strict(R"( {"a": [1, "ệ", null]} )", 1000, Language::english);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->dump(), R"({"a":[1,"ệ",null]})");
}

TEST(StrictJson, SaysWhereTheSyntaxBreaks) {
    EXPECT_THAT(
        faults("{\n  \"tên\": 1,,\n}"), ElementsAre(fault("", "line 2, column 12 is not JSON"))
    );
    EXPECT_THAT(faults(""), ElementsAre(fault("", "line 1, column 1 is not JSON")));
    EXPECT_THAT(faults("{} {}"), ElementsAre(fault("", "line 1, column 4 is not JSON")));
    EXPECT_THAT(faults("[1e999]"), ElementsAre(fault("", "is not JSON")));
    EXPECT_THAT(faults("['a']"), ElementsAre(fault("", "is not JSON")));
}

// As word processors write quotes.
TEST(StrictJson, NamesWholeCharacters) {
    EXPECT_THAT(
        faults("{“tên”: 1}"), ElementsAre(fault("", "line 1, column 2 is not JSON: '{“' cannot"))
    );
    EXPECT_THAT(faults("[1, ệ]"), ElementsAre(fault("", "'1, ệ' cannot")));
    EXPECT_THAT(faults("[😀]"), ElementsAre(fault("", "😀' cannot")));
    EXPECT_THAT(faults("[\"" + std::string(60, 'a') + "ệ“"), ElementsAre(fault("", "cannot")));
    for (const Fault& one : faults("[\"" + std::string(50, 'a') + "\", “b”]")) {
        EXPECT_THAT(one.problem, HasSubstr("“' cannot"));
    }
}

TEST(StrictJson, KnowsTextThatIsWide) {
    EXPECT_THAT(
        faults(std::string("\xFF\xFE{\0}\0", 6)), ElementsAre(fault("", "the file is not UTF-8"))
    );
    EXPECT_THAT(
        faults(std::string("\xFE\xFF\0{\0}", 6)), ElementsAre(fault("", "the file is not UTF-8"))
    );
}

TEST(StrictJson, FindsANameThatStandsTwice) {
    EXPECT_THAT(
        faults(R"({"a":[{"b":1,"c/~":2,"b":3,"c/~":4}],"a":5})"),
        ElementsAre(fault("/a/0/b", "twice"), fault("/a/0/c~1~0", "twice"), fault("/a", "twice"))
    );
}

TEST(StrictJson, LetsTheSameNameStandInDifferentObjects) {
    EXPECT_THAT(faults(R"([{"a":1},{"a":{"a":2}}])"), ElementsAre());
}

TEST(StrictJson, FindsControlCharacters) {
    EXPECT_THAT(
        faults(R"({"a":"x\ty","b":["ok","\u0000","\u007f","\u0085"]})"),
        ElementsAre(
            fault("/a", "control"),
            fault("/b/1", "control"),
            fault("/b/2", "control"),
            fault("/b/3", "control")
        )
    );
    EXPECT_THAT(faults("[\"a\nb\"]"), ElementsAre(fault("", "line 1")));
}

TEST(StrictJson, RefusesTextThatIsNotUtf8) {
    EXPECT_THAT(faults("[\n\"\xC3\"]"), ElementsAre(fault("", "not UTF-8, from line 2")));
    EXPECT_THAT(faults("\xEF\xBB\xBF[]"), ElementsAre(fault("", "byte order mark")));
    EXPECT_THAT(faults(R"(["\ud800"])"), ElementsAre(fault("", "is not JSON")));
    EXPECT_THAT(faults(std::string_view("[]\0[]", 5)), ElementsAre(fault("", "NUL")));
}

TEST(StrictJson, RefusesWhatIsTooMuch) {
    EXPECT_THAT(faults("[1234567890]", 11), ElementsAre(fault("", "more than 11 bytes")));
    EXPECT_THAT(faults("[1234567890]", 12), ElementsAre());
    EXPECT_THAT(faults(nested(16)), ElementsAre());
    EXPECT_THAT(
        faults(nested(17)),
        ElementsAre(fault(std::string("/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0").substr(0, 32), "deep"))
    );
    EXPECT_EQ(faults(nested(200'000), 1'000'000).size(), 1U);
}

TEST(StrictJson, SpeaksVietnamese) {
    const auto read = read_strict("{", 1000, Language::vietnamese);
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error()[0].problem, HasSubstr("không đúng JSON"));
}

}  // namespace
}  // namespace hoithi::json
